import type { Json, JsonObject } from '../../core/json.ts';
import type { ComparedPeriod, Comparison } from '../../core/projection/compare.ts';
import {
  downtimePercentiles,
  type Forecast,
  meetError,
  meetProbability,
  percentileErrors,
  suggestTarget,
} from '../../core/projection/forecast/forecast.ts';
import { histogramOf } from '../../core/projection/forecast/histogram.ts';
import type { Outlook } from '../../core/projection/operating-point.ts';
import type { Projection } from '../../core/projection/project.ts';
import { gainOf, rankedSavings } from '../../core/projection/savings.ts';
import type { ForecastScenario } from '../../core/projection/scenario-forecast.ts';
import type { Trend } from '../../core/projection/trend.ts';
import { costOf } from '../../core/quantity/money.ts';
import { formatInstant } from '../../core/time/instant.ts';
import { utc } from '../../core/time/zone.ts';
import { availabilityData } from '../availability-data.ts';
import { logData, sourcesData } from '../log-data.ts';
import { windowData } from '../window.ts';
import { findingText } from '../words/projection-findings-text.ts';
import type { SourceFacts } from '../words/source-remark.ts';
import { neededData } from './needed.ts';
import { expectedData } from './outlook.ts';
import { compareReason, comparisonReason, forecastReason, leverReason } from './reasons.ts';
import { replayData } from './replay/replay-data.ts';

/** The JSON result of `project`: base units, full precision, null for what cannot be computed. */
export function projectData(projection: Projection, sources: readonly SourceFacts[]): JsonObject {
  const { options, current, needed, doubling, log } = projection;
  const cost = options.costPerHour;
  return {
    sources: sourcesData(sources),
    window: log && { ...windowData(log.window), source: log.window.source, countedSeconds: log.countedSeconds },
    counts: log && { ...log.counts },
    ...logData(log?.facts ?? {}),
    current: {
      ...outlookData(current),
      failures: log === null ? null : projection.baseline.point.failures,
      failuresOutside: log === null ? null : log.failuresOutside,
      outages: log === null ? null : projection.outages,
      costPerYear: costOf(current?.downtimeSeconds.year ?? null, cost),
    },
    scenarios: projection.scenarios.map((scenario) => scenarioData(scenario, current, cost)),
    doubling: {
      mtbfDoubled: leverData(doubling.mtbfDoubled, current, cost),
      mttrHalved: leverData(doubling.mttrHalved, current, cost),
    },
    costPerHour: cost,
    ranking: cost === null ? null : rankedSavings(projection.scenarios, current, cost).map((each) => ({ ...each })),
    needed: needed && neededData(needed, projection),
    forecast: projection.expected && {
      ...expectedData(projection.expected),
      outages: log && projection.outages,
      suggestedTarget: projection.forecast && suggestionData(projection.forecast),
      histogram: projection.forecast && histogramOf(projection.forecast).map((bin) => ({ ...bin })),
      bootstrap: projection.bootstrap && {
        ...forecastData(projection.bootstrap, options.targetUnavailability),
        months: projection.bootstrap.months,
      },
    },
    replay: log?.replay ? replayData(log.replay) : null,
    compare: log && typeof log.comparison === 'object' && log.comparison ? compareData(log.comparison) : null,
    trend: log && trendData(log.trend),
    findings: projection.findings.map((finding) => ({
      kind: finding.kind,
      message: findingText(finding, log?.window.zone ?? utc),
    })),
    reasons: {
      forecast: forecastReason(projection.obstacle),
      bootstrap: forecastReason(projection.bootstrapObstacle),
      compare: log && comparisonReason(log.comparison),
    },
  };
}

function suggestionData(forecast: Forecast): Json {
  const suggested = suggestTarget(forecast);
  return suggested && { ...suggested };
}

function outlookData(outlook: Outlook | null): JsonObject {
  return {
    ...availabilityData(outlook),
    mtbfSeconds: outlook?.mtbfSeconds ?? null,
    mttrSeconds: outlook?.mttrSeconds ?? null,
    downtimeSeconds: { year: outlook?.downtimeSeconds.year ?? null },
  };
}

function leverData(outlook: Outlook | null, current: Outlook | null, cost: number | null): JsonObject {
  const gain = gainOf(outlook, current);
  return { ...outlookData(outlook), gainSeconds: { year: gain }, savedPerYear: costOf(gain, cost) };
}

function scenarioData(scenario: ForecastScenario, current: Outlook | null, cost: number | null): JsonObject {
  return {
    name: scenario.name,
    changes: scenario.changes.map(({ text }) => text),
    isCombined: scenario.isCombined,
    ...leverData(scenario.outlook, current, cost),
    reason: scenario.obstacle && leverReason(scenario.obstacle),
    forecast: scenario.forecast && expectedData(scenario.forecast),
    forecastReason: forecastReason(scenario.forecastObstacle),
  };
}

function forecastData(forecast: Forecast, targetUnavailability: number | null): JsonObject {
  return {
    runs: forecast.runs,
    seed: forecast.seed,
    horizonSeconds: forecast.horizonSeconds,
    meetProbability: targetUnavailability === null ? null : meetProbability(forecast, targetUnavailability),
    downtimeSeconds: { ...downtimePercentiles(forecast) },
    monteCarloError: {
      meetProbability: targetUnavailability === null ? null : meetError(forecast, targetUnavailability),
      downtimeSeconds: { ...percentileErrors(forecast) },
    },
  };
}

function periodData(period: ComparedPeriod): JsonObject {
  return {
    start: formatInstant(period.period.start),
    end: formatInstant(period.period.end),
    uptimeSeconds: period.uptimeSeconds,
    failures: period.failures,
    count: period.count,
    meanSeconds: period.meanSeconds,
    medianSeconds: period.medianSeconds,
    geometricMeanSeconds: period.geometricMeanSeconds,
  };
}

function compareData({ verdict, obstacle, earlier, later, test, detectable, rate }: Comparison): JsonObject {
  const interval = test?.interval ?? null;
  const change = (ofEarlier: number | null, ofLater: number | null): number | null =>
    ofEarlier === null || ofLater === null ? null : ofLater - ofEarlier;
  const scaled = (ratio: number): number => (ratio - 1) * earlier.meanSeconds!;
  return {
    verdict,
    reason: compareReason(obstacle),
    earlier: periodData(earlier),
    later: periodData(later),
    ratio: test?.ratio ?? null,
    ratioInterval: interval && [interval.low, interval.high],
    pValue: test?.pValue ?? null,
    method: test?.method ?? null,
    draws: test?.draws ?? null,
    seed: test?.seed ?? null,
    mean: {
      differenceSeconds: change(earlier.meanSeconds, later.meanSeconds),
      intervalSeconds: interval && [scaled(interval.low), scaled(interval.high)],
    },
    median: { differenceSeconds: change(earlier.medianSeconds, later.medianSeconds) },
    detectableFall: detectable?.fall ?? null,
    detectableRise: detectable?.rise ?? null,
    rate: {
      verdict: rate.verdict,
      ratio: rate.ratio,
      ratioInterval: rate.ratioInterval && [rate.ratioInterval.low, rate.ratioInterval.high],
      pValue: rate.pValue,
      detectableFall: rate.detectableFall,
      detectableRise: rate.detectableRise,
    },
  };
}

function trendData({ months, pValues, changes }: Trend): JsonObject {
  return {
    months: months.map((month) => ({ ...month })),
    pValues: { ...pValues },
    changes: changes.map(({ what, at, before, after, pValue }) => ({
      what,
      at: formatInstant(at),
      pValue,
      meanSeconds: what === 'mttr' ? [before, after] : null,
      failuresPerMonth: what === 'rate' ? [before, after] : null,
    })),
  };
}
