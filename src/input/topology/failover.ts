import {
  type Fencing,
  failoverSettings,
  type GivenFailover,
  type MachineTimes,
  modeDefaults,
  type StandbyMode,
} from '../../core/failover/standby/settings.ts';
import { nearest } from '../../core/nearest.ts';
import { fail } from '../../core/problem.ts';
import { parsePositiveDuration } from '../../core/quantity/duration.ts';
import { parseInstant } from '../../core/time/window.ts';
import { utc } from '../../core/time/zone.ts';
import { type StandbyPair, standbyPair } from '../../core/topology/model/pair.ts';
import type { PartNumbers } from '../../core/topology/model/part-numbers.ts';
import { failUnknownName } from '../../core/unknown-name.ts';
import { type Fields, fieldsOf } from '../structured/fields.ts';
import type { FileNode } from '../structured/node.ts';
import { textOf } from '../structured/values.ts';
import { choiceOf } from './choices.ts';
import { givenDetection } from './detection.ts';
import { noticingKeys } from './noticing.ts';
import { numberKeys, partNumbersOf } from './part-numbers.ts';
import { whereGiven } from './where-given.ts';

const keys = [
  ...['mode', 'probe', 'detect', 'switch', 'success', 'manual', 'failback', 'standby', 'dataLoss'],
  ...['fencing', 'partition', 'tested', 'testEvery', 'description', 'cost'],
];
const modes = Object.keys(modeDefaults) as readonly StandbyMode[];

/**
 * Reads `failover` of a component: its standby, and how it takes over; null where it has none. A pair is two machines with
 * times of their own, so replicas, several domains and missing times are refused.
 */
export function readFailover(component: Fields, numbers: PartNumbers): StandbyPair | null {
  const node = component.optional('failover');
  if (!node) return null;
  const { what } = component;
  for (const key of ['replicas', 'need', ...noticingKeys, 'bridge'])
    if (component.has(key)) fail('failoverConflict', { what, key }, component.keyPlace(key));
  if (component.list('domain').length > 1)
    fail('failoverConflict', { what, key: 'a list of domains' }, component.keyPlace('domain'));
  const primary = timesOf(component, numbers);
  const settings = failoverSettings(givenFailover(fieldsOf(node, `the failover of ${what}`, keys)));
  return standbyPair(primary, settings);
}

function givenFailover(fields: Fields): GivenFailover {
  const mode = choiceOf(fields.required('mode'), 'failover mode', modes);
  const detection = givenDetection(fields, ['interval', 'timeout', 'failures', 'recoveries']);
  const failback = failbackOf(fields);
  const standby = standbyOf(fields, mode);
  const fencing = fields.optional('fencing');
  const tested = fields.optional('tested');
  fields.text('description');
  const given: Omit<GivenFailover, 'mode' | 'detection' | 'failback'> = {
    ...whereGiven('switchSeconds', fields.duration('switch')),
    ...whereGiven('success', fields.share('success')),
    ...whereGiven('manualSeconds', fields.duration('manual')),
    ...standby,
    ...whereGiven('dataLossSeconds', fields.duration('dataLoss')),
    ...whereGiven('fencing', fencing && fencingOf(fencing)),
    ...whereGiven('partition', partitionOf(fields)),
    ...whereGiven('testEverySeconds', fields.positiveDuration('testEvery')),
    ...whereGiven('tested', tested && parseInstant(textOf(tested, 'tested'), utc, tested.place())),
  };
  return { mode, ...given, ...(detection && { detection }), ...(failback && { failback }) };
}

function failbackOf(fields: Fields): GivenFailover['failback'] | null {
  const node = fields.optional('failback');
  if (!node) return null;
  const failback = fieldsOf(node, 'failback', ['delay', 'switch', 'automatic']);
  return {
    ...whereGiven('delaySeconds', failback.duration('delay')),
    ...whereGiven('switchSeconds', failback.duration('switch')),
    ...whereGiven('automatic', failback.truth('automatic')),
  };
}

/** What the standby costs a month; null where the file does not say. */
export function standbyCostOf(component: Fields): number | null {
  return mapWithin(component, 'failover', keys)?.money('cost') ?? null;
}

/** Times of its own, and how often somebody looks whether it is alive; one of the two may be left out. */
function standbyOf(fields: Fields, mode: StandbyMode): Pick<GivenFailover, 'standby' | 'standbyCheckSeconds'> {
  const machine = mapWithin(fields, 'standby', [...numberKeys, 'checkEvery']);
  if (!machine) return {};
  const standbyCheckSeconds = machine.positiveDuration('checkEvery');
  if (standbyCheckSeconds === null) return { standby: timesOf(machine, partNumbersOf(machine)) };
  if (modeDefaults[mode].standbyRateFactor === 0)
    fail('checkWithoutFailures', { what: machine.what, mode }, machine.keyPlace('checkEvery'));
  const hasTimes = numberKeys.some((key) => machine.has(key));
  return { standbyCheckSeconds, ...(hasTimes && { standby: timesOf(machine, partNumbersOf(machine)) }) };
}

function partitionOf(fields: Fields): MachineTimes | null {
  const partition = mapWithin(fields, 'partition', numberKeys);
  return partition && timesOf(partition, partNumbersOf(partition));
}

/** A map of the failover; null where it is absent. */
function mapWithin(fields: Fields, key: string, known: readonly string[]): Fields | null {
  const node = fields.optional(key);
  return node && fieldsOf(node, `${key} of ${fields.what.replace(/^the failover of /, '')}`, known);
}

/** Both times, above 0: a takeover is a race between failures and repairs. */
function timesOf(fields: Fields, { mtbfSeconds, mttrSeconds }: PartNumbers): MachineTimes {
  if (mtbfSeconds === null || mttrSeconds === null)
    return fail('failoverWithoutTimes', { what: fields.what }, fields.place);
  fields.positiveDuration('mttr');
  return { mtbfSeconds, mttrSeconds };
}

const fencingWords = ['none', 'lease', 'quorum', 'stonith'] as const;

/** `none`, `lease 10s`, `quorum`, `stonith`. */
function fencingOf(node: FileNode): Fencing {
  const text = textOf(node, 'fencing').trim();
  const [word, rest] = text.split(/\s+(.*)/s) as [string, string | undefined];
  const kind = fencingWords.find((each) => each === word);
  if (!kind)
    return failUnknownName(
      'fencing',
      word,
      ['none', 'lease 10s', 'quorum', 'stonith'],
      node.place(),
      nearest(word, fencingWords),
    );
  if (kind === 'lease')
    return rest
      ? { kind, leaseSeconds: parsePositiveDuration(rest, node.place()) }
      : fail('leaseWithoutTime', {}, node.place());
  return rest
    ? fail('valueKind', { what: 'fencing', expected: { alone: kind }, found: { text } }, node.place())
    : { kind };
}
