import type { SloQueries } from '../../../core/prometheus/slo-queries.ts';
import type { FileNode } from '../../structured/node.ts';
import { nodeAt, queryAt } from './query-of.ts';

/**
 * What measures an SLO of Sloth: `sli.events` or `sli.raw`, in the words of its file or of its Kubernetes object; null for a
 * plugin, whose queries are code. Source: Sloth, pkg/prometheus/api/v1 and pkg/kubernetes/api/sloth/v1.
 */
export function slothQueries(slo: FileNode): SloQueries | null {
  const events = nodeAt(slo, 'sli', 'events');
  const bad = queryAt(events, 'error_query') ?? queryAt(events, 'errorQuery');
  const total = queryAt(events, 'total_query') ?? queryAt(events, 'totalQuery');
  if (bad && total) return { kind: 'bad', bad, total };
  const raw = nodeAt(slo, 'sli', 'raw');
  const ratio = queryAt(raw, 'error_ratio_query') ?? queryAt(raw, 'errorRatioQuery');
  return ratio && { kind: 'ratio', ratio };
}
