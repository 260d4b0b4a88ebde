import { fail } from '../../../core/problem.ts';
import type { TopologyGraph } from '../../pictures/picture.ts';
import type { Report } from '../../report.ts';

/** The drawing of a report; refused where it has none. */
export function graphOf({ graph }: Report, format: string): TopologyGraph {
  return graph?.() ?? fail('formatWithoutGraph', { format });
}
