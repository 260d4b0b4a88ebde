import type { EngineLimits, FailureFunction } from '../../core/diagram/decision/engine.ts';
import { engine } from '../../core/diagram/index.ts';
import { strategies } from '../../core/failover/standby/strategies.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { fail, ProblemError } from '../../core/problem.ts';
import { withoutDust } from '../../core/quantity/without-dust.ts';
import { formatInstant } from '../../core/time/instant.ts';
import { utc } from '../../core/time/zone.ts';
import { failureFunction } from '../../core/topology/analyze/failure-function.ts';
import { hasGivenUp } from '../../core/topology/analyze/given-up.ts';
import {
  heaviestLoad,
  type Requests,
  requestsOfTopology,
  routingOf,
  writesOf,
} from '../../core/topology/analyze/requests.ts';
import { compileTopology } from '../../core/topology/compile/compile.ts';
import { type FailureModel, unavailabilities } from '../../core/topology/compile/failure-model.ts';
import { drillAll, withLosses } from '../../core/topology/drill/drill.ts';
import type { DrillNames, Losable, LosableKind } from '../../core/topology/drill/drill-names.ts';
import type { Component, Topology } from '../../core/topology/model/model.ts';
import { failUnknownName } from '../../core/unknown-name.ts';
import type { ComparedStrategies, FailoverResult, LoadedDrill } from '../../report/compose/failover/failover-result.ts';
import type { JourneyResult } from '../../report/compose/journey-result.ts';
import type { CommandContext } from '../command.ts';
import type { Given } from '../options/given.ts';
import type { ComposeValues } from './options.ts';

/** Of two kinds of things, the larger loss first. */
const lossOrder: readonly LosableKind[] = ['region', 'domain', 'cluster', 'component', 'machine', 'node', 'replica'];

/** What `--down` names, each once; a name with a comma in it may stand alone. */
export function lossesAsked(given: readonly Given[], names: DrillNames): readonly Losable[] {
  const asked = given.flatMap((each) =>
    names.find(each.text.trim()).length > 0
      ? [[each, each.text] as const]
      : each.text.split(',').map((part) => [each, part] as const),
  );
  // the list is cut where it is long: first what a drill is about
  const known = (): readonly string[] =>
    lossOrder.flatMap((kind) => names.all.filter((each) => each.kind === kind).map(({ label }) => label));
  const found = asked.map(([each, part]): Losable => {
    const name = part.trim();
    const place = each.place(part);
    if (name === '')
      fail('downEmpty', { isWhole: each.text.trim() === '', example: known()[0] ?? 'NAME' }, each.place());
    const [only, ...others] = names.find(name);
    if (!only) return failUnknownName('part', name, known(), place);
    if (others.length > 0)
      return fail('nameAmbiguous', { name, ways: [only, ...others].map(({ label }) => label) }, place);
    return only;
  });
  return [...new Set(found)];
}

/** `--drill all`; null where nobody asked. */
export function drillsAsked(
  given: Given | null,
  topology: Topology,
  model: FailureModel,
  names: DrillNames,
  journeys: readonly JourneyResult[],
  limits: EngineLimits,
): FailoverResult['drills'] {
  if (!given) return null;
  if (given.text !== 'all') return fail('drillUnknown', { text: given.text });
  return allDrills(topology, model, names, journeys, limits);
}

/** So many parts are tried one by one unasked. */
const mostPartsUnasked = 300;

/** The same for a page, where nobody asked for it; null where it is not exact, or takes long. */
export function drillsUnasked(...[topology, model, names, journeys, limits]: Parameters<typeof allDrills>) {
  if (model.parts.length > mostPartsUnasked || journeys.some(({ analysis }) => analysis.failure === null)) return null;
  try {
    return allDrills(topology, model, names, journeys, limits);
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

function allDrills(
  topology: Topology,
  model: FailureModel,
  names: DrillNames,
  journeys: readonly JourneyResult[],
  limits: EngineLimits,
): readonly LoadedDrill[] {
  const failures = journeys.flatMap(({ analysis }): FailureFunction[] => (analysis.failure ? [analysis.failure] : []));
  if (failures.length < journeys.length) return fail('drillNeedsExact', {});
  const solveAnew = (left: Topology): readonly number[] => {
    const variant = compileTopology(left);
    return journeys.map(({ analysis: { journey } }) => {
      const { hard } = variant.journeys.find((each) => each.journey.name === journey.name)!;
      const failure = failureFunction(engine, variant, hard, limits);
      if (hasGivenUp(failure))
        return fail('diagramTooLarge', { journey: journey.name, hasBounds: false, tried: failure.tried });
      return withoutDust(failure.unavailability(unavailabilities(variant)));
    });
  };
  const writesAfter = writesAfterLosses(topology, limits);
  return drillAll(topology, model, names, failures, solveAnew).map((drill) => {
    const left = withLosses(topology, [drill.down]);
    return { ...drill, load: heaviestLoad(left), writes: writesAfter(drill.down, left) };
  });
}

/** Who takes the writes after a loss, and how available they are; nodes that are alike are solved once. */
function writesAfterLosses({ clusters = [], writes }: Topology, limits: EngineLimits) {
  const nodes = new Map(clusters.flatMap(({ name, nodes: own }) => own.map((node) => [`${name}/${node.id}`, node])));
  const known = new Map<string, LoadedDrill['writes']>();
  return (down: Losable, left: Topology): LoadedDrill['writes'] => {
    if (!writes) return null;
    const node = down.kind === 'node' ? nodes.get(`${down.of}/${down.name}`) : undefined;
    const key = node
      ? `${down.of} ${node.region} ${node.weight} ${node.numbers.unavailability} ${node.numbers.mttrSeconds}`
      : `${down.kind} ${down.label}`;
    const found = known.get(key) ?? writesThen(left, limits);
    known.set(key, found);
    return found;
  };
}

function writesThen(left: Topology, limits: EngineLimits): LoadedDrill['writes'] {
  const { requests, writes } = trafficOf(left, limits);
  return writes && requests && { ...requests.writes, ...writes };
}

/** `--strategies`; null where nobody asked. */
export function strategiesAsked(
  { strategies: isAsked, component: named, target }: ComposeValues,
  { components }: Topology,
): ComparedStrategies | null {
  if (!isAsked) return null;
  const component = named ? componentNamed(components, named) : onlyOne(components);
  const { failover, numbers, noticing, bridge } = component;
  const { mtbfSeconds, mttrSeconds } = failover ? failover.primary : (bridge?.otherwise ?? numbers);
  if (mtbfSeconds === null || mttrSeconds === null || mttrSeconds === 0)
    return fail('failoverWithoutTimes', { what: `the component ${component.name}` }, component.place);
  const unavailability = target?.availability.unavailability ?? null;
  const primary = { mtbfSeconds, mttrSeconds };
  return {
    component: component.name,
    primary,
    rows: strategies(primary, failover?.settings ?? null, unavailability, noticing?.detection ?? null),
    target: target && unavailability !== null ? { text: target.text, unavailability } : null,
  };
}

function componentNamed(components: readonly Component[], named: Given): Component {
  const name = named.text;
  const known = components.map((each) => each.name);
  return components.find((each) => each.name === name) ?? failUnknownName('component', name, known, named.place());
}

/** The one component that has a standby, else the one that has times. */
function onlyOne(components: readonly Component[]): Component {
  const pairs = components.filter(({ failover }) => failover);
  const timed = components.filter(({ numbers }) => numbers.mtbfSeconds !== null && numbers.mttrSeconds !== null);
  const candidates = pairs.length > 0 ? pairs : timed;
  const [only, ...others] = candidates;
  if (only && others.length === 0) return only;
  const have = pairs.length > 0 ? 'standby' : 'times';
  return fail('strategiesOfOne', { candidates: candidates.map(({ name }) => name), have });
}

/** Where the traffic goes, and what requests of each kind get. */
export function trafficOf(
  topology: Topology,
  limits: EngineLimits,
): Pick<FailoverResult, 'routing' | 'requests' | 'writes'> {
  const requests = requestsOfTopology(engine, topology, limits);
  if (requests !== null && hasGivenUp(requests))
    return fail('diagramTooLarge', { journey: 'requests', hasBounds: false, tried: requests.tried });
  return { routing: routingOf(topology), requests, writes: writesOf(topology) };
}

/** What promotions cost needs frequencies; without them it is said that they are left out. */
export function promotionNotice({ writes }: Topology, requests: Requests | null): readonly Notice[] {
  if (!writes || !requests || requests.hasPromotionCost) return [];
  return [notice('promotionsUncounted', { region: writes.region })];
}

/** What partitions cost is first order, which is said where they are no longer rare: above 1 % of the time. */
export function partitionNotice({ components }: Topology): readonly Notice[] {
  return components.flatMap(({ name, failover }) => {
    const partition = failover?.settings.partition;
    if (!partition) return [];
    const share = partition.mttrSeconds / (partition.mtbfSeconds + partition.mttrSeconds);
    return share > 0.01 ? [notice('partitionsFrequent', { component: name, share })] : [];
  });
}

/** Now, where some takeover has a date to be compared with; the clock is not read otherwise. */
export function todayFor(
  { components }: Topology,
  context: CommandContext,
): { readonly today: number | null; readonly notice: readonly Notice[] } {
  const isDated = components.some(({ failover }) => failover && failover.settings.tested !== null);
  if (!isDated) return { today: null, notice: [] };
  const { instant, given } = context.now(utc);
  return {
    today: instant,
    notice: given ? [] : [notice('testAgeUsesClock', { now: formatInstant(instant) })],
  };
}
