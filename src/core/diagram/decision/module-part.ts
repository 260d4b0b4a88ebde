import type { Network } from '../graph/network.ts';

/** A module with what lies in it: gates, arguments first, and the leaves (events and modules) below them. */
export interface ModulePart {
  readonly gate: number;
  readonly gates: readonly number[];
  readonly leaves: readonly number[];
}

/** The part of the network between a module and the modules and events below it. */
export function partOf(
  network: Network,
  gate: number,
  isLeaf: (node: number) => boolean,
  mark: Int32Array,
): ModulePart {
  const gates: number[] = [];
  const leaves: number[] = [];
  walkPart(gate, (node) => network.args[node]!, isLeaf, mark, gates, leaves);
  return { gate, gates, leaves };
}

/** Goes through the gates below `top`, arguments first, into `gates` and `leaves`; `mark` is scratch, left as found. */
export function walkPart(
  top: number,
  argsOf: (gate: number) => readonly number[],
  isLeaf: (node: number) => boolean,
  mark: Int32Array,
  gates: number[],
  leaves: number[],
): void {
  const stack: { readonly gate: number; readonly args: readonly number[]; next: number }[] = [];
  const enter = (gate: number): void => {
    mark[gate] = 1;
    stack.push({ gate, args: argsOf(gate), next: 0 });
  };
  enter(top);
  while (stack.length > 0) {
    const frame = stack[stack.length - 1]!;
    const arg = frame.args[frame.next++];
    if (arg === undefined) {
      gates.push(frame.gate);
      stack.pop();
    } else if (mark[arg] === 0) {
      if (isLeaf(arg)) {
        mark[arg] = 1;
        leaves.push(arg);
      } else enter(arg);
    }
  }
  for (const gate of gates) mark[gate] = 0;
  for (const leaf of leaves) mark[leaf] = 0;
}
