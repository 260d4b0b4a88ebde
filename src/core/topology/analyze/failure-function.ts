import type { Engine, EngineLimits, FailureFunction, GaveUp } from '../../diagram/decision/engine.ts';
import type { NodeRef } from '../../diagram/graph/fault-graph.ts';
import type { FailureModel } from '../compile/failure-model.ts';
import { hasGivenUp } from './given-up.ts';
import { type SharedSites, sharedSites } from './shared-sites.ts';
import { SiteMixture } from './site-mixture.ts';

/**
 * The exact failure function of a node of a model. Where groups whose requests may meet dead members share a domain or a
 * region with others, it is the mean over the states of these. @example failureFunction(engine, model, hard, limits)
 */
export function failureFunction(
  engine: Engine,
  model: Pick<FailureModel, 'graph' | 'pools'>,
  root: NodeRef,
  limits: EngineLimits,
): FailureFunction | GaveUp {
  const compiled = engine.compile(model.graph, root, limits);
  if (hasGivenUp(compiled)) return compiled;
  const shared = sharedSites(model, root);
  return isMixed(shared, compiled) ? new SiteMixture(compiled, model.pools, shared.sites) : compiled;
}

/** States of sites times nodes of the diagram: more would take minutes. */
const mostWork = 2e8;

/** Whether what is unnoticed or planned counts as independent of the domains and regions that groups share. */
export function leavesSitesOut(
  model: Pick<FailureModel, 'graph' | 'pools'>,
  root: NodeRef,
  failure: FailureFunction,
): boolean {
  const shared = sharedSites(model, root);
  return shared.sites.length > 0 && !isMixed(shared, failure);
}

function isMixed({ sites, states }: SharedSites, { nodes }: FailureFunction): boolean {
  return sites.length > 0 && states * (nodes + 100) <= mostWork;
}
