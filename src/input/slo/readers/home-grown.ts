import { fail } from '../../../core/problem.ts';
import { parseUnavailabilityExactly } from '../../../core/quantity/availability.ts';
import { exactly, subtractedFrom } from '../../../core/quantity/decimal.ts';
import { calendarAnchor } from '../../../core/time/anchored-period.ts';
import { calendarPeriodNames } from '../../../core/time/calendar.ts';
import { createZone, utc } from '../../../core/time/zone.ts';
import { failUnknownName } from '../../../core/unknown-name.ts';
import type { FileNode } from '../../structured/node.ts';
import { listOf, percentOf, positiveDurationOf, scalarOf, textOf } from '../../structured/values.ts';
import { type Keys, keysOf, optionalText, readEach, textAt, valueAt } from '../keys.ts';
import type { Slo, SloWindow } from '../model.ts';
import type { Target } from '../ratio.ts';
import type { SloReader, SloReading } from '../slo-reader.ts';
import { plainSlo } from './plain-slo.ts';

/** What people call a target, the commonest first. */
const targetKeys = [
  ...['target', 'objective', 'slo', 'goal', 'availability', 'availability_target', 'availabilityTarget'],
  ...['slo_target', 'sloTarget', 'target_percent', 'targetPercent', 'target_availability', 'targetAvailability'],
];

/**
 * What stands in repositories without a standard: a service, a window, and SLOs with a name and a target; or one of them
 * alone. A target is read as on the command line: `99.9`, `99.9%`, `0.999`, `3n`. What an SLO does not say itself, the map
 * around it says.
 */
export const homeGrown: SloReader = {
  name: 'slos: [{ name, target }]',
  title: 'plain YAML or JSON',
  recognises: (document) =>
    document.kind === 'map' &&
    !document.entries.some(({ key }) => key === 'apiVersion') &&
    !textAt(document, 'version').startsWith('prometheus/') &&
    (document.entries.some(({ key, value }) => isPromise(key) || (key === 'services' && promise(value))) ||
      isMapOfServices(document)),
  read: (document, reading) => readHomeGrown(document, { service: null, window: null }, reading),
};

const isPromise = (key: string): boolean => key === 'slos' || targetKeys.includes(key);

/** Nothing but services by their names, each with what it promises. */
const isMapOfServices = (node: FileNode): boolean =>
  node.kind === 'map' &&
  node.entries.length > 0 &&
  node.entries.every(
    ({ key, value }) => !isPromise(key) && value.kind === 'map' && value.entries.some(({ key }) => isPromise(key)),
  );

/** `services` of which one says what it promises; those of a Compose file do not. */
function promise(services: FileNode): boolean {
  return servicesIn(services).some(([, node]) => node.kind === 'map' && node.entries.some(({ key }) => isPromise(key)));
}

/** A list of services, or a map of them by their names. */
function servicesIn(node: FileNode): readonly (readonly [name: string | null, node: FileNode])[] {
  if (node.kind === 'list') return node.items.map((item) => [textAt(item, 'name') || null, item]);
  return node.kind === 'map' ? node.entries.map(({ key, value }) => [key, value]) : [];
}

/** What the map around an SLO says for it. */
interface Around {
  readonly service: string | null;
  readonly window: SloWindow | null;
}

function readHomeGrown(node: FileNode, around: Around, reading: SloReading): readonly Slo[] {
  const keys = keysOf(node, 'the SLO file');
  const own: Around = {
    service: optionalText(keys, 'service') ?? around.service,
    window: windowOf(keys) ?? around.window,
  };
  if (isMapOfServices(node)) return readServices(node, around, reading);
  const services = keys.optional('services');
  if (services && promise(services)) return ofServices(services, keys, own, reading);
  const list = keys.optional('slos') ?? nested(keys);
  if (list === null) return [readSlo(node, null, around, reading)];
  keys.ignore('version', 'name', 'description', 'team', 'owner');
  keys.ignore('logs', 'topologies', 'policy', 'gates', 'reports'); // of a project file, which may have SLOs in it
  reading.unused.push(...keys.unused());
  if (list.kind === 'map' && !isSlo(list)) {
    const { entries } = list;
    return readEach(list, entries, ({ key, value }) => readSlo(value, key, own, reading));
  }
  const items = list.kind === 'map' ? [list] : listOf(list, 'slos');
  return readEach(list, items, (item) => readSlo(item, optionalText(keys, 'name'), own, reading));
}

/** Services, with what stands beside them. */
function ofServices(services: FileNode, keys: Keys, own: Around, reading: SloReading): readonly Slo[] {
  keys.ignore('version', 'name', 'description', 'team', 'owner');
  reading.unused.push(...keys.unused());
  return readServices(services, own, reading);
}

/** Each service with its target, or with SLOs of its own. */
function readServices(services: FileNode, own: Around, reading: SloReading): readonly Slo[] {
  return readEach(services, servicesIn(services), ([name, node]) => {
    const around = { ...own, service: name ?? own.service };
    const hasSlos = node.kind === 'map' && (valueAt(node, 'slos') ?? valueAt(node, 'slo'))?.kind !== 'scalar';
    const isNest = hasSlos && (valueAt(node, 'slos') !== null || valueAt(node, 'slo') !== null);
    return isNest ? readHomeGrown(node, around, reading) : [readSlo(node, name, around, reading)];
  }).flat();
}

/** Under `slos`, where a name may be `availability` or `slo` as well. */
const isSlo = (node: FileNode): boolean =>
  ['target', 'objective', 'goal'].some((key) => valueAt(node, key)?.kind === 'scalar');

/** `slo: { target: 99.9% }` is an SLO in a map; `slo: 99.9%` is the target itself. */
function nested(keys: Keys): FileNode | null {
  const node = valueAt(keys.node, 'slo');
  return node && node.kind !== 'scalar' ? keys.optional('slo') : null;
}

function readSlo(node: FileNode, key: string | null, around: Around, { unused }: SloReading): Slo {
  if (node.kind !== 'map') {
    const name = key ?? around.service ?? 'slo';
    return plainSlo({ name, ...around, scope: around.service }, shorthandTarget(node, name), node, node);
  }
  const said = textAt(node, 'name') || key;
  const keys = keysOf(node, `the SLO ${said ?? ''}`.trim());
  keys.ignore('name', 'description', 'version', 'team', 'owner', 'labels');
  const service = optionalText(keys, 'service') ?? around.service;
  const window = windowOf(keys) ?? around.window;
  const name = said ?? service ?? 'slo';
  const [first, second] = targetKeys.filter((each) => keys.optional(each) !== null);
  if (first === undefined) return fail('keyMissing', { what: keys.what, key: 'target' }, node.place());
  if (second !== undefined)
    return fail('sloRefused', { why: 'targetKeys', text: `${first} and ${second}` }, keys.keyPlace(second));
  const target = keys.required(first);
  const read = shorthandTarget(target, name);
  unused.push(...keys.unused());
  return plainSlo({ name, service, scope: service, window }, read, node, target);
}

function shorthandTarget(node: FileNode, name: string): Target {
  const availability = percentOf(node, `the target of ${name}`);
  if (!(availability.unavailability > 0 && availability.unavailability < 1))
    return fail('sloRefused', { why: 'targetWhole', text: name }, node.place());
  const unavailability =
    parseUnavailabilityExactly(scalarOf(node, 'target').text) ?? exactly(availability.unavailability);
  return { availability, ratio: subtractedFrom(1, unavailability) };
}

/** What people call a window. */
const windowKeys = ['window', 'period', 'time_window', 'timeWindow', 'rollingPeriod', 'rolling_period'];

/** `window: 28d`, or `calendar: month` on the clocks of `zone`. */
function windowOf(keys: Keys): SloWindow | null {
  const [length = null, second] = windowKeys.flatMap((key) => keys.optional(key) ?? []);
  if (second) return fail('sloRefused', { why: 'windowTwice', text: keys.what }, second.place());
  const calendar = keys.optional('calendar');
  const zoneNode = keys.optional('zone');
  if (length && calendar) return fail('sloRefused', { why: 'windowTwice', text: keys.what }, keys.keyPlace('calendar'));
  if (length && /^[0-9.\s]+m\s*$/.test(scalarOf(length, 'window', 'duration').text))
    return fail('sloRefused', { why: 'windowMinutes', text: textOf(length, 'window') }, length.place());
  if (length) return { kind: 'rolling', seconds: positiveDurationOf(length, 'window') };
  if (!calendar) return null;
  const text = textOf(calendar, 'calendar');
  const unit = calendarPeriodNames.find((each) => each === text);
  if (!unit) return failUnknownName('calendar period', text, calendarPeriodNames, calendar.place());
  const zone = zoneNode ? createZone(textOf(zoneNode, 'zone'), zoneNode.place()) : utc;
  return { kind: 'calendar', period: { unit, count: 1, anchor: calendarAnchor, zone } };
}
