import { boundsOf } from './decision/bounds.ts';
import { budgetOf, withinBudget } from './decision/budget.ts';
import { compileDiagrams } from './decision/compile.ts';
import type { Compiled } from './decision/compiled.ts';
import type { Engine, EngineLimits, GaveUp } from './decision/engine.ts';
import type { FaultGraph, NodeRef } from './graph/fault-graph.ts';
import { likeliestCutSets } from './measures/cut-sets.ts';
import { failureFunction } from './measures/evaluate.ts';
import { fussellVeselyOf } from './measures/fussell-vesely.ts';
import { minimalSolutions } from './measures/minimal-solutions.ts';

/** What was compiled last of a graph: cut sets and importances of the same root need it again. */
const known = new WeakMap<FaultGraph, { readonly root: NodeRef; readonly compiled: Compiled }>();

function compiledOnce(graph: FaultGraph, root: NodeRef, limits: EngineLimits): Compiled | GaveUp {
  const before = known.get(graph);
  if (before?.root === root) return before.compiled;
  const compiled = compileDiagrams(graph, root, limits);
  if (!('kind' in compiled)) known.set(graph, { root, compiled });
  return compiled;
}

/** All events are apart, none is counted. */
const noLikeness = new Float64Array(0);

/** The exact engine: see each member in {@link Engine}. */
export const engine: Engine = {
  compile: (graph, root, limits) => {
    const compiled = compiledOnce(graph, root, limits);
    return 'kind' in compiled ? compiled : failureFunction(compiled);
  },
  cutSets: (graph, root, q, limit, limits) => {
    const known = compiledOnce(graph, root, limits);
    if ('kind' in known) return known;
    // cut sets are told by diagrams alone
    const compiled = known.counts.length === 0 ? known : compileDiagrams(graph, root, limits, noLikeness);
    if ('kind' in compiled) return compiled;
    const budget = budgetOf(limits);
    const since = limits.elapsedSeconds();
    const found = withinBudget(() => likeliestCutSets(minimalSolutions(compiled, budget), q, limit, budget));
    if (found !== null) return found;
    const seconds = limits.elapsedSeconds() - since;
    return { kind: 'gaveUp', tried: [{ order: 'minimalCutSets', nodes: limits.nodes, seconds }] };
  },
  fussellVesely: (graph, root, q, limits) => {
    const compiled = compiledOnce(graph, root, limits);
    return 'kind' in compiled || compiled.counts.length > 0
      ? null
      : withinBudget(() => fussellVeselyOf(compiled, q, budgetOf(limits)));
  },
  bounds: boundsOf,
};
