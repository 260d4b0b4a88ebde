import { always, andKind, atLeastKind, type NodeRef, never, orKind } from './fault-graph.ts';
import { addNode, argumentsFirst, type Network, parentsOf } from './network.ts';

/** Steps that one pass may take for each argument in the network; a guard for large graphs with much in common. */
const stepsPerArgument = 200;
const fewSteps = 2_000_000;

/** Nodes between two looks at the clock. */
const nodesPerLook = 64;

/**
 * Takes nodes that several gates use out of them: where a gate G cannot fail without x, G = x and G[x := failed]; where it
 * must fail with x, G = x or G[x := never]. So what lies below G, and is used nowhere else, no longer mentions x. That is
 * absorption, x and f(x) = x and f(1), and factoring, (x and a) or (x and b) = x and (a or b), in one. Done where x is
 * mentioned less often afterwards. Returns whether anything was.
 */
export function factorOut(network: Network, checkTime: () => void = () => {}): boolean {
  const nodes = argumentsFirst(network);
  const parents = parentsOf(network, nodes);
  const users = network.args.map((_, node) => [
    ...parents.gates.subarray(parents.start[node]!, parents.start[node + 1]!),
  ]);
  const length = network.kind.length * 2 + 1000;
  const state: State = {
    users,
    forced: new Uint8Array(length),
    count: new Int32Array(length),
    covered: new Int8Array(length),
    steps: Math.max(fewSteps, parents.gates.length * stepsPerArgument),
  };
  let changed = false;
  // the widest first: what x decides at the top is gone for all below
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at]!;
    if (at % nodesPerLook === 0) checkTime();
    for (const value of [never, always]) {
      if (users[node]!.length < 2) break;
      // room for the gates that one rewriting may add
      if (state.steps <= 0 || network.kind.length + nodes.length > length) return changed;
      if (rewrite(network, node, value, state)) changed = true;
    }
  }
  return changed;
}

interface State {
  /** The gates that use each node, once for every position; kept up to date. */
  readonly users: number[][];
  /** Does the node have the assumed value when x has it? */
  readonly forced: Uint8Array;
  /** Arguments of the gate that have it. */
  readonly count: Int32Array;
  /** Is every way from the root through a forced gate at the top? 1 yes, −1 no, 0 not known. */
  readonly covered: Int8Array;
  steps: number;
}

/** Assumes that x never fails (or has failed) and takes it out of the gates that this decides; false if nothing is won. */
function rewrite(network: Network, x: NodeRef, assumed: NodeRef, state: State): boolean {
  const { args, kind } = network;
  const { users, forced, covered } = state;
  const decided = decidedBy(network, x, assumed, state);
  const marked: number[] = [];
  let worthwhile = false;
  if (decided.length > 1) {
    const isTop = (gate: number): boolean => gate === network.root || users[gate]!.some((user) => forced[user] === 0);
    for (const gate of decided) {
      if (gate === x) continue;
      covered[gate] = 1;
      marked.push(gate);
    }
    const joining = assumed === never ? andKind : orKind;
    const tops = decided.filter((gate) => gate !== x && isTop(gate));
    const keep = new Set(tops.filter((gate) => kind[gate] === joining && args[gate]!.includes(x)));
    const inside = new Set<number>();
    for (const gate of users[x]!) if (!keep.has(gate) && isCovered(network, gate, state, marked)) inside.add(gate);
    let mentions = 0;
    for (const gate of inside) mentions += args[gate]!.filter((arg) => arg === x).length;
    const added = tops.length - keep.size;
    if (mentions > added) {
      worthwhile = true;
      const other = assumed === never ? always : never;
      for (const gate of inside) args[gate] = args[gate]!.map((arg) => (arg === x ? other : arg));
      users[x] = users[x]!.filter((gate) => !inside.has(gate));
      for (const gate of tops) if (!keep.has(gate)) join(network, gate, x, joining, users);
    }
  }
  for (const gate of marked) covered[gate] = 0;
  for (const gate of decided) forced[gate] = 0;
  return worthwhile;
}

/** The gate becomes `x and gate` or `x or gate`, in place, so that its users need no change. */
function join(network: Network, gate: number, x: NodeRef, joining: number, users: number[][]): void {
  const { args, kind, threshold } = network;
  users[x]!.push(gate);
  if (kind[gate] === joining) {
    args[gate] = [...args[gate]!, x];
    return;
  }
  const inner = addNode(network, kind[gate]!, threshold[gate]!, args[gate]!);
  users[inner] = [gate];
  for (const arg of args[inner]!) if (arg >= 0) users[arg]![users[arg]!.indexOf(gate)] = inner;
  kind[gate] = joining;
  threshold[gate] = 0;
  args[gate] = [x, inner];
}

/** x and all gates that have the assumed value when x has it, whatever else happens. */
function decidedBy(network: Network, x: NodeRef, assumed: NodeRef, state: State): number[] {
  const { args, kind, threshold } = network;
  const { users, forced, count } = state;
  const result = [x];
  const counted: number[] = [];
  forced[x] = 1;
  for (let next = 0; next < result.length; next++) {
    const node = result[next]!;
    for (const gate of users[node]!) {
      if (forced[gate] === 1) continue;
      state.steps--;
      if (count[gate] === 0) counted.push(gate);
      count[gate]!++;
      if (count[gate]! < enough(kind[gate]!, threshold[gate]!, args[gate]!.length, assumed)) continue;
      forced[gate] = 1;
      result.push(gate);
    }
  }
  for (const gate of counted) count[gate] = 0;
  return result;
}

/** How many arguments must have the assumed value to give it to the gate. */
function enough(kind: number, threshold: number, length: number, assumed: NodeRef): number {
  if (kind === atLeastKind) return assumed === always ? threshold : length - threshold + 1;
  return (kind === andKind) === (assumed === never) ? 1 : length;
}

/** Does every way from the root to the gate pass a gate that is marked so? Without recursion; remembers what it finds. */
function isCovered(network: Network, gate: number, state: State, marked: number[]): boolean {
  const { users, covered } = state;
  const settle = (node: number, value: number): void => {
    covered[node] = value;
    marked.push(node);
  };
  const stack = [gate];
  while (stack.length > 0) {
    const node = stack[stack.length - 1]!;
    if (covered[node] !== 0) {
      stack.pop();
      continue;
    }
    if (node === network.root) {
      settle(node, -1);
      continue;
    }
    let value = 1;
    for (const parent of users[node]!) {
      state.steps--;
      if (covered[parent] === 1) continue;
      value = covered[parent]!;
      if (value === 0) stack.push(parent);
      break;
    }
    if (value !== 0) settle(node, value);
  }
  return covered[gate] === 1;
}
