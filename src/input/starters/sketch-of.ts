import type { Assumption, Sketch, SketchEdge, SketchPart, SketchSource } from '../../core/topology/model/sketch.ts';
import type { RawEdge, RawPart, RawSketch } from './starter.ts';

/** The most replicas that a topology file takes. */
const mostReplicas = 1000;

/** A sketch with names that a topology takes, each once, no edge twice, and no circle: what would close one is marked. */
export function sketchOf(source: SketchSource, raw: RawSketch): Sketch {
  const parts = withMissing(raw);
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, name } of parts) {
    const plain = partName(name);
    let free = plain;
    for (let i = 2; taken.has(free); i++) free = `${plain}_${i}`;
    taken.add(free);
    names.set(id, free);
  }
  const edges = withoutCircles(once(raw.edges.filter(({ from, to }) => names.has(from) && names.has(to))));
  const sketched = parts.map((part): SketchPart => {
    const { id, place, replicas = 1, domains = [], ownStandby = null } = part;
    const own = edges.filter(({ from }) => from === id);
    return {
      ...{ name: names.get(id)!, place, domains, ownStandby, replicas: Math.min(replicas, mostReplicas) },
      edges: own.map(({ to, ...edge }) => ({ ...edge, to: names.get(to)! })),
    };
  });
  const assumptions: readonly Assumption[] = [
    ...raw.assumptions,
    ...(raw.parts.some(({ replicas }) => replicas === 0) ? (['scaledToZero'] as const) : []),
    ...(sketched.some(({ replicas }) => replicas > 1) ? (['oneIsEnough'] as const) : []),
    ...(edges.some(({ isCut }) => isCut) ? (['circlesCut'] as const) : []),
  ];
  return { source, parts: sketched, domains: [...new Set(sketched.flatMap(({ domains }) => domains))], assumptions };
}

/** What edges name and nothing describes is a part as well: of another team, or of a provider. */
function withMissing({ parts, edges }: RawSketch): readonly RawPart[] {
  const all = new Map(parts.filter(({ replicas }) => replicas !== 0).map((part) => [part.id, part]));
  const left = new Set(parts.filter(({ replicas }) => replicas === 0).map(({ id }) => id));
  for (const { from, to, place } of edges)
    for (const id of [from, to])
      if (!all.has(id) && !left.has(id)) all.set(id, { id, name: id.replace(/^.*[:/](?=.)/, ''), place });
  return [...all.values()];
}

/** Each pair once; needed where one of its edges says so. */
function once(edges: readonly RawEdge[]): readonly RawEdge[] {
  const found = new Map<string, RawEdge>();
  for (const edge of edges) {
    const key = JSON.stringify([edge.from, edge.to]);
    const known = found.get(key);
    if (edge.from !== edge.to && (!known || (known.isOptional && !edge.isOptional))) found.set(key, edge);
  }
  return [...found.values()];
}

type CheckedEdge = SketchEdge & Pick<RawEdge, 'from'>;

function withoutCircles(edges: readonly RawEdge[]): readonly CheckedEdge[] {
  const next = new Map<string, string[]>();
  const reaches = (start: string, goal: string): boolean => {
    const seen = new Set([start]);
    for (const at of seen) {
      if (at === goal) return true;
      for (const to of next.get(at) ?? []) seen.add(to);
    }
    return false;
  };
  return edges.map((edge) => {
    const { from, to, isOptional = false } = edge;
    const isCut = reaches(to, from);
    if (!isCut) next.set(from, [...(next.get(from) ?? []), to]);
    return { ...edge, isOptional, isCut };
  });
}

/** A name that paths can have. @example partName('my service/2!') // 'my-service/2' */
function partName(text: string): string {
  const plain = text
    .replace(/[^A-Za-z0-9_.:/$]+/g, '-')
    .replace(/-+(?![A-Za-z0-9_])/g, '')
    .replace(/^-+/, '');
  if (plain === '') return 'part';
  return /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
}
