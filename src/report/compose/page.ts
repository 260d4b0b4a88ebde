import { allowed, defaultBasis } from '../../core/quantity/allowance.ts';
import { meetsTarget } from '../../core/topology/analyze/meets-target.ts';
import type { GraphPicture, IntervalsPicture, PageParts } from '../pictures/picture.ts';
import { availability, duration, text } from '../report.ts';
import { partRows } from './importance-blocks.ts';
import { lossesPicture } from './losses-picture.ts';
import type { ComposeResult } from './result.ts';
import { topologyGraph } from './topology-graph.ts';

/** What a page of `compose` shows large, and its pictures. */
export function composePage(result: ComposeResult): PageParts {
  return {
    headline: ['Availability', 'Down a year', 'Failures a year', 'MTBF (uptime)', 'MTTR', 'Degraded'],
    pictures: () =>
      [graphPicture(result), lossesPicture(result), journeysPicture(result), partsPicture(result)].filter(
        (picture) => picture !== null,
      ),
  };
}

/** More boxes than this are no picture any more. */
const mostBoxes = 250;

function graphPicture(result: ComposeResult): GraphPicture | null {
  const graph = topologyGraph(result);
  if (graph.nodes.length > mostBoxes || graph.edges.length > 4 * mostBoxes) return null;
  const several = result.journeys.length > 1;
  return {
    kind: 'graph',
    title: 'What it is made of',
    says: `Requests go along the arrows; a dashed arrow is what a part does not work without, a dotted one what it can do without. Red is a single point of failure${several ? ` of ${result.detail.analysis.journey.name}` : ''}.${graph.domains.length > 0 ? ' A dashed frame is a domain: what is in it goes down with it.' : ''}`,
    graph,
  };
}

function journeysPicture({ journeys }: ComposeResult): IntervalsPicture | null {
  if (journeys.length < 2) return null;
  return {
    kind: 'intervals',
    axis: 'unavailability',
    title: 'Journeys',
    says: 'Unavailability of each journey: the shorter, the better. Green meets its target, red misses it.',
    numbersIn: 'Journeys',
    target: null,
    rows: journeys.map(({ analysis, target }) => {
      const { unavailability } = analysis.result;
      return {
        name: text(analysis.journey.name),
        value: availability(unavailability, target?.availability.unavailability),
        ...{ at: unavailability, low: 0, high: unavailability },
        ...(target && { tone: meetsTarget(analysis, target) ? ('good' as const) : ('bad' as const) }),
      };
    }),
  };
}

function partsPicture(result: ComposeResult): IntervalsPicture | null {
  const rows = partRows(result).slice(0, Math.min(result.top, 20));
  if (rows.length < 2) return null;
  return {
    kind: 'intervals',
    axis: 'duration',
    title: 'What holds it back',
    says: 'Downtime a year that would be gone if the part never failed. Red is a single point of failure.',
    numbersIn: 'What holds it back',
    target: null,
    rows: rows.map(({ name, importance }) => {
      const at = allowed(importance.unavailabilityGain, defaultBasis.yearSeconds);
      return {
        ...{ name: text(name), value: duration(at), at, low: 0, high: at },
        ...(importance.isSinglePoint && { tone: 'bad' as const }),
      };
    }),
  };
}
