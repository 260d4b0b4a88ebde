import type { EngineLimits } from '../../core/diagram/decision/engine.ts';
import { engine } from '../../core/diagram/index.ts';
import type { Check } from '../../core/gates/check.ts';
import { isSameName, namesIn } from '../../core/incidents/log/names.ts';
import { measureLog, measureWithout } from '../../core/incidents/measured-log.ts';
import type { Notice } from '../../core/notice.ts';
import { fail, ProblemError } from '../../core/problem.ts';
import { type ObservedOutages, observedOutages } from '../../core/projection/forecast/observed-outages.ts';
import { type Availability, fromTimes } from '../../core/quantity/availability.ts';
import { downtimeDraws } from '../../core/statistics/lengths/rate-of-downtime.ts';
import { quantileSorted } from '../../core/statistics/quantile.ts';
import { StampReader } from '../../core/time/stamp.ts';
import type { Window } from '../../core/time/window.ts';
import { utc } from '../../core/time/zone.ts';
import { analyzeJourney } from '../../core/topology/analyze/analyze.ts';
import { drawnUnavailability } from '../../core/topology/analyze/drawn-unavailability.ts';
import { hasGivenUp } from '../../core/topology/analyze/given-up.ts';
import { compileTopology } from '../../core/topology/compile/compile.ts';
import { definitionOrder, Names } from '../../core/topology/compile/definition-order.ts';
import type { Expression } from '../../core/topology/expression/expression.ts';
import { leavesOf, namesIn as namesInPath } from '../../core/topology/expression/walk.ts';
import { asMeasured, type MeasuredNumbers, serviceOf } from '../../core/topology/model/measured.ts';
import { type Component, expressionsOf, type Topology } from '../../core/topology/model/model.ts';
import type { PartNumbers } from '../../core/topology/model/part-numbers.ts';
import type { JourneyResult } from '../../report/compose/journey-result.ts';
import type { ComposeMeasured, MeasuredJourney } from '../../report/compose/measured/measured-result.ts';
import type { CommandContext } from '../command.ts';
import { openLog } from '../log/open-log.ts';
import type { LogRequest } from '../log/request.ts';
import type { Given } from '../options/given.ts';

/** A log of incidents, by the services that it has outages of. */
export interface MeasuredServices {
  readonly numbersOf: MeasuredNumbers;
  readonly outagesOf: (service: string) => ObservedOutages;
  readonly failuresOf: (service: string) => number;
  readonly services: readonly string[];
  readonly window: Window;
  readonly file: string;
  readonly notices: readonly Notice[];
  readonly checks: readonly Check[];
}

/** The log of `--measured` as it is, in UTC: what each service lost, over the months that the log touches. */
export async function measuredServices(given: Given, context: CommandContext): Promise<MeasuredServices> {
  const request = plainRequest(given.text);
  const opened = await openLog(request, ['service'], context).catch((error: unknown) => {
    // what it says of windows is nothing that this command could do
    const isEmpty = error instanceof ProblemError && error.problems.some(({ kind }) => kind === 'inputHasNoIncidents');
    if (isEmpty) fail('measuredEmpty', { path: given.text });
    throw error;
  });
  const whole = measureLog(opened.log, { ...request, ...opened });
  const numbers = new Map<string, PartNumbers | null>();
  const services = namesIn(opened.log, 'service');
  if (services.length === 0) fail('measuredNoService', { path: given.text });
  const of = (service: string) => measureWithout(whole, [{ key: 'service', values: [service], negated: false }]);
  const numbersOf: MeasuredNumbers = (service) => {
    if (!services.some((each) => isSameName(each, service))) return null;
    const known = numbers.get(service);
    if (known !== undefined) return known;
    const measured = of(service);
    const found = measuredNumbers(observedOutages(measured), measured.failures.starts.length);
    numbers.set(service, found);
    return found;
  };
  return {
    numbersOf,
    outagesOf: (service) => observedOutages(of(service)),
    failuresOf: (service) => of(service).failures.starts.length,
    services,
    window: opened.window,
    file: given.text,
    notices: opened.notices.filter(({ kind }) => kind !== 'windowDefault'), // the report has a line for it
    checks: opened.checks,
  };
}

/** MTBF = uptime / failures and MTTR = downtime / failures, so that they give the availability that was. */
function measuredNumbers({ outageSeconds, uptimeSeconds }: ObservedOutages, failures: number): PartNumbers | null {
  const downtimeSeconds = outageSeconds.reduce((sum, each) => sum + each, 0);
  if (!(failures > 0 && downtimeSeconds > 0 && uptimeSeconds > 0)) return null;
  return {
    ...fromTimes(uptimeSeconds, downtimeSeconds),
    mtbfSeconds: uptimeSeconds / failures,
    mttrSeconds: downtimeSeconds / failures,
  };
}

/** Draws for the intervals: so many as show in what is printed, fewer of large topologies, each a model of its own. */
const mostDraws = 4_000;
const fewestDraws = 1_000;
const partsTimesDraws = 1e6;
/** Streams 0 and 1 of a seed are those of intervals and forecasts. */
const firstStream = 2;

/**
 * Modelled and measured side by side: each component as the file has it and as the log measured its service, each journey
 * with all that was measured, and the 95 % interval of that from how few outages there were.
 */
export function measuredBeside(
  topology: Topology,
  journeys: readonly JourneyResult[],
  measured: MeasuredServices,
  seed: number,
  limits: EngineLimits,
): ComposeMeasured {
  const copied = copiedNames(topology);
  const numbersOf = (component: Component): PartNumbers | null =>
    copied.has(component.name) ? null : measured.numbersOf(serviceOf(component));
  const components = topology.components.map((component) => {
    const numbers = numbersOf(component);
    return numbers ? asMeasured(component, numbers) : component;
  });
  const asLogged = { ...topology, components };
  const draws = Math.max(fewestDraws, Math.min(mostDraws, Math.floor(partsTimesDraws / components.length)));
  const drawn = new Map<string, Float64Array>();
  topology.components.forEach((component, i) => {
    if (!numbersOf(component)) return;
    const { outageSeconds, uptimeSeconds } = measured.outagesOf(serviceOf(component));
    const lost = downtimeDraws(outageSeconds, draws, { seed, stream: firstStream + i });
    drawn.set(
      component.name,
      lost.map((each) => each / (uptimeSeconds + each)),
    );
  });
  const model = compileTopology(asLogged);
  const names = new Names(topology);
  const isMeasured = (name: string): boolean => {
    const meaning = names.meaningOf(name);
    return meaning.kind === 'component' && !meaning.component.isOptional && drawn.has(meaning.component.name);
  };
  const measuredIn = (path: Expression): boolean => definitionOrder(names, namesInPath(path)).some(isMeasured);
  const rows = journeys.map(({ analysis }): MeasuredJourney => {
    const { journey, result } = analysis;
    const own = model.journeys.find((each) => each.journey.name === journey.name)!;
    if (!measuredIn(journey.path)) return { name: journey.name, modelled: result, measured: null, interval: null };
    const found = analyzeJourney(engine, model, own, limits, false);
    const sample = drawnUnavailability(engine, asLogged, own.journey, drawn, limits);
    sample?.sort();
    return {
      name: journey.name,
      modelled: result,
      measured: hasGivenUp(found) ? null : found.result,
      interval: sample && { low: quantileSorted(sample, 0.025), high: quantileSorted(sample, 0.975) },
    };
  });
  return {
    file: measured.file,
    window: measured.window,
    components: topology.components.map((component) => {
      const numbers = numbersOf(component);
      return {
        name: component.name,
        service: serviceOf(component),
        modelled: component.isMeasured ? null : aloneAs(topology, component, limits),
        measured: numbers,
        failures: numbers ? measured.failuresOf(serviceOf(component)) : 0,
      };
    }),
    journeys: rows,
    others: measured.services.filter(
      (each) => !topology.components.some((component) => isSameName(serviceOf(component), each)),
    ),
    draws,
    seed,
  };
}

/** Components of which paths have copies: a log has not measured one of these. */
function copiedNames(topology: Topology): ReadonlySet<string> {
  const names = new Set<string>();
  for (const expression of expressionsOf(topology))
    for (const leaf of leavesOf(expression)) if (leaf.kind === 'copies') names.add(leaf.name);
  return names;
}

/** A component as users of it alone would see it: with its replicas and domains, without what it depends on. */
function aloneAs(topology: Topology, component: Component, limits: EngineLimits): Availability | null {
  const alone: Component = { ...component, dependsOn: [], optionalCalls: [], isOptional: false, share: 1 };
  const path: Expression = { kind: 'name', name: component.name, value: null, span: { offset: 0, length: 0 } };
  const model = compileTopology({
    ...topology,
    components: topology.components.map((each) => (each === component ? alone : each)),
    journeys: [{ name: component.name, path, target: null, place: null }],
  });
  const found = analyzeJourney(engine, model, model.journeys[0]!, limits, false);
  return hasGivenUp(found) ? null : found.result;
}

/** A log as it is, in UTC. */
function plainRequest(path: string): LogRequest {
  return {
    paths: [path],
    zone: utc,
    window: null,
    end: undefined,
    clock: null,
    stamps: new StampReader(utc),
    source: 'auto',
    mapRules: [],
    serviceSeparator: null,
    skipInvalid: false,
    duplicateRule: 'identical',
    where: [],
    weightRules: [],
    downtimeMode: 'union',
    downtimeUntil: 'verified',
    shortestOutageSeconds: 0,
    mergeWithinSeconds: null,
    maintenance: { named: [], isCounted: false },
    unknown: 'excluded',
    filters: {},
    exclusions: [],
    serviceHours: null,
    states: { words: new Map(), everySeconds: null, isAsked: false },
    covers: null,
    coverageZone: utc,
  };
}
