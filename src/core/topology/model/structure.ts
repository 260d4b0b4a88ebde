import type { Expression } from '../expression/expression.ts';
import { foldExpression } from '../expression/fold-expression.ts';
import { copyName } from '../expression/walk.ts';
import type { Component, Topology } from './model.ts';

/** What a box of a drawing stands for: where a journey begins, a part or several like it, or how many of several must work. */
export type StructureNode =
  | { readonly kind: 'journey'; readonly id: string; readonly name: string }
  | {
      readonly kind: 'part';
      readonly id: string;
      readonly name: string;
      /** How many like it there are, of which `need` must work. */
      readonly count: number;
      readonly need: number;
      readonly domains: readonly string[];
      /** The component behind it; null of a cluster. */
      readonly component: Component | null;
    }
  | { readonly kind: 'gate'; readonly id: string; readonly need: number; readonly of: number };

/** `path`: the next on the way of a request; `needs`: works only while that does; `optional`: can do without. */
export interface StructureEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'path' | 'needs' | 'optional';
}

/** A topology as boxes and arrows. */
export interface Structure {
  readonly nodes: readonly StructureNode[];
  readonly edges: readonly StructureEdge[];
}

/** Where a piece of a path begins and ends. */
interface Piece {
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly count: number;
}

/**
 * The boxes and arrows of journeys: paths from left to right, parallel parts beside each other, and below what parts depend on.
 * A name is one box wherever it stands. Groups are drawn as what they are made of; no probability has a part in it.
 * @example structureOf(topologyOfExpression(a -> (b | c)), journeys) // system → a, a → b, a → c
 */
export function structureOf(topology: Topology, journeys: Topology['journeys']): Structure {
  const drawing = new Drawing(topology);
  for (const { name, path } of journeys) drawing.addJourney(name, path);
  return drawing.finished();
}

class Drawing {
  private readonly topology: Topology;
  private readonly components: ReadonlyMap<string, Component>;
  private readonly nodes = new Map<string, StructureNode>();
  private readonly edges = new Map<string, StructureEdge>();
  private readonly groups = new Map<string, Piece>();
  private gates = 0;

  constructor(topology: Topology) {
    this.topology = topology;
    this.components = new Map(topology.components.map((each) => [each.name, each]));
  }

  addJourney(name: string, path: Expression): void {
    const id = `journey ${name}`;
    this.nodes.set(id, { kind: 'journey', id, name });
    this.link([id], this.piece(path).first, 'path');
  }

  finished(): Structure {
    for (const node of this.nodes.values()) {
      // what is added here is visited as well
      if (node.kind !== 'part' || node.component === null) continue;
      const { dependsOn, optionalCalls } = node.component;
      for (const name of dependsOn) this.link([node.id], this.named(name).first, 'needs');
      for (const name of optionalCalls) this.link([node.id], this.named(name).first, 'optional');
    }
    return { nodes: [...this.nodes.values()], edges: [...this.edges.values()] };
  }

  private piece(tree: Expression): Piece {
    return foldExpression<Piece>(
      tree,
      (leaf) => (leaf.kind === 'copies' ? this.part(leaf.name, leaf.count) : this.named(leaf.name)),
      (gate, parts) => {
        if (gate.kind === 'series') {
          for (let i = 1; i < parts.length; i++) this.link(parts[i - 1]!.last, parts[i]!.first, 'path');
          return { first: parts[0]!.first, last: parts.at(-1)!.last, count: 1 };
        }
        const last = parts.flatMap((part) => part.last);
        const first = parts.flatMap((part) => part.first);
        const of = parts.reduce((sum, part) => sum + part.count, 0);
        if (gate.kind !== 'atLeast') return { first, last, count: 1 };
        const id = `gate ${++this.gates}`;
        this.nodes.set(id, { kind: 'gate', id, need: gate.need, of });
        this.link([id], first, 'path');
        return { first: [id], last, count: 1 };
      },
    );
  }

  /** A component, a group or a cluster by its name. */
  private named(name: string): Piece {
    const group = this.topology.groups.get(name);
    if (!group) return this.part(name, 1);
    const known = this.groups.get(name) ?? this.piece(group);
    this.groups.set(name, known);
    return known;
  }

  private part(name: string, copies: number): Piece {
    const id = `part ${name}`;
    const component = this.components.get(name) ?? this.components.get(copyName(name, 1)) ?? null;
    const cluster = this.topology.clusters?.find((each) => each.name === name);
    const count = cluster?.nodes.length ?? (copies > 1 ? copies : (component?.replicas ?? 1));
    const need = cluster?.need ?? (copies > 1 ? copies : (component?.need ?? 1));
    const regions = [...new Set(cluster?.nodes.flatMap(({ region }) => region ?? []))];
    if (!this.nodes.has(id))
      this.nodes.set(id, { kind: 'part', id, name, count, need, domains: component?.domains ?? regions, component });
    return { first: [id], last: [id], count: copies };
  }

  private link(from: readonly string[], to: readonly string[], kind: StructureEdge['kind']): void {
    for (const start of from)
      for (const end of to)
        if (start !== end) this.edges.set(`${kind} ${start} → ${end}`, { from: start, to: end, kind });
  }
}
