import type { SloQueries } from '../../../core/prometheus/slo-queries.ts';
import type { FileNode } from '../../structured/node.ts';
import { nodeAt, queryAt, ratesOf } from './query-of.ts';

/** What measures an SLO of Grafana: `query.ratio`, two counters; null for queries of other types. Source: Grafana SLO API. */
export function grafanaQueries(slo: FileNode): SloQueries | null {
  const ratio = nodeAt(slo, 'query', 'ratio');
  const by = nodeAt(ratio, 'groupByLabels');
  if (by?.kind === 'list' && by.items.length > 0) return null; // an SLO for each of them, which is no one SLO
  const good = ratesOf(queryAt(ratio, 'successMetric', 'prometheusMetric'));
  const total = ratesOf(queryAt(ratio, 'totalMetric', 'prometheusMetric'));
  return good && total && { kind: 'good', good, total };
}
