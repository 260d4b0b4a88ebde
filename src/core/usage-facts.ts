/** What can be wrong with a command line as a whole, and the facts that a message needs. */
export interface UsageFacts extends ComposeFacts {
  // options, by what their declarations say
  optionTwice: { readonly flag: string; readonly texts: readonly string[] };
  optionNeeds: {
    readonly flag: string;
    readonly needs: readonly { readonly usage: string; readonly says: string }[];
  };
  optionWithoutEffect: { readonly flag: string; readonly call: string; readonly only: readonly string[] };
  /** `hint` is a call that may be meant. */
  commandLine: { readonly message: string; readonly command: string | null; readonly hint: string | null };
  defect: { readonly message: string; readonly stack: string | null };
  countTooLarge: { readonly text: string };
  calendarKey: { readonly key: string };
  reportWithoutFile: { readonly text: string };
  reportWithoutFormat: { readonly file: string; readonly known: readonly string[] };
  formatWithoutSlos: { readonly format: string };
  formatWithoutGraph: { readonly format: string };
  windowNotWritable: { readonly slo: string; readonly seconds: number };
  argumentTwice: { readonly first: string; readonly second: string };
  gateWithoutCheck: { readonly gate: string };
  gateOfSeveralLogs: { readonly logs: readonly string[] };
  reportsIntoOne: { readonly file: string };
  /** The result of an earlier run; `found` is what it is of, and `wanted` what it should be of. */
  baselineRefused: { readonly why: BaselineRefusal; readonly found?: string; readonly wanted?: string };
  // init
  folderMissing: { readonly path: string };
  outputExists: { readonly path: string };
  starterTemplate: { readonly text: string };
  starterUnknown: Record<string, never>;
  starterEmpty: { readonly source: string };
  // nines
  nothingToCompare: Record<string, never>;
  /** A mean, and neither a target nor the other mean. */
  meanAlone: {
    readonly flag: string;
    readonly text: string;
    readonly name: 'mttr' | 'frequency';
    readonly target: string | null;
  };
  failuresTooLong: { readonly failures: string; readonly mttr: string };
  downtimeAbovePeriod: { readonly downtime: string; readonly period: string };
  // project
  meansAndLog: Record<string, never>;
  meanTwice: Record<string, never>;
  meanMissing: { readonly given: 'mtbf' | 'mttr'; readonly missing: 'mtbf' | 'mttr' };
  changeNeedsLog: { readonly change: string; readonly isOfPhase: boolean };
  phasesMissing: { readonly text: string; readonly missing: readonly string[] };
  horizonTooLong: Record<string, never>;
  runsOutOfRange: { readonly text: string; readonly areTooFew: boolean };
  compareReadsTwice: Record<string, never>;
  settingOutsideQuotes: { readonly setting: string; readonly whole: string };
  scenarioNamedNow: Record<string, never>;
  scenarioNamedAsAll: { readonly name: string };
  scenarioTwice: { readonly name: string };
  scenarioEmpty: { readonly name: string };
  scenariosNone: Record<string, never>;
  setTwice: { readonly what: string };
  // budget
  countsAndLog: Record<string, never>;
  countsOfSeveral: Record<string, never>;
  freshOfSeveral: Record<string, never>;
  /** A gate, or what an assertion asks for, where nobody knows what is gone. */
  freshJudged: { readonly judge: string };
  goodAboveTotal: { readonly good: number; readonly total: number };
  sloMissing: Record<string, never>;
  /** null stands for incidents that name no service. */
  targetMissing: { readonly targets: string; readonly services: readonly (string | null)[] };
  sloWhole: { readonly isWhole: boolean };
  targetsTwice: Record<string, never>;
  rulesWithoutFile: Record<string, never>;
  writtenJudged: Record<string, never>;
  minEventsIdle: Record<string, never>;
  alertsOfSlices: { readonly flag: string };
  decisionOfSeveral: { readonly flag: string; readonly judged: 'services' | 'objectives' };
  nothingToSuggest: Record<string, never>;
  rollingFuture: { readonly now: string };
  coverageBackwards: { readonly text: string };
}

/** What can be wrong with a call of compose. */
export interface ComposeFacts {
  nothingToCompose: Record<string, never>;
  betaOfFile: Record<string, never>;
  maintenanceNone: Record<string, never>;
  measuredEmpty: { readonly path: string };
  measuredNoService: { readonly path: string };
  betaTooLarge: { readonly name: string; readonly gates: number };
  composedTwice: { readonly what: string; readonly form: string };
  drillUnknown: { readonly text: string };
  drillNeedsExact: Record<string, never>;
  downEmpty: { readonly isWhole: boolean; readonly example: string };
  strategiesOfOne: {
    readonly candidates: readonly string[];
    readonly have: 'standby' | 'times';
  };
  simulationLawUnreadable: { readonly text: string };
  connectionsAtOnce: { readonly count: number };
  connectionsInAll: { readonly count: number; readonly most: number };
  lagWithoutWrites: Record<string, never>;
  connectionsWithoutClusters: Record<string, never>;
  flapsWithoutStandby: Record<string, never>;
  logWithoutEnds: { readonly path: string; readonly use: 'flaps' | 'repairs' };
}

/** Why a file is no earlier run to compare with; the second line is of its checks. */
export type BaselineRefusal =
  | ('noJson' | 'noResult' | 'schema' | 'version' | 'command' | 'noComparison')
  | ('nothingGated' | 'absent' | 'target' | 'window' | 'number' | 'order');
