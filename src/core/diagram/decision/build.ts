import { andKind, orKind } from '../graph/fault-graph.ts';
import type { Network } from '../graph/network.ts';
import { OverBudget } from './budget.ts';
import type { Diagram } from './diagram.ts';
import { one, zero } from './diagram.ts';
import type { ModulePart } from './module-part.ts';

/** Nodes below which clearing out does not pay. */
const fewNodes = 1 << 18;
/** Of the nodes of an attempt, still in use after clearing out: from here on each clearing brings less and costs as much. */
const nearlyFull = 0.75;

/**
 * The diagram of a module under an order of its leaves; returns its root. Gates are built arguments first; what no gate
 * waits for any more is cleared out when it is most of what there is. `progress` counts them, also when it is too much.
 * `shorten` may replace what a step gave by an approximation. With `givesUpEarly` it is too much where most of the nodes are
 * in use, because an attempt with more of them follows.
 */
export function buildModule(
  diagram: Diagram,
  network: Network,
  part: ModulePart,
  order: readonly number[],
  nodes: number,
  progress: { gates: number },
  { givesUpEarly = false, shorten = (root: number): number => root } = {},
): number {
  const { args, kind, threshold } = network;
  const results = new Map<number, number>();
  const waiting = new Map<number, number>();
  order.forEach((leaf, level) => {
    results.set(leaf, diagram.make(level, zero, one));
  });
  // the deepest level below each node
  const depths = new Map<number, number>(order.map((leaf, level) => [leaf, level]));
  for (const gate of part.gates) {
    let deepest = 0;
    for (const arg of args[gate]!) deepest = Math.max(deepest, depths.get(arg)!);
    depths.set(gate, deepest);
  }
  for (const gate of part.gates) for (const arg of args[gate]!) waiting.set(arg, (waiting.get(arg) ?? 0) + 1);
  let clearAt = Math.min(fewNodes, nodes >>> 1);

  /** Clears out when due; keeps the results that are waited for, and the given nodes, in place. */
  const clear = (held: number[]): void => {
    if (diagram.count < clearAt) return;
    const kept = [...results.keys()];
    const fresh = diagram.collect([...kept.map((node) => results.get(node)!), ...held]);
    kept.forEach((node, index) => {
      results.set(node, fresh[index]!);
    });
    for (let index = 0; index < held.length; index++) held[index] = fresh[kept.length + index]!;
    if (givesUpEarly && diagram.count > nodes * nearlyFull) throw new OverBudget(false);
    clearAt = Math.max(fewNodes, diagram.count * 2);
    if (clearAt > nodes) clearAt = Math.max((diagram.count + nodes) >>> 1, diagram.count + 1);
  };

  progress.gates = 0;
  for (const gate of part.gates) {
    // deepest first, so that what has been gathered lies below what is added; held = [gathered…, still to add…]
    const topOf = (arg: number): number => diagram.level(results.get(arg)!);
    const byDepth = [...args[gate]!].sort((a, b) => topOf(b) - topOf(a) || depths.get(b)! - depths.get(a)!);
    const own = byDepth.map((arg) => results.get(arg)!);
    progress.gates++;
    results.set(gate, fold(diagram, kind[gate]!, threshold[gate]!, own, clear, shorten));
    for (const arg of args[gate]!) {
      const left = waiting.get(arg)! - 1;
      waiting.set(arg, left);
      if (left === 0) results.delete(arg);
    }
  }
  return results.get(part.gate)!;
}

function fold(
  diagram: Diagram,
  kind: number,
  threshold: number,
  own: readonly number[],
  clear: (held: number[]) => void,
  shorten: (root: number) => number,
): number {
  if (kind === andKind || kind === orKind) {
    const held = [kind === andKind ? one : zero, ...own];
    for (let at = 1; at < held.length; at++) {
      clear(held);
      held[0] = shorten(kind === andKind ? diagram.and(held[0]!, held[at]!) : diagram.or(held[0]!, held[at]!));
    }
    return held[0]!;
  }
  // held[j]: at least j of the arguments so far; one more argument a: a and at least j − 1, or at least j
  const held = [one, ...new Array<number>(threshold).fill(zero), ...own];
  for (let at = threshold + 1; at < held.length; at++) {
    const done = at - threshold - 1;
    const left = held.length - 1 - at;
    // states that can still matter: at most one more than what there is, at least what is still needed
    for (let j = Math.min(threshold, done + 1); j >= Math.max(1, threshold - left); j--) {
      clear(held);
      held[j] = shorten(diagram.or(held[j]!, diagram.and(held[at]!, held[j - 1]!)));
    }
  }
  return held[threshold]!;
}
