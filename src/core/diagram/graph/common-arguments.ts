import { andKind, type NodeRef, orKind } from './fault-graph.ts';
import { addNode, argumentsFirst, type Network } from './network.ts';

/** Comparisons of arguments that one pass may take for each argument in the network. */
const stepsPerArgument = 20;
const fewSteps = 500_000;

/**
 * Arguments that several gates of one kind have in common become a gate of their own, which those gates then share: it
 * is built once, and may be a module. Returns whether there were any.
 */
export function shareCommonArguments(network: Network, checkTime: () => void = () => {}): boolean {
  let changed = false;
  for (const kind of [andKind, orKind]) if (shareOfKind(network, kind, checkTime)) changed = true;
  return changed;
}

function shareOfKind(network: Network, kind: number, checkTime: () => void): boolean {
  const { args } = network;
  const nodes = argumentsFirst(network).filter((node) => network.kind[node] === kind);
  const users = new Map<NodeRef, Set<number>>();
  let mentions = 0;
  for (const gate of nodes) {
    for (const arg of args[gate]!) {
      const own = users.get(arg);
      if (own) own.add(gate);
      else users.set(arg, new Set([gate]));
      mentions++;
    }
  }
  let steps = Math.max(fewSteps, mentions * stepsPerArgument);
  let changed = false;
  const queue = [...nodes];
  for (let next = 0; next < queue.length && steps > 0; next++) {
    const gate = queue[next]!;
    for (;;) {
      checkTime();
      // how many arguments each other gate has in common with this one
      const overlap = new Map<number, number>();
      for (const arg of args[gate]!) {
        const own = users.get(arg)!;
        steps -= own.size;
        if (own.size < 2 || steps < 0) continue;
        for (const other of own) if (other !== gate) overlap.set(other, (overlap.get(other) ?? 0) + 1);
      }
      let best = -1;
      let most = 1;
      for (const [other, count] of overlap) {
        if (count > most) {
          best = other;
          most = count;
        }
      }
      if (best < 0) break;
      changed = true;
      const theirs = new Set(args[best]!);
      const common = args[gate]!.filter((arg) => theirs.has(arg));
      const sharing = nodesWithAll(common, users);
      const whole = [...sharing].find((each) => args[each]!.length === common.length);
      const shared = whole ?? addNode(network, kind, 0, common);
      if (!users.has(shared)) users.set(shared, new Set());
      const gone = new Set(common);
      for (const each of sharing) {
        if (each === shared) continue;
        // the shared gate may have been among its arguments already
        args[each] = [...args[each]!.filter((arg) => !gone.has(arg) && arg !== shared), shared];
        for (const arg of common) users.get(arg)!.delete(each);
        users.get(shared)!.add(each);
      }
      if (whole === undefined) {
        for (const arg of common) users.get(arg)!.add(shared);
        queue.push(shared);
      }
      if (gate === whole) break;
    }
  }
  return changed;
}

function nodesWithAll(common: readonly NodeRef[], users: ReadonlyMap<NodeRef, ReadonlySet<number>>): Set<number> {
  const [first, ...others] = [...common].sort((a, b) => users.get(a)!.size - users.get(b)!.size);
  const result = new Set(users.get(first!)!);
  for (const each of result) if (others.some((arg) => !users.get(arg)!.has(each))) result.delete(each);
  return result;
}
