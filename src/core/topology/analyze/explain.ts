import type { Engine, EngineLimits } from '../../diagram/decision/engine.ts';
import { compileTopology } from '../compile/compile.ts';
import { definitionOrder, Names } from '../compile/definition-order.ts';
import { unavailabilities } from '../compile/failure-model.ts';
import type { AtLeast, Chain, Expression } from '../expression/expression.ts';
import { namesIn } from '../expression/walk.ts';
import type { Journey, Topology } from '../model/model.ts';
import { failureFunction } from './failure-function.ts';
import { hasGivenUp } from './given-up.ts';

/** One gate of a path with its numbers put in. */
export interface ExplainedGate {
  readonly gate: Chain | AtLeast;
  readonly unavailability: number;
  readonly parts: readonly { readonly expression: Expression; readonly unavailability: number }[];
  /** False where parts share something, so that the plain formula would be wrong. */
  readonly formulaHolds: boolean;
}

/** Gates that are explained at most: nobody reads more. */
const mostGates = 40;

/**
 * The gates of a journey's path and of the groups that it needs, innermost first, each with its exact unavailability and
 * whether the formula for independent parts gives the same: 1 − Π(1 − Uᵢ) in series, Π Uᵢ in parallel. What does not fit
 * the limits is left out. @example explainJourney(engine, topology, journey, limits)[0]?.formulaHolds // true of a=99 | b=99
 */
export function explainJourney(
  engine: Engine,
  topology: Topology,
  journey: Journey,
  limits: EngineLimits,
): readonly ExplainedGate[] {
  const found: (Chain | AtLeast)[] = [];
  const used = new Set(definitionOrder(new Names(topology), namesIn(journey.path)));
  const groups = [...topology.groups].flatMap(([name, group]) => (used.has(name) ? [group] : []));
  const open: Expression[] = [...groups, journey.path].reverse();
  for (let next = open.pop(); next && found.length < mostGates; next = open.pop())
    if ('parts' in next) {
      found.push(next);
      for (const part of next.parts) open.push(part);
    }
  // all of them as roots of one graph
  const paths = found.flatMap((gate) => [gate, ...gate.parts.filter(({ kind }) => kind !== 'copies')]);
  const model = compileTopology({ ...topology, journeys: paths.map((path) => ({ ...journey, path })) });
  const q = unavailabilities(model);
  const roots = new Map(model.journeys.map(({ hard }, i) => [paths[i]!, hard]));
  const exact = (path: Expression): number | null => {
    const failure = failureFunction(engine, model, roots.get(path)!, limits);
    return hasGivenUp(failure) ? null : failure.unavailability(q);
  };
  return found.reverse().flatMap((gate) => {
    const unavailability = exact(gate);
    const parts = gate.parts.flatMap((expression) => {
      if (expression.kind === 'copies') return [];
      const each = exact(expression);
      return each === null ? [] : [{ expression, unavailability: each }];
    });
    if (unavailability === null) return [];
    const plain = parts.length === gate.parts.length ? independently(gate, parts) : null;
    const formulaHolds = plain !== null && Math.abs(plain - unavailability) <= 1e-12 * unavailability;
    return [{ gate, unavailability, parts, formulaHolds }];
  });
}

function independently(gate: Chain | AtLeast, parts: ExplainedGate['parts']): number | null {
  if (gate.kind === 'parallel') return parts.reduce((product, { unavailability }) => product * unavailability, 1);
  // −expm1(Σ log1p(−U)): 1 − Π(1 − U) without losing the digits of small U
  if (gate.kind === 'series')
    return -Math.expm1(parts.reduce((sum, { unavailability }) => sum + Math.log1p(-unavailability), 0));
  return null;
}
