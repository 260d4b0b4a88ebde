import { fail } from '../../../core/problem.ts';
import { type PeriodUnit, periodUnits, usualUnitSeconds } from '../../../core/time/anchored-period.ts';
import { readIsoText } from '../../../core/time/iso.ts';
import { createZone } from '../../../core/time/zone.ts';
import { failUnknownName } from '../../../core/unknown-name.ts';
import type { FileNode } from '../../structured/node.ts';
import { listOf, scalarOf, textOf, truthOf, wholeNumberOf, wrongKind } from '../../structured/values.ts';
import type { Keys } from '../keys.ts';
import type { SloWindow } from '../model.ts';

/** As rolling windows these have a length that is assumed, and that is said. */
const unequal: readonly PeriodUnit[] = ['month', 'quarter', 'year'];

/** The letters of a duration in OpenSLO v1; their case counts. */
const letters: Readonly<Record<string, PeriodUnit>> = {
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  M: 'month',
  Q: 'quarter',
  Y: 'year',
};
const most = 1_000_000; // minutes: two years
/** A thousand years of each: no window is longer, and calendars end. */
const mostOf: Readonly<Record<PeriodUnit, number>> = {
  second: most,
  minute: most,
  hour: most,
  day: 365_000,
  week: 52_000,
  month: 12_000,
  quarter: 4_000,
  year: 1_000,
};

export interface SloDuration {
  readonly unit: PeriodUnit;
  readonly count: number;
}

/** Reads `12h`, `4w`, `1M`: a whole number and one letter. @example durationOf(node, 'duration') // { unit: 'month', count: 1 } */
function sloDurationOf(node: FileNode, what: string): SloDuration {
  const { text } = scalarOf(node, what, 'durationInDays');
  const match = /^([0-9]{1,7})([A-Za-z])$/.exec(text.trim());
  const unit = match && Object.hasOwn(letters, match[2]!) ? letters[match[2]!] : undefined;
  const count = Number(match?.[1]);
  if (!unit || !(count >= 1 && count <= mostOf[unit]))
    return fail('sloRefused', { why: 'duration', text }, node.place());
  return { unit, count };
}

/** `timeSliceWindow`: a duration, or a bare number of minutes; in seconds. */
export function sliceSecondsOf(node: FileNode): number {
  const { text } = scalarOf(node, 'timeSliceWindow', 'durationInMinutes');
  if (/^[0-9.]+$/.test(text)) return wholeNumberOf(node, 'timeSliceWindow', 1, most) * usualUnitSeconds.minute;
  const { unit, count } = sloDurationOf(node, 'timeSliceWindow');
  if (unequal.includes(unit)) return fail('sloRefused', { why: 'sliceUnequal', text }, node.place());
  return count * usualUnitSeconds[unit];
}

export interface ReadWindow {
  readonly window: SloWindow;
  /** The length in minutes where it was given in them: `1m` is easily taken for a month. */
  readonly minutes: number | null;
  /** `1M` where a length had to be chosen for it. */
  readonly assumed: { readonly text: string; readonly days: number } | null;
}

/** Reads `timeWindow` (v1) or `timeWindows` (v1alpha): a list of exactly one window. */
export function readTimeWindow(
  list: FileNode,
  isAlpha: boolean,
  keysOf: (node: FileNode, what: string) => Keys,
): ReadWindow {
  const what = isAlpha ? 'timeWindows' : 'timeWindow';
  const items = list.kind === 'map' ? [list] : listOf(list, what);
  const [item] = items;
  if (!item || items.length > 1)
    return fail('sloRefused', { why: 'windowCount', text: String(items.length) }, list.place());
  const keys = keysOf(item, what);
  const duration = isAlpha ? alphaDuration(keys) : sloDurationOf(keys.required('duration'), 'duration');
  const minutes = duration.unit === 'minute' ? duration.count : null;
  const calendar = keys.optional('calendar');
  const rollingNode = keys.optional('isRolling');
  const isRolling = rollingNode === null ? null : truthOf(rollingNode, 'isRolling');
  if (isRolling === true && calendar) return fail('sloRefused', { why: 'windowBoth', text: '' }, item.place());
  if (calendar)
    return {
      window: { kind: 'calendar', period: { ...duration, ...readCalendar(keysOf(calendar, 'calendar')) } },
      minutes,
      assumed: null,
    };
  if (isRolling !== true) return fail('sloRefused', { why: 'windowNeither', text: '' }, item.place());
  const seconds = duration.count * usualUnitSeconds[duration.unit];
  const days = seconds / usualUnitSeconds.day;
  const text = `${duration.count} ${duration.unit}${duration.count === 1 ? '' : 's'}`;
  return {
    window: { kind: 'rolling', seconds },
    minutes,
    assumed: unequal.includes(duration.unit) ? { text, days } : null,
  };
}

/** v1alpha: `unit: Week, count: 1`. */
function alphaDuration(keys: Keys): SloDuration {
  const node = keys.required('unit');
  const text = textOf(node, 'unit');
  const unit = periodUnits.find((each) => each === text.toLowerCase());
  const known = periodUnits.map((each) => `${each[0]!.toUpperCase()}${each.slice(1)}`);
  if (!unit) return failUnknownName('unit', text, known, node.place());
  return { unit, count: wholeNumberOf(keys.required('count'), 'count', 1, most) };
}

/** `startTime` is a wall clock without a zone, `timeZone` an IANA name. */
function readCalendar(keys: Keys) {
  const zoneNode = keys.required('timeZone');
  const zone = createZone(textOf(zoneNode, 'timeZone'), zoneNode.place());
  const startNode = keys.required('startTime');
  const text = textOf(startNode, 'startTime');
  const reading = { milliseconds: 0, local: true };
  if (!readIsoText(text.trim(), reading)) return wrongKind(startNode, 'startTime', 'dateAndTime');
  const anchor = reading.local ? reading.milliseconds : reading.milliseconds + zone.offsetAt(reading.milliseconds);
  return { anchor, zone };
}
