import type { EngineLimits, FailureFunction } from '../../core/diagram/decision/engine.ts';
import { engine } from '../../core/diagram/index.ts';
import { strategies } from '../../core/failover/standby/strategies.ts';
import { nearest } from '../../core/nearest.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { fail } from '../../core/problem.ts';
import { formatInstant } from '../../core/time/instant.ts';
import { utc } from '../../core/time/zone.ts';
import { hasGivenUp } from '../../core/topology/analyze/analyze.ts';
import { type Requests, requestsOfTopology, routingOf, writesOf } from '../../core/topology/analyze/requests.ts';
import type { FailureModel } from '../../core/topology/compile/failure-model.ts';
import { drillAll } from '../../core/topology/drill/drill.ts';
import type { DrillNames, Losable, LosableKind } from '../../core/topology/drill/drill-names.ts';
import type { Component, Topology } from '../../core/topology/model/model.ts';
import type { ComparedStrategies, FailoverResult } from '../../report/compose/failover/failover-result.ts';
import type { JourneyResult } from '../../report/compose/journey-result.ts';
import type { CommandContext } from '../command.ts';
import { optionList, optionText, type RawOptions, typed } from '../option-values.ts';

const downHint = ([first]: readonly string[]): string =>
  `name what is down, such as --down ${first}; --drill all tries everything by itself`;

/** Of two kinds of things, the larger loss first. */
const lossOrder: readonly LosableKind[] = ['region', 'domain', 'cluster', 'component', 'machine', 'node', 'replica'];

/** What `--down` names, each once; a name with a comma in it may stand alone. */
export function lossesAsked(options: RawOptions, names: DrillNames): readonly Losable[] {
  const asked = optionList(options, 'down').flatMap((text) =>
    names.find(text.trim()).length > 0 ? [[text, text] as const] : text.split(',').map((part) => [text, part] as const),
  );
  // the list is cut where it is long: first what a drill is about
  const known = (): readonly string[] =>
    lossOrder.flatMap((kind) => names.all.filter((each) => each.kind === kind).map(({ label }) => label));
  const found = asked.map(([text, part]): Losable => {
    const name = part.trim();
    const place = typed('down', text, part);
    if (name === '')
      fail(
        'usage',
        { message: text.trim() === '' ? 'it is empty' : 'a name is missing beside a comma', hint: downHint(known()) },
        typed('down', text),
      );
    const [only, ...others] = names.find(name);
    if (!only) {
      // of two short names each is near the other
      const suggestion = name.length > 2 ? nearest(name, known()) : null;
      return fail('nameUnknown', { what: 'part', name, known: known(), suggestion }, place);
    }
    if (others.length > 0)
      return fail('nameAmbiguous', { name, ways: [only, ...others].map(({ label }) => label) }, place);
    return only;
  });
  return [...new Set(found)];
}

/** `--drill all`; null where nobody asked. */
export function drillsAsked(
  options: RawOptions,
  topology: Topology,
  model: FailureModel,
  names: DrillNames,
  journeys: readonly JourneyResult[],
): FailoverResult['drills'] {
  const text = optionText(options, 'drill');
  if (text === undefined) return null;
  if (text !== 'all')
    return fail('usage', {
      message: `--drill ${JSON.stringify(text)} is not known`,
      hint: `--drill all tries every part by itself; --down ${text || 'NAME'} takes one down`,
    });
  const failures = journeys.flatMap(({ analysis }): FailureFunction[] => (analysis.failure ? [analysis.failure] : []));
  if (failures.length < journeys.length)
    return fail('usage', {
      message: '--drill needs the exact numbers',
      hint: 'leave --approximate out, or raise --max-nodes',
    });
  return drillAll(topology, model, names, failures);
}

/** `--strategies`; null where nobody asked. */
export function strategiesAsked(
  options: RawOptions,
  { components }: Topology,
  target: { readonly text: string; readonly availability: { readonly unavailability: number } } | null,
): ComparedStrategies | null {
  const named = optionText(options, 'component');
  if (options['strategies'] !== true) {
    if (named === undefined) return null;
    return fail('usage', {
      message: '--component says nothing by itself',
      hint: `write --strategies --component ${named}`,
    });
  }
  const component = named === undefined ? onlyOne(components) : componentNamed(components, named);
  const { failover, numbers } = component;
  const { mtbfSeconds, mttrSeconds } = failover ? failover.primary : numbers;
  if (mtbfSeconds === null || mttrSeconds === null || mttrSeconds === 0)
    return fail('failoverWithoutTimes', { what: `the component ${component.name}` }, component.place);
  const unavailability = target?.availability.unavailability ?? null;
  return {
    component: component.name,
    rows: strategies({ mtbfSeconds, mttrSeconds }, failover?.settings ?? null, unavailability),
    target: target && unavailability !== null ? { text: target.text, unavailability } : null,
  };
}

function componentNamed(components: readonly Component[], name: string): Component {
  const known = components.map((each) => each.name);
  return (
    components.find((each) => each.name === name) ??
    fail('nameUnknown', { what: 'component', name, known, suggestion: nearest(name, known) }, typed('component', name))
  );
}

/** The one component that has a standby, else the one that has times. */
function onlyOne(components: readonly Component[]): Component {
  const pairs = components.filter(({ failover }) => failover);
  const timed = components.filter(({ numbers }) => numbers.mtbfSeconds !== null && numbers.mttrSeconds !== null);
  const candidates = pairs.length > 0 ? pairs : timed;
  const [only, ...others] = candidates;
  if (only && others.length === 0) return only;
  return fail('usage', {
    message: only
      ? `--strategies compares one component, and ${candidates.length} have ${pairs.length > 0 ? 'a standby' : 'mtbf and mttr'}`
      : '--strategies needs a component with mtbf and mttr, and there is none',
    hint: only
      ? `name it: --component ${candidates
          .slice(0, 4)
          .map(({ name }) => name)
          .join(', --component ')}`
      : 'give the component mtbf and mttr instead of an availability',
  });
}

/** Where the traffic goes, and what requests of each kind get. */
export function trafficOf(
  topology: Topology,
  limits: EngineLimits,
): Pick<FailoverResult, 'routing' | 'requests' | 'writes'> {
  const requests = requestsOfTopology(engine, topology, limits);
  if (requests !== null && hasGivenUp(requests))
    return fail('diagramTooLarge', { journey: 'requests', tried: requests.tried });
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
