import { type Place, problem } from '../../core/problem.ts';
import type { GatheredProblems } from '../source/problems.ts';

/** What a component or group cannot do without, and where the file says so. */
export interface Edge {
  readonly to: string;
  readonly place: () => Place;
}

interface Step {
  readonly name: string;
  readonly edges: readonly Edge[];
  next: number;
}

/**
 * Notes every circle that a walk in depth runs into, as the path from a name back to itself, where the edge that closes
 * it stands. Each edge is walked once, with a stack of its own. @example a → b → a
 */
export function findCircles(edgesOf: ReadonlyMap<string, readonly Edge[]>, findings: GatheredProblems): void {
  const done = new Set<string>();
  const depthOf = new Map<string, number>(); // of the names on the stack
  for (const root of edgesOf.keys()) {
    const stack: Step[] = [];
    const enter = (name: string): void => {
      depthOf.set(name, stack.length);
      stack.push({ name, edges: edgesOf.get(name) ?? [], next: 0 });
    };
    if (!done.has(root)) enter(root);
    while (stack.length > 0) {
      const step = stack.at(-1)!;
      const edge = step.edges[step.next++];
      if (edge === undefined) {
        stack.pop();
        depthOf.delete(step.name);
        done.add(step.name);
        continue;
      }
      const depth = depthOf.get(edge.to);
      if (depth !== undefined) {
        const path = [...stack.slice(depth).map(({ name }) => name), edge.to];
        findings.add(problem('circle', { path }, edge.place()));
      } else if (!done.has(edge.to)) enter(edge.to);
    }
  }
}
