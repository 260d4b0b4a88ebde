import { allowed, defaultBasis } from '../../core/quantity/allowance.ts';
import { type StructureNode, structureOf } from '../../core/topology/model/structure.ts';
import { formatAvailability, formatCount, formatDuration } from '../numbers.ts';
import type { GraphNode, TopologyGraph } from '../pictures/picture.ts';
import type { ComposeResult } from './result.ts';

type PartNode = Extract<StructureNode, { readonly kind: 'part' }>;

/** The topology as boxes and arrows with the numbers that the report has of them; weak links are marked. */
export function topologyGraph(result: ComposeResult): TopologyGraph {
  const { topology, journeys } = result;
  const { nodes, edges } = structureOf(
    topology,
    journeys.map(({ analysis }) => analysis.journey),
  );
  const boxes = nodes.map((node) => graphNode(node, result));
  const used = new Set(boxes.flatMap(({ domain }) => domain ?? []));
  return {
    domains: topology.domains.flatMap(({ name }) => (used.has(name) ? domainOf(name, result) : [])),
    nodes: boxes,
    edges,
  };
}

/** A domain with its own availability, and what would be gone of the downtime if it never failed. */
function domainOf(name: string, { importance }: ComposeResult): TopologyGraph['domains'][number] {
  const own = importance.find(({ part }) => part.kind === 'domain' && part.name === name);
  if (!own) return { name, says: '', isWeak: false };
  const costs = formatDuration(allowed(own.unavailabilityGain, defaultBasis.yearSeconds));
  return { name, says: `${formatAvailability(own.part.unavailability)}, ${costs} a year`, isWeak: own.isSinglePoint };
}

function graphNode(node: StructureNode, result: ComposeResult): GraphNode {
  const { id, kind } = node;
  if (node.kind === 'gate')
    return {
      id,
      kind,
      lines: [`${formatCount(node.need)} of ${formatCount(node.of)}`],
      tone: null,
      domain: null,
      isWeak: false,
    };
  if (node.kind === 'part') return partNode(node, result);
  const { analysis } = result.journeys.find(({ analysis: each }) => each.journey.name === node.name)!;
  const lines = [node.name, formatAvailability(analysis.result.unavailability)];
  return { id, kind, lines, tone: null, domain: null, isWeak: false };
}

function partNode(node: PartNode, { importance, topology }: ComposeResult): GraphNode {
  const own = importance.filter(({ part }) => part.component === node.name || part.name === node.name);
  const isSingle = own.some(({ isSinglePoint }) => isSinglePoint);
  const cluster = topology.clusters?.find(({ name }) => name === node.name);
  const unavailability = (node.component ?? cluster?.nodes[0])?.numbers.unavailability ?? null;
  const costs = own.reduce((sum, each) => sum + each.unavailabilityGain, 0);
  const isOptional = node.component?.isOptional ?? false;
  const lines = [
    node.name,
    ...(unavailability === null ? [] : [`${formatAvailability(unavailability)}${node.count > 1 ? ' each' : ''}`]),
    ...(node.count > 1 ? [`${formatCount(node.need)} of ${formatCount(node.count)}`] : []),
    ...(node.domains.length > 0 ? [`in ${node.domains.join(', ')}`] : []),
    ...(isOptional ? ['optional'] : []),
    ...(own.length === 1 && costs > 0 ? [`${formatDuration(allowed(costs, defaultBasis.yearSeconds))} a year`] : []),
    ...(isSingle ? ['single point'] : []),
  ];
  const isKnown = topology.domains.some(({ name }) => name === node.domains[0]);
  return {
    id: node.id,
    kind: 'part',
    lines,
    tone: isSingle ? 'bad' : isOptional ? 'quiet' : null,
    domain: node.domains.length === 1 && isKnown ? node.domains[0]! : null,
    isWeak: isSingle,
  };
}
