import { type Budget, budgetOf, OverBudget } from './budget.ts';
import { buildModule } from './build.ts';
import { shareCommonArguments } from './common-arguments.ts';
import { addRow, type Compiled, type CompiledRows, emptyRows, finished, reserve } from './compiled.ts';
import { Diagram, one, zero } from './diagram.ts';
import type { EngineLimits, GaveUp } from './engine.ts';
import { factorOut } from './factor.ts';
import { eventKind, type FaultGraph, type NodeRef, never } from './fault-graph.ts';
import { groupArguments, modulesOf } from './modules.ts';
import { argumentsFirst, type Network, networkOf, parentsOf } from './network.ts';
import { normalise } from './normalise.ts';
import { type Known, type ModulePart, orders, partOf } from './order.ts';

/** Shares of the nodes that an order may use, before the next is tried. */
const rounds: readonly number[] = [1 << 16, 1 << 19, 1 << 22, Number.MAX_SAFE_INTEGER];

/** The exact diagrams of `root` and all its modules, or what was tried. */
export function compileDiagrams(graph: FaultGraph, root: NodeRef, limits: EngineLimits): Compiled | GaveUp {
  const network = networkOf(graph, root);
  prepare(network);
  return compileNetwork(network, graph.eventCount, limits);
}

/** Rounds of making the network smaller; each finds less than the one before. */
const mostRounds = 8;

/** Makes the network smaller without changing what it says. */
export function prepare(network: Network): void {
  normalise(network);
  for (let round = 0; round < mostRounds; round++) {
    const factored = factorOut(network);
    if (factored) normalise(network);
    const shared = shareCommonArguments(network);
    if (shared) normalise(network);
    if (!factored && !shared) break;
  }
  if (network.root >= 0) groupArguments(network);
}

export function compileNetwork(network: Network, eventCount: number, limits: EngineLimits): Compiled | GaveUp {
  const rows = emptyRows();
  if (network.root < 0) return finished(rows, eventCount, network.root === never ? zero : one);
  const modules = modulesOf(network);
  const nodes = argumentsFirst(network);
  const isLeaf = (node: number): boolean => network.kind[node] === eventKind || modules[node] === 1;
  const known: Known = {
    network,
    parents: parentsOf(network, nodes),
    isLeaf,
    mark: new Int32Array(network.kind.length),
  };
  /** The variable that stands for each leaf: its event, or ~root of the module. */
  const variables = new Int32Array(network.kind.length);
  for (const node of nodes) if (network.kind[node] === eventKind) variables[node] = network.event[node]!;
  const budget = budgetOf(limits);
  const diagram = new Diagram(budget);
  const tried: { order: string; nodes: number; seconds: number }[] = [];
  for (const node of nodes) {
    if (modules[node] !== 1) continue;
    const part = partOf(network, node, isLeaf, known.mark);
    const root = compileModule(rows, diagram, part, known, variables, limits, budget, tried);
    if (root === null) return { kind: 'gaveUp', tried };
    variables[node] = ~root;
  }
  const top = variables[network.root]!;
  return finished(rows, eventCount, top < 0 ? ~top : addRow(rows, top, 0, zero, one));
}

function compileModule(
  rows: CompiledRows,
  diagram: Diagram,
  part: ModulePart,
  known: Known,
  variables: Int32Array,
  limits: EngineLimits,
  budget: Budget,
  tried: { order: string; nodes: number; seconds: number }[],
): number | null {
  for (const share of rounds) {
    for (const order of orders) {
      const nodes = Math.min(share, limits.nodes);
      const since = limits.elapsedSeconds();
      diagram.reset({ ...budget, nodes });
      try {
        const leaves = order.leavesOf(part, known);
        const root = buildModule(diagram, known.network, part, leaves, nodes);
        return extract(
          rows,
          diagram,
          root,
          leaves.map((leaf) => variables[leaf]!),
        );
      } catch (error) {
        if (!(error instanceof OverBudget)) throw error;
        tried.push({ order: order.name, nodes: diagram.count, seconds: limits.elapsedSeconds() - since });
        if (error.timeIsUp) return null;
      }
    }
    if (share >= limits.nodes) return null;
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
    addRow(rows, variables[level]!, level, moved(diagram.low(node)), moved(diagram.high(node)));
  }
  return moved(kept!);
}
