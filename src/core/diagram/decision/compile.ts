import { shareCommonArguments } from '../graph/common-arguments.ts';
import { factorOut } from '../graph/factor.ts';
import { atLeastKind, eventKind, type FaultGraph, type NodeRef, never } from '../graph/fault-graph.ts';
import { groupArguments, modulesOf } from '../graph/modules.ts';
import { argumentsFirst, type Network, networkOf, parentsOf } from '../graph/network.ts';
import { normalise } from '../graph/normalise.ts';
import { type Budget, budgetOf, isWithinBudget, OverBudget } from './budget.ts';
import { buildModule } from './build.ts';
import { addCount, addRow, type Compiled, type CompiledRows, emptyRows, finished, reserve } from './compiled.ts';
import { type CountedEvents, isCounted, nodesOfCount } from './counted-events.ts';
import { Diagram, one, zero } from './diagram.ts';
import type { EngineLimits, GaveUp } from './engine.ts';
import { eventsOverSites, isLargeOverSites, isQuickOverSites } from './events-over-sites.ts';
import { type ModulePart, partOf } from './module-part.ts';
import { type Known, orders } from './order.ts';

/**
 * No order is good everywhere, and a bad one costs a thousandfold. So all get few nodes at first, the two that are
 * best most often some more; those that built the most gates with them get more. In the last round each may use all there is.
 */
const rounds: readonly { readonly first: number; readonly others: number; readonly orders: number }[] = [
  { first: 1 << 15, others: 1 << 13, orders: orders.length },
  { first: 1 << 19, others: 1 << 19, orders: 2 },
  { first: 1 << 22, others: 1 << 22, orders: 3 },
  { first: Number.MAX_SAFE_INTEGER, others: Number.MAX_SAFE_INTEGER, orders: orders.length },
];

type Tried = GaveUp['tried'][number];

/**
 * The exact diagrams of `root` and all its modules, or what was tried. Many like events that are counted are no diagram
 * where `likeness` tells them.
 */
export function compileDiagrams(
  graph: FaultGraph,
  root: NodeRef,
  limits: EngineLimits,
  likeness: Float64Array | undefined = graph.likeness,
): Compiled | GaveUp {
  const network = networkOf(graph, root);
  const since = limits.elapsedSeconds();
  if (!isWithinBudget(() => prepare(network, budgetOf(limits).checkTime))) {
    const seconds = limits.elapsedSeconds() - since;
    return { kind: 'gaveUp', tried: [{ order: 'simplification', nodes: 0, seconds }] };
  }
  return compileNetwork(network, graph.eventCount, limits, likeness);
}

/** Rounds of making the network smaller; each finds less than the one before. */
const mostRounds = 8;

/** Makes the network smaller without changing what it says. `checkTime` may throw; the network still says it then. */
export function prepare(network: Network, checkTime: () => void = () => {}): void {
  normalise(network, checkTime);
  for (let round = 0; round < mostRounds; round++) {
    const factored = factorOut(network, checkTime);
    if (factored) normalise(network, checkTime);
    const shared = shareCommonArguments(network, checkTime);
    if (shared) normalise(network, checkTime);
    if (!factored && !shared) break;
  }
  if (network.root >= 0) groupArguments(network);
}

/** The nodes, arguments first; which of them are modules; and what orders look at. */
export function layOut(network: Network): { known: Known; nodes: readonly number[]; modules: Uint8Array } {
  const modules = modulesOf(network);
  const nodes = argumentsFirst(network);
  const isLeaf = (node: number): boolean => network.kind[node] === eventKind || modules[node] === 1;
  const known = { network, parents: parentsOf(network, nodes), isLeaf, mark: new Int32Array(network.kind.length) };
  return { known, nodes, modules };
}

function compileNetwork(
  network: Network,
  eventCount: number,
  limits: EngineLimits,
  likeness?: Float64Array,
): Compiled | GaveUp {
  const rows = emptyRows();
  if (network.root < 0) return finished(rows, eventCount, network.root === never ? zero : one);
  const { known, nodes, modules } = layOut(network);
  /** The variable that stands for each leaf: its event, or ~root of the module. */
  const variables = new Int32Array(network.kind.length);
  for (const node of nodes) if (network.kind[node] === eventKind) variables[node] = network.event[node]!;
  const budget = budgetOf(limits);
  const diagram = new Diagram(budget);
  const tried: Tried[] = [];
  for (const node of nodes) {
    if (modules[node] !== 1) continue;
    const counted = countedEvents(network, node);
    if (counted !== null) {
      if (isCounted(counted, likeness)) {
        variables[node] = ~addCount(rows, counted);
        continue;
      }
      // each of its states is a node, whatever the order
      if (nodesOfCount(counted.threshold, counted.events.length) > limits.nodes)
        return { kind: 'gaveUp', tried: [...tried, { order: orders[0]!.name, nodes: limits.nodes, seconds: 0 }] };
    }
    const overSites = eventsOverSites(network, node, known.isLeaf, (leaf) => variables[leaf]!);
    if (overSites !== null && isLargeOverSites(overSites)) {
      if (likeness?.length === 0)
        return { kind: 'gaveUp', tried: [...tried, { order: orders[0]!.name, nodes: 0, seconds: 0 }] };
      if (likeness && isQuickOverSites(overSites)) {
        variables[node] = ~addCount(rows, overSites);
        continue;
      }
    }
    const part = partOf(network, node, known.isLeaf, known.mark);
    const root = compileModule(rows, diagram, part, known, variables, limits, budget, tried);
    if (root === null) return { kind: 'gaveUp', tried };
    variables[node] = ~root;
  }
  const top = variables[network.root]!;
  return finished(rows, eventCount, top < 0 ? ~top : addRow(rows, top, rows.levels, zero, one));
}

/** The events of a k-of-n gate that has no other arguments, each once; else null. */
function countedEvents({ kind, args, threshold, event }: Network, gate: number): CountedEvents | null {
  if (kind[gate] !== atLeastKind) return null;
  const own = args[gate]!;
  if (own.some((arg) => kind[arg] !== eventKind) || new Set(own).size < own.length) return null;
  return { threshold: threshold[gate]!, events: own.map((arg) => event[arg]!) };
}

function compileModule(
  rows: CompiledRows,
  diagram: Diagram,
  part: ModulePart,
  known: Known,
  variables: Int32Array,
  limits: EngineLimits,
  budget: Budget,
  tried: Tried[],
): number | null {
  let candidates = orders.map((order) => ({ order, progress: { gates: 0 }, leaves: null as readonly number[] | null }));
  for (const round of rounds) {
    for (const candidate of candidates.slice(0, round.orders)) {
      const { order, progress } = candidate;
      const nodes = Math.min(candidates.indexOf(candidate) < 2 ? round.first : round.others, limits.nodes);
      const since = limits.elapsedSeconds();
      diagram.reset({ ...budget, nodes });
      try {
        candidate.leaves ??= order.leavesOf(part, known);
        const { leaves } = candidate;
        const root = buildModule(diagram, known.network, part, leaves, nodes, progress, {
          givesUpEarly: nodes < limits.nodes,
        });
        const asked = leaves.map((leaf) => variables[leaf]!);
        return extract(rows, diagram, root, asked);
      } catch (error) {
        if (!(error instanceof OverBudget)) throw error;
        tried.push({ order: order.name, nodes: diagram.count, seconds: limits.elapsedSeconds() - since });
        if (error.timeIsUp) return null;
      }
    }
    if (round.others >= limits.nodes) return null;
    candidates = [...candidates].sort((a, b) => b.progress.gates - a.progress.gates);
  }
  return null;
}

/** Copies the diagram below `root` into the rows; returns its node there. */
function extract(rows: CompiledRows, diagram: Diagram, root: number, variables: readonly number[]): number {
  const [kept] = diagram.collect([root]);
  reserve(rows, diagram.count);
  const shift = rows.count - 2;
  const moved = (node: number): number => (node <= one ? node : node + shift);
  for (let node = 2; node < diagram.count; node++) {
    const level = diagram.level(node);
    addRow(rows, variables[level]!, rows.levels + level, moved(diagram.low(node)), moved(diagram.high(node)));
  }
  rows.levels += variables.length;
  return moved(kept!);
}
