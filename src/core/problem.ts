import type { RowFacts } from './row-facts.ts';
import type { ServerFacts } from './server-facts.ts';
import type { TypedFacts } from './typed-facts.ts';
import type { UsageFacts } from './usage-facts.ts';
import type { AgainstCopies, ExpectedValue, GivenValue } from './value-facts.ts';

/**
 * A user's mistake, as data. What a problem is called and what to do about it stands in one table (report/words/problem-text.ts)
 * that the compiler keeps exhaustive: a kind added here does not compile until it has its words there.
 */

/** A place in a file that was read. Lines and columns count from 1. */
export interface FilePlace {
  readonly kind: 'file';
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** A place in something that was typed: the option (or null for an argument), its text, an offset from 0 for the caret. */
export interface TypedPlace {
  readonly kind: 'typed';
  readonly option: string | null;
  readonly text: string;
  readonly offset?: number;
  readonly length?: number;
}

export type Place = FilePlace | TypedPlace;

/** Every kind of problem and the facts it carries. */
export interface ProblemFacts extends RowFacts, UsageFacts, TypedFacts, ServerFacts {
  nameUnknown: {
    readonly what: string;
    readonly name: string;
    readonly known: readonly string[];
    readonly suggestion: string | null;
  };
  diagramTooLarge: {
    readonly journey: string;
    /** Whether bounds can stand in for it. */
    readonly hasBounds: boolean;
    readonly tried: readonly { readonly order: DiagramOrder; readonly nodes: number; readonly seconds: number }[];
  };
  noLog: Record<string, never>;
  exclusionIsLog: { readonly path: string };
  standardInputTwice: Record<string, never>;
  ceilingTooLarge: { readonly journey: string };
  // what was read
  fileMissing: { readonly path: string };
  fileShrank: { readonly path: string };
  fileUnreadable: { readonly path: string; readonly reason: string };
  pathIsDirectory: { readonly path: string };
  /** `content` is absent for a log and other tables. */
  inputEmpty: { readonly content?: StructuredContent };
  /** XML or HTML. */
  inputMarkup: { readonly content?: StructuredContent };
  inputBinary: { readonly looksLike: string | null; readonly content?: StructuredContent };
  inputHasNoIncidents: { readonly headerOnly: boolean };
  /** A file that is something else than what it was given as. */
  fileSwapped: { readonly wanted: FileRole; readonly found: FileRole; readonly file: string };
  /** `stampColumns`: those whose first cell is a date, in their order. */
  columnsUnknown: { readonly columns: readonly string[]; readonly stampColumns?: readonly string[] };
  headingZoneShared: { readonly field: string; readonly column: string; readonly abbreviation: string };
  /** Bare numbers of a column of percents, none of them above 1: percents or shares. */
  percentsOrShares: { readonly column: string };
  columnTwice: { readonly name: string };
  statesNowhere: Record<string, never>;
  /** Rows have ends, and may be a monitor's periods or outages with what is true of them now. */
  statesOrOutages: { readonly column: string };
  /** Of Prometheus: a number or a text alone, without a series. */
  answerIsScalar: { readonly type: string };
  statesUnclear: { readonly column: string; readonly words: readonly string[] };
  answerIsError: { readonly text: string };
  rowMalformed: { readonly reason: string };
  jsonMalformed: { readonly reason: string };
  jsonShapeUnknown: { readonly found: string };
  outputUnwritable: { readonly path: string; readonly reason: string };
  // a YAML or JSON file with keys of our own
  yamlMalformed: { readonly reason: string };
  keyTwice: { readonly key: string };
  keyUnknown: {
    readonly what: string;
    readonly key: string;
    readonly known: readonly string[];
    readonly suggestion: string | null;
  };
  keyMissing: { readonly what: string; readonly key: string };
  valueKind: { readonly what: string; readonly expected: ExpectedValue; readonly found: GivenValue };
  problemsMore: { readonly count: number };
  mapEmpty: { readonly what: string };
  // an SLO file, a policy, targets, deploys, counts of events
  sloFormatUnknown: { readonly found: string | null; readonly formats: readonly string[] };
  sloTemplate: { readonly text: string };
  sloNameTwice: { readonly name: string; readonly scope: string | null; readonly other: Place };
  targetNoRatio: { readonly format: string; readonly key: string; readonly text: string; readonly instead: string };
  targetNoPercent: { readonly format: string; readonly key: string; readonly text: string; readonly instead: string };
  noSloNamed: { readonly files: number };
  noFileNamed: { readonly by: 'folder' | 'pattern'; readonly endings: string };
  sloRefused: { readonly why: SloRefusal; readonly text: string };
  // rules for Prometheus made of an SLO file
  rulesOfSlices: { readonly slo: string };
  rulesWithoutQueries: { readonly slo: string };
  queryWithoutWindow: { readonly slo: string };
  /** `range`: samples of a range, which is no number yet. */
  queryUnusable: { readonly slo: string; readonly why: 'malformed' | 'range' };
  queryAnswersAlways: { readonly slo: string };
  labelUnusable: { readonly slo: string; readonly name: string };
  columnMissing: { readonly what: string; readonly known: readonly string[]; readonly columns: readonly string[] };
  cellEmpty: { readonly field: string };
  countUnusable: { readonly field: string; readonly text: string };
  eventsTooMany: { readonly field: string; readonly text: string };
  partAboveTotal: { readonly part: string; readonly text: string; readonly total: string };
  // a topology file
  nameUnusable: { readonly what: string; readonly name: string };
  nameShared: { readonly name: string; readonly kinds: readonly [string, string] };
  givenTwice: { readonly what: string; readonly keys: readonly string[] };
  topologyOfOther: { readonly source: string; readonly path: string };
  numbersToFill: { readonly parts: readonly { readonly name: string; readonly line: number }[] };
  numbersMissing: { readonly what: string };
  measuredNowhere: { readonly what: string; readonly service: string };
  timeMissing: { readonly what: string; readonly has: 'mtbf' | 'mttr'; readonly lacks: 'mtbf' | 'mttr' };
  timesUnfit: { readonly what: string; readonly availability: string };
  needAboveReplicas: { readonly need: number; readonly replicas: number };
  domainsOfOne: { readonly what: string; readonly count: number };
  callContradicts: { readonly what: string; readonly name: string };
  valueDiffers: { readonly name: string; readonly text: string; readonly otherText: string | null };
  valueOfGroup: { readonly name: string };
  copiesUnfit: { readonly name: string; readonly reason: AgainstCopies };
  allOptional: Record<string, never>;
  circle: { readonly path: readonly string[] };
  commonCauseOfOne: { readonly name: string | null };
  commonCauseTooLarge: { readonly name: string; readonly common: number; readonly unavailability: number };
  // a standby, a cluster, a drill
  failoverWithoutTimes: { readonly what: string };
  failoverConflict: { readonly what: string; readonly key: string };
  detectionTwice: { readonly what: string };
  noticingWithoutRepair: { readonly what: string };
  bridgeWithoutRepair: { readonly what: string };
  bridgeOfMany: { readonly what: string; readonly replicas: number };
  maintenanceTooLong: {
    readonly what: string;
    readonly inTurn: number;
    readonly lastsSeconds: number;
    readonly everySeconds: number;
    readonly besideSeconds: number;
  };
  leaseWithoutTime: Record<string, never>;
  checkWithoutFailures: { readonly what: string; readonly mode: string };
  probesOverlap: { readonly timeoutSeconds: number; readonly intervalSeconds: number; readonly isDefault: boolean };
  needAboveNodes: { readonly need: number; readonly nodes: number };
  clientShares: { readonly clients: number };
  regionOfItself: { readonly name: string; readonly key: 'near' | 'order' };
  regionTwice: { readonly name: string; readonly key: 'near' | 'order' };
  regionWithoutNodes: { readonly name: string };
  valueOfCluster: { readonly name: string };
  nameAmbiguous: { readonly name: string; readonly ways: readonly string[] };
}

/** An order of the variables in which a diagram was tried. */
export type DiagramOrder =
  | ('gatesFirst' | 'smallGatesFirst' | 'largeGatesFirst' | 'componentsFirst' | 'gathered' | 'asWritten')
  /** Not reached yet, or not in any order. */
  | ('simplification' | 'minimalCutSets');

/** What a file of YAML or JSON was to be. */
/** What a file can be to ninefold; `events` are counts of good and all, a `yamlLog` has rows, but in YAML. */
export type FileRole =
  | ('log' | 'topology' | 'slos' | 'project' | 'scenarios' | 'targets' | 'policy')
  | ('events' | 'yamlLog');

export type StructuredContent = 'topology' | 'settings';

/** Why an SLO file, a policy or a file of targets is refused. */
export type SloRefusal =
  | ('none' | 'nameTwice' | 'noObjective' | 'composite' | 'frameCustom' | 'targetKeys')
  | ('targetZero' | 'percentRange' | 'targetTwice' | 'sliceTargetRange' | 'sliceUnequal')
  | ('duration' | 'windowCount' | 'windowBoth' | 'windowNeither')
  | ('policyShort' | 'policyTwoBounds' | 'policyUnbounded' | 'policyBounded' | 'policyOrder' | 'policyFull')
  | ('targetWhole' | 'windowTwice' | 'windowMinutes' | 'noTargets' | 'answerPart' | 'answerEmpty');

export type ProblemKind = keyof ProblemFacts;

export type Problem = {
  readonly [K in ProblemKind]: {
    readonly kind: K;
    readonly where: Place | null;
    readonly data: ProblemFacts[K];
  };
}[ProblemKind];

/** What is wrong with a row of a log. */
export type RowProblem = Extract<Problem, { readonly kind: `row${string}` }>;

/** Makes a problem; `where` is the place that the message will point at. */
export function problem<K extends ProblemKind>(
  kind: K,
  data: ProblemFacts[K],
  where: Place | null = null,
): Extract<Problem, { readonly kind: K }> {
  return { kind, where, data } as Extract<Problem, { readonly kind: K }>;
}

/** Thrown wherever going on would mean guessing; caught once, in cli/main.ts, and shown with status 2. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];

  constructor(...problems: Problem[]) {
    super(problems.map((each) => each.kind).join(', '));
    this.name = 'ProblemError';
    this.problems = problems;
  }
}

/** Throws one problem; for the places where an expression needs it. */
export function fail<K extends ProblemKind>(kind: K, data: ProblemFacts[K], where: Place | null = null): never {
  throw new ProblemError(problem(kind, data, where));
}
