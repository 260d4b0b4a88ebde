import {
  always,
  andKind,
  atLeastKind,
  eventKind,
  type FaultGraph,
  type NodeRef,
  orKind,
} from '../graph/fault-graph.ts';
import { type Network, networkOf } from '../graph/network.ts';
import { normaliseOnce } from '../graph/normalise.ts';
import { type Budget, budgetOf, isWithinBudget, OverBudget } from './budget.ts';
import { buildModule } from './build.ts';
import { layOut, prepare } from './compile.ts';
import { Diagram, one, zero } from './diagram.ts';
import type { EngineLimits } from './engine.ts';
import { type ModulePart, partOf } from './module-part.ts';
import { type Known, orders } from './order.ts';

interface Interval {
  readonly lower: number;
  readonly upper: number;
}

export interface Bounds extends Interval {
  readonly method: string;
}

/** Nodes that the diagram of a gate may keep, one after the other until the work fits. */
const widths: readonly number[] = [20_000, 2_000, 200, 20];
const mostNodes = 1 << 21;
/** Granted beyond the time of the limits, since they may be used up when bounds are asked for. */
const graceSeconds = 2;
/** What rounding may have done to a bound, relative; the interval is widened by it. */
const rounding = 1e-12;

/**
 * Proven bounds of the unavailability. Every module is built twice with diagrams cut short: once what is cut counts as
 * never failing, which can only lower a coherent function, once as failed, which can only raise it. Next to it the gates
 * are bounded one by one as functions of associated events (Esary & Proschan 1963). The narrower of each counts.
 */
export function boundsOf(graph: FaultGraph, root: NodeRef, q: Float64Array, given: EngineLimits): Bounds {
  const limits = { ...given, seconds: Math.max(given.seconds, given.elapsedSeconds() + graceSeconds) };
  const network = networkOf(graph, root);
  if (!isWithinBudget(() => prepare(network, budgetOf(limits).checkTime))) normaliseOnce(network);
  if (network.root < 0) {
    const value = network.root === always ? 1 : 0;
    return { lower: value, upper: value, method: 'exact' };
  }
  const { known, nodes, modules } = layOut(network);
  const intervals: Interval[] = [];
  const diagram = new Diagram({ nodes: 2, checkTime: () => {} });
  let cut = false;
  let associated = false;
  for (const node of nodes) {
    const gates = associatedGate(network, node, intervals, q);
    intervals[node] = gates;
    if (modules[node] !== 1) continue;
    const part = partOf(network, node, known.isLeaf, known.mark);
    const lower = truncated(diagram, part, known, intervals, limits, false);
    const upper = truncated(diagram, part, known, intervals, limits, true);
    intervals[node] = {
      lower: Math.max(gates.lower, lower?.probability ?? 0),
      upper: Math.max(gates.lower, Math.min(gates.upper, upper?.probability ?? 1)),
    };
    cut ||= lower?.cut === true || upper?.cut === true;
    associated ||= lower === null || upper === null;
  }
  const { lower, upper } = intervals[network.root]!;
  return {
    lower: lower * (1 - rounding),
    upper: Math.min(1, upper * (1 + rounding)),
    method: associated ? 'associated gates' : cut ? 'truncated diagrams' : 'diagrams',
  };
}

/**
 * Bounds of a gate from those of its arguments, which are increasing functions of independent events: P(all) ≥ ΠP and
 * ≤ the least; P(any) ≥ the largest and ≤ 1 − Π(1 − P); at least k of them: the k − 1 likeliest are taken as failed for
 * the upper bound (then any of the others is needed), and the k likeliest as required for the lower.
 */
function associatedGate(network: Network, node: number, intervals: readonly Interval[], q: Float64Array): Interval {
  const kind = network.kind[node]!;
  if (kind === eventKind) return { lower: q[network.event[node]!]!, upper: q[network.event[node]!]! };
  const own = network.args[node]!.map((arg) => intervals[arg]!);
  const product = (values: readonly number[]): number => values.reduce((result, value) => result * value, 1);
  const any = (values: readonly number[]): number =>
    values.reduce((result, value) => result + value - result * value, 0);
  const lowers = own.map(({ lower }) => lower).sort((a, b) => b - a);
  const uppers = own.map(({ upper }) => upper).sort((a, b) => b - a);
  if (kind === andKind) return { lower: product(lowers), upper: uppers[uppers.length - 1]! };
  if (kind === orKind) return { lower: lowers[0]!, upper: any(uppers) };
  const needed = network.threshold[node]!;
  return {
    lower: product(lowers.slice(0, needed)),
    upper: kind === atLeastKind ? any(uppers.slice(needed - 1)) : 1,
  };
}

/** The probability of a module whose diagrams are cut short in one direction; null where no width fits the limits. */
function truncated(
  diagram: Diagram,
  part: ModulePart,
  known: Known,
  intervals: readonly Interval[],
  limits: EngineLimits,
  asFailed: boolean,
): { probability: number; cut: boolean } | null {
  const leaves = orders[0]!.leavesOf(part, known);
  const q = Float64Array.from(leaves, (leaf) => (asFailed ? intervals[leaf]!.upper : intervals[leaf]!.lower));
  const budget: Budget = budgetOf(limits, mostNodes);
  for (const width of widths) {
    if (width > budget.nodes) continue;
    let cut = false;
    try {
      diagram.reset(budget);
      const shorten = (root: number): number => {
        // a root has the largest number of all below it
        if (root < width) return root;
        budget.checkTime();
        const shorter = shortened(diagram, root, q, width, asFailed);
        if (shorter !== root) cut = true;
        return shorter;
      };
      const root = buildModule(diagram, known.network, part, leaves, budget.nodes, { gates: 0 }, { shorten });
      return { probability: probabilities(diagram, diagram.nodesBelow(root), q).get(root)!, cut };
    } catch (error) {
      if (!(error instanceof OverBudget)) throw error;
      if (error.timeIsUp) return null;
    }
  }
  return null;
}

function probabilities(diagram: Diagram, nodes: readonly number[], q: Float64Array): Map<number, number> {
  const values = new Map([
    [zero, 0],
    [one, 1],
  ]);
  for (const node of nodes) {
    const x = q[diagram.level(node)]!;
    values.set(node, x * values.get(diagram.high(node))! + (1 - x) * values.get(diagram.low(node))!);
  }
  return values;
}

/** The diagram with only the nodes that matter most for the probability; the others become an end. */
function shortened(diagram: Diagram, root: number, q: Float64Array, width: number, asFailed: boolean): number {
  const nodes = diagram.nodesBelow(root);
  if (nodes.length <= width) return root;
  const values = probabilities(diagram, nodes, q);
  const reach = new Map<number, number>([[root, 1]]);
  const add = (node: number, more: number): void => {
    if (node > one) reach.set(node, (reach.get(node) ?? 0) + more);
  };
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at]!;
    const x = q[diagram.level(node)]!;
    add(diagram.high(node), reach.get(node)! * x);
    add(diagram.low(node), reach.get(node)! * (1 - x));
  }
  const loss = (node: number): number => reach.get(node)! * (asFailed ? 1 - values.get(node)! : values.get(node)!);
  const kept = new Set([...nodes].sort((a, b) => loss(b) - loss(a)).slice(0, width >>> 1));
  kept.add(root);
  const end = asFailed ? one : zero;
  const fresh = new Map([
    [zero, zero],
    [one, one],
  ]);
  for (const node of nodes) {
    const made = kept.has(node)
      ? diagram.make(diagram.level(node), fresh.get(diagram.low(node))!, fresh.get(diagram.high(node))!)
      : end;
    fresh.set(node, made);
  }
  return fresh.get(root)!;
}
