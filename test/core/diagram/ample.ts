import type { EngineLimits, FailureFunction } from '../../../src/core/diagram/decision/engine.ts';
import type { FaultGraph, NodeRef } from '../../../src/core/diagram/graph/fault-graph.ts';
import { engine } from '../../../src/core/diagram/index.ts';

/** Limits that small systems do not meet; the clock stands still. */
export const ample: EngineLimits = { nodes: 1e6, seconds: 60, elapsedSeconds: () => 0 };

export function compiled(graph: FaultGraph, root: NodeRef): FailureFunction {
  const made = engine.compile(graph, root, ample);
  if ('kind' in made) throw new Error(`gave up: ${JSON.stringify(made.tried)}`);
  return made;
}
