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

/** The gates of one kind that use each argument. */
type Users = Map<NodeRef, Set<number>>;

function shareOfKind(network: Network, kind: number, checkTime: () => void): boolean {
  const { args } = network;
  const queue = argumentsFirst(network).filter((node) => network.kind[node] === kind);
  const users: Users = new Map();
  let mentions = 0;
  for (const gate of queue) {
    for (const arg of args[gate]!) {
      const own = users.get(arg);
      if (own) own.add(gate);
      else users.set(arg, new Set([gate]));
      mentions++;
    }
  }
  const left = { steps: Math.max(fewSteps, mentions * stepsPerArgument) };
  let changed = false;
  for (let next = 0; next < queue.length && left.steps > 0; next++) {
    const gate = queue[next]!;
    for (;;) {
      checkTime();
      const partner = mostAlike(gate, args, users, left);
      if (partner < 0) break;
      changed = true;
      const theirs = new Set(args[partner]!);
      const { shared, isNew } = shareAmong(
        network,
        kind,
        args[gate]!.filter((arg) => theirs.has(arg)),
        users,
      );
      if (isNew) queue.push(shared);
      if (gate === shared) break;
    }
  }
  return changed;
}

/** The gate that has the most arguments in common with one, two at least; −1 where there is none. */
function mostAlike(gate: number, args: Network['args'], users: Users, left: { steps: number }): number {
  const overlap = new Map<number, number>();
  for (const arg of args[gate]!) {
    const own = users.get(arg)!;
    left.steps -= own.size;
    if (own.size < 2 || left.steps < 0) continue;
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
  return best;
}

/** Lets all gates that have these arguments share one gate of them: the one that has no others, or a new one. */
function shareAmong(
  network: Network,
  kind: number,
  common: NodeRef[],
  users: Users,
): { readonly shared: number; readonly isNew: boolean } {
  const { args } = network;
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
  if (whole === undefined) for (const arg of common) users.get(arg)!.add(shared);
  return { shared, isNew: whole === undefined };
}

function nodesWithAll(common: readonly NodeRef[], users: ReadonlyMap<NodeRef, ReadonlySet<number>>): Set<number> {
  const [first, ...others] = [...common].sort((a, b) => users.get(a)!.size - users.get(b)!.size);
  const result = new Set(users.get(first!)!);
  for (const each of result) if (others.some((arg) => !users.get(arg)!.has(each))) result.delete(each);
  return result;
}
