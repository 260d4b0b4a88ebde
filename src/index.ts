/**
 * The library: what ninefold computes, without its command line. Everything here is pure: no files, no clock, no output.
 *
 * @example
 * import { parseAvailability, parseDuration } from 'ninefold';
 * parseAvailability('99.95%').unavailability; // 0.0005
 */

export type { Engine, EngineLimits, FailureFunction } from './core/diagram/decision/engine.ts';
export { FaultGraphBuilder } from './core/diagram/graph/fault-graph.ts';
export { engine } from './core/diagram/index.ts';
export { type Assertion, parseAssertion } from './core/gates/assertion.ts';
export { type Check, type CheckStatus, checkAssertion } from './core/gates/check.ts';
export { IncidentLogBuilder } from './core/incidents/log/builder.ts';
export {
  type IncidentLog,
  rowFlags,
  type StampName,
  stampNames,
} from './core/incidents/log/log.ts';
export { defaultPhaseTargets, type PhaseName, type PhaseSummary, phaseNames } from './core/incidents/phases.ts';
export type { IncidentRequest } from './core/incidents/request.ts';
export { analyzeIncidents, type IncidentAnalysis } from './core/incidents/summary.ts';
export { type Problem, ProblemError } from './core/problem.ts';
export {
  downtimePercentiles,
  type Forecast,
  type ForecastRequest,
  forecastDowntime,
  meetProbability,
  suggestTarget,
} from './core/projection/forecast/forecast.ts';
export { bootstrapMonths, type DowntimeHistory } from './core/projection/forecast/month-bootstrap.ts';
export { type Availability, fromUnavailability, ninesOf, parseAvailability } from './core/quantity/availability.ts';
export { parseDuration } from './core/quantity/duration.ts';
export { binomialInterval } from './core/statistics/binomial.ts';
export { levelChange, rateChange } from './core/statistics/change-point.ts';
export { laplaceTrend } from './core/statistics/laplace-trend.ts';
export { meanDurationInterval } from './core/statistics/lengths/mean-interval.ts';
export { medianInterval } from './core/statistics/lengths/median-interval.ts';
export { unavailabilityInterval } from './core/statistics/lengths/rate-of-downtime.ts';
export { mtbfInterval } from './core/statistics/poisson-interval.ts';
export { quantileSorted } from './core/statistics/quantile.ts';
export { compareRates } from './core/statistics/rate-comparison.ts';
export { ratioTest } from './core/statistics/ratio-test.ts';
export { type CalendarPeriod, calendarPeriod } from './core/time/calendar.ts';
export type { Interval, Intervals } from './core/time/intervals.ts';
export { parseInstant, requestedWindow, type Window } from './core/time/window.ts';
export { createZone, utc, type Zone } from './core/time/zone.ts';
export { analyzeJourney, type JourneyAnalysis } from './core/topology/analyze/analyze.ts';
export { importanceOf, type PartImportance } from './core/topology/analyze/importance.ts';
export { compileTopology } from './core/topology/compile/compile.ts';
export { type FailureModel, unavailabilities } from './core/topology/compile/failure-model.ts';
export type { Expression } from './core/topology/expression/expression.ts';
export { parseExpression } from './core/topology/expression/parse.ts';
export { printExpression } from './core/topology/expression/print.ts';
export { topologyOfExpression } from './core/topology/model/from-expression.ts';
export type { Component, Journey, Topology } from './core/topology/model/model.ts';
