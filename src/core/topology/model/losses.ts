import type { PartNumbers } from './part-numbers.ts';

/** What is taken to be down. */
export interface Losses {
  /** Events of the fault graph that have happened, by their keys. */
  readonly events: ReadonlySet<string>;
  /** Components of which one machine of two is left, and the numbers of that one. */
  readonly alone: ReadonlyMap<string, PartNumbers>;
}

/** What the events of the fault graph are called in {@link Losses}. @example eventKey.node('edge', 'us-1') // 'node edge/us-1' */
export const eventKey = {
  component: (name: string): string => `component ${name}`,
  domain: (name: string): string => `domain ${name}`,
  node: (cluster: string, id: string): string => `node ${cluster}/${id}`,
  region: (name: string): string => `region ${name}`,
} as const;
