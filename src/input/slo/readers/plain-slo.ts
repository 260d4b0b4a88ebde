import { plainAlerting } from '../../../core/prometheus/alerting.ts';
import type { SloQueries } from '../../../core/prometheus/slo-queries.ts';
import type { FileNode } from '../../structured/node.ts';
import type { Slo } from '../model.ts';
import type { Target } from '../ratio.ts';

/** An SLO of one target that counts events, as most formats have it. */
export function plainSlo(
  {
    queries = null,
    ...parts
  }: Pick<Slo, 'name' | 'service' | 'scope' | 'window'> &
    Partial<Pick<Slo, 'displayName' | 'indicator' | 'alerting'> & { readonly queries: SloQueries | null }>,
  { availability, ratio }: Target,
  object: FileNode,
  at: FileNode,
): Slo {
  const objective = {
    name: null,
    target: availability,
    ratio,
    timeSliceTarget: null,
    timeSliceSeconds: null,
    queries,
    place: at.place(),
  };
  return {
    ownName: parts.name,
    displayName: null,
    indicator: null,
    indicatorRef: null,
    alerting: plainAlerting,
    method: 'Occurrences',
    ...parts,
    objectives: [objective],
    place: object.place(),
  };
}
