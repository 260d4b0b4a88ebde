import { isSelector } from '../../../core/prometheus/selector.ts';
import type { Query, SloQueries } from '../../../core/prometheus/slo-queries.ts';
import type { FileNode } from '../../structured/node.ts';
import { textAt } from '../keys.ts';
import { nodeAt, queryAt, ratesOf } from './query-of.ts';

/** Where the text of a query stands, in one version or another. */
const ways = [
  ['metricSource', 'spec', 'query'],
  ['metricSource', 'spec', 'promql'],
  ['spec', 'query'],
  ['spec', 'promql'],
  ['query'],
] as const;

/** What sources of metrics that speak PromQL are called. */
const promql = /prom|sloth|thanos|mimir|cortex|victoria/i;

/**
 * What measures an SLO of OpenSLO: a `ratioMetric` with `good` or `bad`, and `total`; null for other metrics, and for those
 * of sources that do not speak PromQL. Source: OpenSLO specification v1 (SLI) and v1alpha (`ratioMetrics`).
 */
export function openSloQueries(ratioMetric: FileNode | null): SloQueries | null {
  if (!ratioMetric) return null;
  const isCounter = textAt(ratioMetric, 'counter') === 'true' || textAt(ratioMetric, 'incremental') === 'true';
  const of = (key: string): Query | null => {
    const query = metricQuery(nodeAt(ratioMetric, key));
    return query && isCounter && isSelector(query.text) ? ratesOf(query) : query;
  };
  const [bad, good, total] = [of('bad'), of('good'), of('total')];
  if (bad && total) return { kind: 'bad', bad, total };
  return good && total && { kind: 'good', good, total };
}

function metricQuery(metric: FileNode | null): Query | null {
  if (!metric) return null;
  const source = nodeAt(metric, 'metricSource') ?? metric;
  const type = textAt(source, 'type') || textAt(source, 'source');
  if (type !== '' && !promql.test(type)) return null;
  return ways.reduce<Query | null>((found, keys) => found ?? queryAt(metric, ...keys), null);
}
