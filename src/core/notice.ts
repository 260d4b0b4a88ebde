import type { RowProblem } from './problem.ts';

/** How a file shows that it is a part of a whole. */
export interface PartOfWhole {
  readonly read: number;
  /** Of how many rows; null: it does not say. */
  readonly total: number | null;
  /** It ends within a cell, where others end like `whole`. */
  readonly cut?: { readonly text: string; readonly whole: string };
  /** It says itself that something is missing in it; without either, that it is a page of several. */
  readonly isIncomplete?: boolean;
}

/**
 * What a reader of the numbers must know about the data: no mistake of the user, so the work goes on. Facts only; the
 * words stand in report/words/notice-text.ts, one for every kind.
 */
export interface NoticeFacts {
  /** Services that are to have other names, and that no row has. */
  renamesIdle: { readonly names: readonly string[] };
  zoneAssumed: { readonly zone: string; readonly stamps: number };
  wallClockRepeated: { readonly zone: string; readonly stamps: number };
  wallClockSkipped: { readonly zone: string; readonly stamps: number };
  invalidSkipped: { readonly rows: number; readonly problems: readonly RowProblem[] };
  /** Rows that are parts of incidents which are not in the log, or count for nothing there. */
  partsKept: { readonly rows: number; readonly wholes: readonly string[]; readonly places: readonly string[] };
  /** Rows whose start stands in another column than that of most; `column` is that one, `empty` the first choice. */
  startFromOther: { readonly rows: number; readonly column: string; readonly empty: string };
  /** Rows that the column of the cause calls maintenance. */
  maintenanceByCause: { readonly rows: number; readonly column: string; readonly places: readonly string[] };
  /** Of a gate: all that it asks for is reported only. */
  gateOnlyWarns: Record<never, never>;
  sameId: { readonly rows: number; readonly places: readonly string[] };
  duplicates: { readonly rows: number; readonly rule: 'identical' | 'id' };
  zeroLength: { readonly rows: number; readonly places: readonly string[] };
  outOfOrder: { readonly rows: number; readonly places: readonly string[] };
  negativePhase: { readonly phase: string; readonly rows: number; readonly places: readonly string[] };
  openFixed: { readonly rows: number; readonly places: readonly string[] };
  open: { readonly rows: number; readonly until: string; readonly places: readonly string[] };
  fixMissing: { readonly rows: number };
  shortOutages: { readonly outages: number; readonly shortestSeconds: number };
  backPosted: { readonly rows: number };
  partOfWhole: { readonly file: string } & PartOfWhole;
  source: { readonly file: string; readonly text: string };
  /** Reasons of log/exclusion.ts, each with its rows. */
  notIncidents: { readonly because: Readonly<Record<string, number>> };
  openWithEnd: { readonly rows: number; readonly status: string; readonly places: readonly string[] };
  endAfterNow: { readonly rows: number; readonly places: readonly string[] };
  linesAbove: { readonly file: string; readonly lines: number };
  noHeader: { readonly file: string; readonly columns: readonly string[] };
  impactLevels: { readonly column: string };
  statesRead: {
    readonly column: string;
    readonly rows: number;
    readonly kind: 'checks' | 'changes' | 'periods';
    readonly everySeconds: number | null;
  };
  /** Of a server: counts at every step; `kind` is what is counted beside all events. */
  countsRead: CountFacts & { readonly stepSeconds: number };
  countsAbsent: CountFacts & { readonly of: number };
  countsClamped: CountFacts;
  /** Of a server: samples as they were taken, or what an expression was at every step. */
  samplesRead: { readonly samples: number; readonly isRaw: boolean; readonly everySeconds: number | null };
  /** What is looked at from several places in turn, and the columns that name these. */
  checkedInTurn: { readonly services: readonly (string | null)[]; readonly columns: readonly string[] };
  /** Of a log of states no column says what is watched by its name; `columns` might. */
  watchedUnknown: { readonly columns: readonly string[] };
  /** Rows whose status is up, and which are incidents: it tells how it is now. */
  statusOfNow: { readonly column: string; readonly rows: number };
  /** `words`: of a column with few of them, which may be states. */
  noEndColumn: {
    readonly file: string;
    readonly columns: readonly string[];
    readonly words: { readonly column: string; readonly words: readonly string[] } | null;
  };
  endFromOther: { readonly rows: number; readonly column: string };
  closedWithoutEnd: { readonly rows: number; readonly places: readonly string[] };
  afterNow: { readonly rows: number; readonly now: string };
  notUtf8: { readonly texts: readonly string[] };
  spanLong: { readonly years: number; readonly first: string; readonly last: string };
  windowDefault: { readonly start: string; readonly end: string };
  periodBeforeLog: { readonly start: string; readonly first: string };
  observationDefault: { readonly start: string; readonly end: string };
  /** There is no log; null: nobody said what is gone. */
  budgetFresh: { readonly consumedSeconds: number | null };
  windowInFuture: { readonly end: string };
  /** `of`: what depends on it. */
  clockUsed: { readonly now: string; readonly of?: 'coverage' };
  lesserCountsWhole: {
    readonly rows: number;
    readonly downtimeSeconds: number;
    readonly totalSeconds: number;
    readonly severities: readonly string[];
  };
  /** Agreed maintenance of services that no row of the log names. */
  exclusionsOfNone: { readonly services: readonly string[] };
  noRowHas: { readonly key: string; readonly value: string; readonly suggestion: string | null };
  /** `rows`: where some rows use the column and these do not; null where none does. */
  impactWordsUnused: { readonly column: string; readonly rows: number | null };
  impactMixed: { readonly column: string; readonly numbers: number; readonly words: number };
  logUncovered: {
    readonly seconds: number;
    /** Of so much time that has passed. */
    readonly passedSeconds: number;
    /** What the result makes of it: it consumes no budget, or counts as up. */
    readonly effect: 'consumesNothing' | 'countsAsUp';
    readonly covered: { readonly start: string; readonly end: string } | null;
    /** How it is known: the months that incidents touch, the rows of counted events, or what the user says. */
    readonly by: 'months' | 'rows' | 'option';
  };
  /** Outages that stand in more than one file, of those that there are, and the failures that are counted. */
  filesOverlap: { readonly shared: number; readonly outages: number; readonly failures: number };
  /** Of a budget of several parts it is the most of one. */
  unknownTime: {
    readonly seconds: number;
    /** Of so much time. */
    readonly ofSeconds: number;
    readonly handling: 'excluded' | 'down' | 'up';
    /** Whose time it is, where rows name what they watch. */
    readonly services: readonly string[];
  };
  serviceHoursZone: { readonly zone: string; readonly calendar: string };
  serviceNotNamed: { readonly rows: number };
  sloByTime: { readonly slos: readonly string[] };
  largeIncidents: { readonly incidents: readonly BudgetTaker[] };
  largeCauses: { readonly causes: readonly BudgetTaker[] };
  journeyAllOptional: { readonly journeys: readonly string[] };
  journeyAssumed: { readonly name: string; readonly components: number; readonly optional: number };
  sloUnused: { readonly parts: readonly { readonly kind: string; readonly text: string }[] };
  /** What of an SLO file no rule is made of. */
  rulesUnused: { readonly parts: readonly { readonly kind: string; readonly text: string }[] };
  /** Windows that follow a calendar, with the length that rules take for them. */
  rulesOfCalendar: { readonly slos: readonly { readonly name: string; readonly days: number }[] };
  /** Tiers of alerts that never fire at a target and a window. */
  rulesIdle: {
    readonly slo: string;
    readonly tiers: readonly {
      readonly severity: string;
      readonly longSeconds: number;
      readonly shortSeconds: number;
    }[];
  };
  /** Nobody knows how many events their queries count. */
  rulesUnguarded: { readonly slos: readonly string[] };
  sloWindowMissing: { readonly slos: readonly string[] };
  sloServiceMissing: { readonly slos: readonly string[] };
  sloLengthAssumed: { readonly slo: string; readonly text: string; readonly days: number };
  sloTargetBelowPercent: { readonly slo: string; readonly unavailability: number };
  sloWindowOfMinutes: { readonly slo: string; readonly minutes: number };
  sloSliceAssumed: { readonly slo: string };
  testAgeUsesClock: { readonly now: string };
  flapsOfAll: { readonly log: string; readonly components: readonly string[]; readonly outages: number };
  flapsWithoutEnd: { readonly log: string; readonly rows: number };
  simulationInterrupted: { readonly years: number; readonly of: number };
  repairAssumed: { readonly parts: readonly string[] };
  pairSimplified: { readonly parts: readonly string[] };
  belowDouble: { readonly journeys: readonly string[] };
  sitesIndependent: { readonly journeys: readonly string[] };
  degradedUnknown: { readonly journeys: readonly string[] };
  partitionsFrequent: { readonly component: string; readonly share: number };
  simulationDisagrees: {
    readonly what: string;
    readonly isFirstOrder: boolean;
    readonly exact: number;
    readonly low: number;
    readonly high: number;
  };
  promotionsUncounted: { readonly region: string };
  replayHelpsNone: { readonly incidents: number };
  replayCountsUnion: Record<string, never>;
  sumExceedsWindow: { readonly downtimeSeconds: number; readonly windowSeconds: number };
}

/** Steps of counts of an objective (null: the only one). */
interface CountFacts {
  readonly objective: string | null;
  readonly kind: 'good' | 'bad' | 'ratio';
  readonly steps: number;
}

/** Who took which share of a budget. */
export interface BudgetTaker {
  readonly name: string | null;
  readonly budgetShare: number;
}

export type NoticeKind = keyof NoticeFacts;

export type Notice = { readonly [K in NoticeKind]: { readonly kind: K; readonly data: NoticeFacts[K] } }[NoticeKind];

export function notice<K extends NoticeKind>(kind: K, data: NoticeFacts[K]): Notice {
  return { kind, data } as Notice;
}
