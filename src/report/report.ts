import type { JsonObject } from '../core/json.ts';
import type { Block } from './blocks.ts';
import type { PageParts, TopologyGraph } from './pictures/picture.ts';
import type { ReportedSlo } from './slo-report.ts';

export * from './blocks.ts';

/** A note on the data, for standard error and for `warnings` in JSON. */
export interface Warning {
  readonly kind: string;
  readonly message: string;
}

/** What a command found, ready for any format. */
export interface Report {
  readonly title: string;
  /** What of the title is to be read letter by letter: the names of files, an expression. */
  readonly titleCode?: readonly string[];
  readonly blocks: readonly Block[];
  /** The JSON result without `schema`, `warnings` and `checks`, which every command has alike. */
  readonly data: JsonObject;
  readonly warnings: readonly Warning[];
  /** Plain facts for standard error that are no warnings: the mapping used, say. */
  readonly remarks: readonly string[];
  /** The SLOs that it is about, for the formats that write them down. */
  readonly slos?: readonly ReportedSlo[];
  /** How many events the long window of an alert must hold; null: so many that one bad one fires none. */
  readonly minEvents?: number | null;
  /** What is drawn, made only where somebody looks at it. */
  readonly page?: () => PageParts;
  /** The topology that it is about, for the formats that draw it. */
  readonly graph?: () => TopologyGraph;
  /** Each formula with its numbers put in; made only where `--explain` asks. */
  readonly explanation: () => readonly string[];
}
