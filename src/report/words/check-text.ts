/*
 * What a check claims, where that is a sentence and no comparison: it stands in the JSON result, and is kept as it is.
 */
import type { RequestKind } from '../../core/topology/model/cluster-model.ts';

export const logCoversText = 'the log covers the window';

export const logIsWholeText = 'the log is whole';

export const windowBegunText = 'the window has begun';

export const rowsReadText = 'every row can be read';

export const incidentLastsText = 'an incident has a length and a weight';

export const rowNamesText = (by: string): string => `a row names a ${by}`;

export const rowHasText = (key: string, value: string): string => `a row has ${key} = ${value}`;

export const lintFindsNoText = (rule: string): string => `lint finds no ${rule}`;

/** What requests of a kind are called. */
export const requestsText: Readonly<Record<RequestKind, string>> = {
  reads: 'reads',
  strongReads: 'strong reads',
  writes: 'writes',
};

/** `name`: the metric that has the state of a policy. @example betterThanText('policy.state', 'freeze') */
export const betterThanText = (name: string, gate: string): string => `${name} better than ${gate}`;

export const canReachText = (journey: string | null, target: string): string =>
  `${journey ?? 'the topology'} can reach ${target}`;
