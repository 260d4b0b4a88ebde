import { FaultGraphBuilder, type NodeRef, never } from '../../diagram/graph/fault-graph.ts';
import { clusterFailure } from '../../failover/routing/request-nodes.ts';
import { copyNames, namesIn } from '../expression/walk.ts';
import type { Cluster } from '../model/cluster-model.ts';
import type { Component, Topology } from '../model/model.ts';
import { definitionOrder, type Meaning, Names } from './definition-order.ts';
import { expressionNode } from './expression-node.ts';
import type { FailureModel, ModelJourney } from './failure-model.ts';
import { ModelParts } from './model-parts.ts';

/**
 * The failure of every journey of a topology as one fault graph. A component fails when fewer than `need` of its replicas
 * work, or anything that it depends on fails; a replica fails by itself, with its domain, or by a common cause. What is
 * optional breaks nothing (`hard`) and is counted in `full`. A part with a share matters only to requests that need it. A
 * cluster fails when fewer than `need` of its nodes work, and a node works only while its region does. What is lost in a
 * drill has failed.
 * Source: fault tree analysis, Vesely et al., NUREG-0492 (1981). Errors: none for what the readers
 * accept; RangeError for a name that nothing has, or names in a circle.
 * @example compileTopology(topologyOfExpression(parseExpression('a=99 | b=99', at), at)).parts.length // 2
 */
export function compileTopology(topology: Topology): FailureModel {
  const builder = new FaultGraphBuilder();
  const parts = new ModelParts(builder, topology);
  const journeys = journeyNodes(builder, parts, topology);
  // parts of one unavailability are alike to the engine
  const likeness = Float64Array.from(parts.parts, ({ unavailability }) => unavailability);
  const { eventNumbers, pools } = parts;
  return { graph: builder.build(likeness), parts: parts.parts, eventNumbers, journeys, pools };
}

/** The journeys of a topology as nodes of a graph that may hold more than them. */
export function journeyNodes(
  builder: FaultGraphBuilder,
  parts: ModelParts,
  topology: Topology,
): readonly ModelJourney[] {
  const names = new Names(topology);
  const hasOptional = topology.components.some((each) => each.isOptional || each.optionalCalls.length > 0);
  const roots = topology.journeys.flatMap(({ path }) => namesIn(path));
  const order = definitionOrder(names, roots);

  // events in the order of the file, which decides between parts that matter alike
  const used = new Set(order);
  for (const component of topology.components)
    if (used.has(component.name)) instancesOf(parts, component, component.name);

  const nodesFor = (isFull: boolean): NodeRef[] => {
    const known = new Map<string, NodeRef>();
    const define = (name: string, meaning: Meaning): NodeRef => {
      if (meaning.kind === 'group') return expressionNode(builder, known, meaning.expression);
      if (meaning.kind === 'cluster') return clusterNode(builder, parts, meaning.cluster);
      return componentNode(builder, parts, known, name, meaning.component, meaning.instance, isFull);
    };
    for (const name of order) known.set(name, define(name, names.meaningOf(name)));
    return topology.journeys.map(({ path }) => expressionNode(builder, known, path));
  };
  const hard = nodesFor(false);
  const full = hasOptional ? nodesFor(true) : hard;
  return topology.journeys.map((journey, i) => ({ journey, hard: hard[i]!, full: full[i]! }));
}

function componentNode(
  builder: FaultGraphBuilder,
  parts: ModelParts,
  known: ReadonlyMap<string, NodeRef>,
  name: string,
  component: Component,
  instance: number | null,
  isFull: boolean,
): NodeRef {
  if (component.isOptional && !isFull) return never;
  const { replicas, need } = component;
  const own =
    instance === null
      ? builder.or([
          builder.atLeast(replicas - need + 1, instancesOf(parts, component, name)),
          ...parts.extrasOfComponent(component),
        ])
      : parts.instance(component, instance - 1, name);
  const others = isFull ? [...component.dependsOn, ...component.optionalCalls] : component.dependsOn;
  const failure = others.length === 0 ? own : builder.or([own, ...others.map((other) => known.get(other)!)]);
  return component.share < 1 ? builder.and([parts.need(component), failure]) : failure;
}

/** The failure of a cluster for its requests: too few nodes, or one that is dead and was asked. */
export function clusterNode(builder: FaultGraphBuilder, parts: ModelParts, cluster: Cluster): NodeRef {
  const failure = clusterFailure(builder, parts.cluster(cluster), cluster.need);
  return builder.or([failure, ...parts.extrasOfCluster(cluster)]);
}

/** The failure of each replica; a single one is called as its component. */
function instancesOf(parts: ModelParts, component: Component, name: string): readonly NodeRef[] {
  if (component.replicas === 1) return [parts.instance(component, 0, name)];
  return copyNames(name, component.replicas).map((copy, i) => parts.instance(component, i, copy));
}
