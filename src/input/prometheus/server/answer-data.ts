import type { JsonObject } from '../../../core/json.ts';

/** What a query gives, as the API of Prometheus has it. */
export interface PrometheusData {
  readonly resultType: 'matrix' | 'vector' | 'scalar' | 'string';
  readonly series: readonly Series[];
  /** What the server says is missing in it; empty for a whole answer. */
  readonly missing: readonly string[];
}

/** One series: its labels, and its samples in the order of time: seconds, and numbers as texts. */
export interface Series {
  readonly metric: JsonObject;
  readonly values: readonly Sample[];
  /** It has histograms in place of numbers. */
  readonly hasHistograms: boolean;
}

export type Sample = readonly [seconds: number, value: string];
