import { fail, type Place, type TypedPlace } from '../../problem.ts';
import { parseDuration, parsePositiveDuration } from '../../quantity/duration.ts';
import { failUnknownName } from '../../unknown-name.ts';
import {
  type FailoverSettings,
  failoverSettings,
  type GivenFailover,
  modeDefaults,
  type ProbeSettings,
  refuseOverlap,
  type StandbyMode,
} from '../standby/settings.ts';

const modes = Object.keys(modeDefaults) as StandbyMode[];
/** What may stand behind the mode. */
export const failoverKeys = ['interval', 'timeout', 'failures', 'recoveries', 'switch', 'failback'] as const;
type Key = (typeof failoverKeys)[number];

/** More probes in a row than anybody waits for. */
const mostProbes = 1000;

/**
 * Reads a failover as typed: a mode, then what differs from its defaults, parted by blanks. `failback` is the delay.
 * An unknown mode or setting, one given twice, and values out of range are refused where they stand.
 *
 * Domain: an interval of at least 1 ms, a timeout of at most the interval; 1 to 1000 probes in a row.
 * @throws ProblemError
 * @example parseFailover('warm failures=2').switchSeconds // 1200
 */
export function parseFailover(
  text: string,
  where: TypedPlace = { kind: 'typed', option: null, text },
): FailoverSettings {
  const words = [...text.matchAll(/\S+/g)].map((match) => ({ word: match[0], offset: match.index }));
  const placeOf = (offset: number, length: number): Place => ({ ...where, offset, length });
  const [first, ...rest] = words;
  if (first === undefined) return fail('failoverEmpty', {}, placeOf(0, 1));
  const mode = modes.find((each) => each === first.word);
  const modePlace = placeOf(first.offset, first.word.length);
  if (mode === undefined) {
    if (first.word.includes('='))
      return fail('failoverUnreadable', { text: first.word, reason: 'modeFirst' }, modePlace);
    return failUnknownName('failover mode', first.word, modes, modePlace);
  }
  const given = new Map<Key, { readonly value: string; readonly place: Place }>();
  for (const { word, offset } of rest) {
    const equals = word.indexOf('=');
    const name = equals < 0 ? word : word.slice(0, equals);
    const place = placeOf(offset, name.length || 1);
    if (equals < 0 && modes.some((each) => each === word))
      return fail('failoverUnreadable', { text: word, reason: 'modeTwice' }, place);
    const key = failoverKeys.find((each) => each === name);
    if (key === undefined) return failUnknownName('failover setting', name, failoverKeys, place);
    if (equals < 0) return fail('settingUnreadable', { text: word, reason: 'noValue', key }, place);
    if (given.has(key)) return fail('settingUnreadable', { text: word, reason: 'twice', key }, place);
    const value = word.slice(equals + 1);
    given.set(key, { value, place: placeOf(offset + equals + 1, value.length || 1) });
  }
  const settings = readSettings(mode, given);
  refuseOverlap(settings.detection, (given.get('timeout') ?? given.get('interval'))?.place ?? null);
  return failoverSettings(settings);
}

function readSettings(
  mode: StandbyMode,
  given: ReadonlyMap<Key, { readonly value: string; readonly place: Place }>,
): GivenFailover & { readonly detection: Partial<ProbeSettings> } {
  const read = <Name extends string>(key: Key, as: Name, reader: (value: string, place: Place) => number) => {
    const found = given.get(key);
    return (found === undefined ? {} : { [as]: reader(found.value, found.place) }) as { readonly [K in Name]?: number };
  };
  return {
    mode,
    detection: {
      ...read('interval', 'intervalSeconds', interval),
      ...read('timeout', 'timeoutSeconds', parseDuration),
      ...read('failures', 'failures', probesInARow),
      ...read('recoveries', 'recoveries', probesInARow),
    },
    ...read('switch', 'switchSeconds', parseDuration),
    failback: { ...read('failback', 'delaySeconds', parseDuration) },
  };
}

function interval(value: string, place: Place): number {
  const seconds = parsePositiveDuration(value, place);
  return seconds >= 0.001 ? seconds : fail('durationUnreadable', { text: value, reason: 'probesTooClose' }, place);
}

function probesInARow(value: string, place: Place): number {
  const count = /^[0-9]{1,9}$/.test(value) ? Number(value) : Number.NaN;
  return count >= 1 && count <= mostProbes ? count : fail('probesOutOfRange', { text: value, most: mostProbes }, place);
}
