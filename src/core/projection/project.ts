import type { RowCounts } from '../incidents/log/classify.ts';
import type { Condition } from '../incidents/log/filter.ts';
import type { IncidentLog } from '../incidents/log/log.ts';
import { type LogFacts, logFacts } from '../incidents/log-facts.ts';
import { type MeasureRequest, measureLog, measureWithout } from '../incidents/measured-log.ts';
import { noticesOf } from '../incidents/notices.ts';
import type { PhaseTargets } from '../incidents/phases.ts';
import { unweightedDowntime } from '../incidents/unweighted.ts';
import type { Notice } from '../notice.ts';
import type { Window } from '../time/window.ts';
import type { Change, Scenario } from './change.ts';
import { type Comparison, comparePeriods } from './compare.ts';
import { type DowntimeOutlook, drawnOutlook } from './downtime-outlook.ts';
import { comparisonFindings, type Finding, findingsOf, targetFindings } from './findings.ts';
import { type FanPoint, forecastFan } from './forecast/fan.ts';
import { type ForecastOptions, forecastLog, type ProjectedForecast } from './forecast/log-forecast.ts';
import { observedOutages } from './forecast/observed-outages.ts';
import { type LogReplay, type ReplayOptions, replayLog } from './log-replay.ts';
import { type Needed, neededFor, twiceOrHalf } from './needed.ts';
import { type Observation, observe } from './observation.ts';
import { type OperatingPoint, type Outlook, outlookOf } from './operating-point.ts';
import { type Baseline, type KnownPhases, type ProjectedScenario, projectScenario, removedBy } from './scenario.ts';
import {
  type ForecastScenario,
  forecastMeans,
  forecastScenarioOfLog,
  forecastScenarioOfMeans,
} from './scenario-forecast.ts';
import { type Trend, trendOf } from './trend.ts';

export const combinedName = 'all together';

export interface ProjectionOptions extends ForecastOptions {
  readonly scenarios: readonly Scenario[];
  /** null: no target was given. */
  readonly targetUnavailability: number | null;
  readonly phaseTargets: PhaseTargets;
  readonly costPerHour: number | null;
  /** null: no failover to replay the log under. */
  readonly failover: ReplayOptions | null;
}

/** What a log alone has. */
export interface LogProjection {
  readonly window: Window;
  readonly countedSeconds: number;
  readonly counts: RowCounts;
  readonly facts: LogFacts;
  /** Failures that cost no counted time: MTBF is not made of them. */
  readonly failuresOutside: number;
  /** `noUptime` where one of the periods was never up; null where none was asked for. */
  readonly comparison: Comparison | 'noUptime' | null;
  readonly trend: Trend;
  /** null where no failover was given. */
  readonly replay: LogReplay | null;
  /** The forecast as it widens, worked out where somebody looks at it; empty where there is none. */
  readonly fan: () => readonly FanPoint[];
}

export interface Projection extends ProjectedForecast {
  readonly options: ProjectionOptions;
  readonly baseline: Baseline;
  readonly current: Outlook | null;
  /** The downtime to expect if all goes on as it is; null where there is no forecast. */
  readonly expected: DowntimeOutlook | null;
  readonly scenarios: readonly ForecastScenario[];
  readonly needed: Needed | null;
  readonly doubling: { readonly mtbfDoubled: Outlook | null; readonly mttrHalved: Outlook | null };
  readonly log: LogProjection | null;
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
}

/** From an MTBF and an MTTR alone, with its phases where they are known: nothing to compare, and nothing is drawn. */
export function projectMeans(
  point: OperatingPoint,
  phases: KnownPhases | null,
  options: ProjectionOptions,
): Projection {
  const source: Source = {
    baseline: { point, phases },
    forecast: (scenario) => forecastScenarioOfMeans(scenario, options),
  };
  const forms = closedForms(source.baseline, () => source, options);
  const expected = forecastMeans(point, options);
  return {
    ...forms,
    expected,
    ...{
      forecast: null,
      obstacle: expected ? null : 'noUptime',
      outages: 0,
      bootstrap: null,
      bootstrapObstacle: 'noLog',
    },
    log: null,
    findings: targetFindings(forms, expected, options),
    notices: [],
  };
}

/** From a log: the scenarios, the forecast by both models, two periods where asked, and the trend. */
export function projectLog(
  log: IncidentLog,
  request: MeasureRequest,
  compared: { readonly earlier: MeasureRequest; readonly later: MeasureRequest } | null,
  options: ProjectionOptions,
): Projection {
  const measured = measureLog(log, request);
  const whole = observe(measured);
  const endsAtFix = request.downtimeUntil === 'fixed';
  const random = { seed: options.seed };
  const trend = trendOf(whole, random);
  const projected = forecastLog(measured, options);
  const unweighted = unweightedDowntime(measured);
  const replay = options.failover && measured.countedMilliseconds > 0 ? replayLog(measured, options.failover) : null;
  const source = sourceOf(whole, endsAtFix, options);
  const sourceWithout = (removed: readonly Condition[]): Source =>
    removed.length === 0 ? source : sourceOf(observe(measureWithout(measured, removed)), endsAtFix, options);
  const forms = closedForms(source.baseline, sourceWithout, options);
  const comparison = compared && (comparePeriods(log, compared.earlier, compared.later, random) ?? 'noUptime');
  const expected = projected.forecast && drawnOutlook(observedOutages(measured), options, projected.forecast);
  return {
    ...forms,
    ...projected,
    expected,
    log: {
      window: request.window,
      countedSeconds: measured.countedMilliseconds / 1_000,
      counts: measured.classified.counts,
      facts: logFacts(measured),
      failuresOutside: measured.failures.outside,
      comparison,
      trend,
      replay,
      fan: () => (projected.forecast ? forecastFan(observedOutages(measured), projected.forecast) : []),
    },
    findings: [
      ...findingsOf({
        ...projected,
        targetUnavailability: options.targetUnavailability,
        changes: trend.changes,
      }),
      ...(comparison && comparison !== 'noUptime' ? comparisonFindings(comparison) : []),
      ...targetFindings(forms, expected, options),
    ],
    notices: [...noticesOf(measured, { negative: whole.phases.negative, unweighted }), ...(replay?.notices ?? [])],
  };
}

/** What scenarios start from, and how the downtime is forecast that they would bring. */
interface Source {
  readonly baseline: Baseline;
  readonly forecast: (scenario: ProjectedScenario) => ForecastScenario;
}

function sourceOf({ measured, point, phases }: Observation, endsAtFix: boolean, options: ProjectionOptions): Source {
  const { recovery, verify } = phases.phases;
  const counted = endsAtFix ? 1 - (verify.share ?? 0) : 1;
  return {
    baseline: {
      point,
      phases: phases.phases,
      endsAtFix,
      recoverySeconds: recovery.meanSeconds === null ? null : recovery.meanSeconds * counted,
    },
    forecast: (scenario) => forecastScenarioOfLog(scenario, observedOutages(measured), options),
  };
}

function closedForms(
  baseline: Baseline,
  sourceWithout: (removed: readonly Condition[]) => Source,
  options: ProjectionOptions,
) {
  const project = (name: string, changes: readonly Change[], isCombined: boolean): ForecastScenario => {
    const source = sourceWithout(removedBy(changes));
    return source.forecast(projectScenario(name, changes, source.baseline, isCombined));
  };
  const scenarios = options.scenarios.map(({ name, changes }) => project(name, changes, false));
  if (options.scenarios.length > 1) {
    const all = options.scenarios.flatMap(({ changes }) => changes);
    scenarios.push(project(combinedName, all, true));
  }
  const { targetUnavailability } = options;
  return {
    options,
    baseline,
    current: outlookOf(baseline.point),
    scenarios,
    needed: targetUnavailability === null ? null : neededFor(baseline, targetUnavailability, options.phaseTargets),
    doubling: twiceOrHalf(baseline.point),
  };
}
