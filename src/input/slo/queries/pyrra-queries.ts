import { isSelector } from '../../../core/prometheus/selector.ts';
import { type Query, type SloQueries, windowPlaceholder } from '../../../core/prometheus/slo-queries.ts';
import type { FileNode } from '../../structured/node.ts';
import { byClause, nodeAt, queryAt, ratesOf } from './query-of.ts';

/**
 * What measures an SLO of Pyrra, which names metrics and makes the queries itself: errors of all requests, requests within a
 * bucket, or samples of a gauge that are 1; null for native histograms. Source: Pyrra, slo/rules.go and api/v1alpha1.
 */
export function pyrraQueries(indicator: FileNode): SloQueries | null {
  const [ratio, latency, gauge] = ['ratio', 'latency', 'bool_gauge'].map((key) => nodeAt(indicator, key));
  if (ratio) {
    const by = groupingOf(ratio);
    const [bad, total] = [metricRates(ratio, 'errors', by), metricRates(ratio, 'total', by)];
    return bad && total && { kind: 'bad', bad, total };
  }
  if (latency) {
    const by = groupingOf(latency);
    const [good, total] = [metricRates(latency, 'success', by), metricRates(latency, 'total', by)];
    return good && total && { kind: 'good', good, total };
  }
  return gauge ? samplesOf(queryAt(gauge, 'metric'), groupingOf(gauge)) : null;
}

const metricRates = (node: FileNode, key: string, by: readonly string[] | null): Query | null =>
  by && ratesOf(queryAt(node, key, 'metric'), by);

/** Of each sample that a gauge has, whether it is 1. */
function samplesOf(metric: Query | null, grouping: readonly string[] | null): SloQueries | null {
  if (!metric || !grouping || !isSelector(metric.text)) return null;
  const by = byClause(grouping);
  const { text, placeAt } = metric;
  const over = (what: string): string => `sum${by}(${what}(${text.trim()}[${windowPlaceholder}]))`;
  const place = (): ReturnType<typeof placeAt> => placeAt(0);
  return {
    kind: 'good',
    good: { text: over('sum_over_time'), placeAt: place },
    total: { text: over('count_over_time'), placeAt: place },
  };
}

/** The labels that each have their own budget; null where one is none. */
function groupingOf(node: FileNode): readonly string[] | null {
  const list = nodeAt(node, 'grouping');
  if (list === null) return [];
  const names = list.kind === 'list' ? list.items.map((item) => (item.kind === 'scalar' ? item.text : '')) : [''];
  return names.every((name) => /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name)) ? names : null;
}
