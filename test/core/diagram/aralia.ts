import { type FaultGraph, FaultGraphBuilder, type NodeRef } from '../../../src/core/diagram/graph/fault-graph.ts';

/** A topology file of nothing but components with an unavailability, flat groups, and one journey. */
export interface PlainTopology {
  readonly components: Readonly<Record<string, { readonly unavailability: number }>>;
  readonly groups: Readonly<Record<string, string>>;
  readonly journeys: { readonly top: string };
}

/** A group of a plain topology: what works when all, any or `need` of its members work. */
export interface PlainGroup {
  readonly members: readonly string[];
  readonly need: number;
}

/** Reads `a -> b`, `a | b`, `2of(a, b, c)` or a single name: all that these files hold. */
export function plainGroup(text: string): PlainGroup {
  const count = /^(\d+)of\((.*)\)$/.exec(text);
  if (count) return { members: count[2]!.split(',').map((name) => name.trim()), need: Number(count[1]) };
  if (text.includes('|')) return { members: text.split('|').map((name) => name.trim()), need: 1 };
  const members = text.split('->').map((name) => name.trim());
  return { members, need: members.length };
}

/** The failure of journey `top`; events in the order of the components. */
export function graphOfPlain(topology: PlainTopology): { graph: FaultGraph; root: NodeRef; q: Float64Array } {
  const builder = new FaultGraphBuilder();
  const nodes = new Map<string, NodeRef>();
  const q: number[] = [];
  for (const [name, { unavailability }] of Object.entries(topology.components)) {
    nodes.set(name, builder.event());
    q.push(unavailability);
  }
  const stack = [topology.journeys.top];
  while (stack.length > 0) {
    const name = stack[stack.length - 1]!;
    const { members, need } = plainGroup(topology.groups[name] ?? '');
    const missing = members.filter((member) => !nodes.has(member));
    if (nodes.has(name)) stack.pop();
    else if (missing.length > 0) stack.push(...missing);
    else
      nodes.set(
        name,
        builder.atLeast(
          members.length - need + 1,
          members.map((member) => nodes.get(member)!),
        ),
      );
  }
  return { graph: builder.build(), root: nodes.get(topology.journeys.top)!, q: Float64Array.from(q) };
}
