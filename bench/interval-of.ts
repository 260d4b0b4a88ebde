/** What `interval-coverage.mjs` needs of the engine. */
export { FaultGraphBuilder } from '../src/core/diagram/graph/fault-graph.ts';
export { simulate } from '../src/core/failover/simulation/simulate.ts';
export { exponentialTimes } from '../src/core/failover/simulation/simulated-part.ts';
export { failoverSettings } from '../src/core/failover/standby/settings.ts';
export { standbyResult } from '../src/core/failover/standby/standby.ts';
export { binomialInterval } from '../src/core/statistics/binomial.ts';
