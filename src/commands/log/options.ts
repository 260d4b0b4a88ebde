import { unknownHandlings } from '../../core/incidents/unknown-handling.ts';
import { fail, type TypedPlace } from '../../core/problem.ts';
import { parseDuration, parsePositiveDuration } from '../../core/quantity/duration.ts';
import { looksLikeHours } from '../../core/time/service-hours.ts';
import { createZone } from '../../core/time/zone.ts';
import { parseStates } from '../../input/incidents/states/state-words.ts';
import { flag, group, option, repeatable, type Values } from '../options/declare.ts';
import { wordOf } from '../options/readers.ts';

/** What every command that reads an incident log takes as its arguments. */
export const logArgument = { usage: '[log...]', says: 'incident logs: files, or - for standard input' } as const;

/** A part of time that ends at `--to` or now; a command that looks ahead has a `--window` of its own. */
const lookingBack = {
  window: option('<duration>', 'length of a window that ends at --to or now: 90d', parsePositiveDuration),
};

/** Of every command that holds phases against targets. */
export const phaseTargetOption = repeatable('<pairs>', 'targets of the phases: detect=1m,fix=30m');

const zone = option('<name>', 'IANA zone of timestamps without an offset and of the calendar', createZone).or('UTC');

const month = option('<yyyy-mm>', 'a calendar month; last: the last one that is over');
const quarter = option('<yyyy-qn>', 'a calendar quarter: 2026-Q3; last: the last one that is over');

const limits = {
  from: option('<instant>', 'start of the window'),
  to: option('<instant>', 'end of the window (default: now, see --at)'),
};

const cuts = {
  exclude: repeatable(
    '<file or hours>',
    'agreed maintenance to cut out: a file of start, end, service, rrule; an .ics calendar; "Sun 02:00-04:00"',
  ).naming((text) => (looksLikeHours(text) ? [] : [text])),
  serviceHours: option('<hours>', 'only these hours count: "Mon-Fri 08:00-18:00"'),
  covers: option('<from/to>', 'the time that the log covers (default: the months it touches, up to now)'),
};

/** Which time is looked at. */
export const windowOptions = group('Window:', {
  ...limits,
  ...lookingBack,
  month: month.excluding('from', 'to', 'window'),
  quarter: quarter.excluding('from', 'to', 'window', 'month'),
  zone,
});

/** Which time was observed, where `--window` looks ahead. */
export const observedOptions = group('Window:', {
  ...limits,
  month: month.excluding('from', 'to'),
  quarter: quarter.excluding('from', 'to', 'month'),
  zone,
});

/** What of that time does not count. */
export const cutOptions = group('Window:', cuts);

export const readingOptions = group('Reading the log:', {
  source: option('<format>', 'format or tool, instead of telling by content').or('auto'),
  map: repeatable('<pairs>', 'columns of fields: start=created_at,acknowledged=+secs_to_ack'),
  dateFormat: repeatable('<tokens>', 'how timestamps are written: "dd-MM-yyyy HH:mm" (tokens of date-fns)'),
  states: option('<words>', 'what words of a monitor mean: "down=DOWN,2;up=UP;unknown=3"', parseStates),
  every: option('<duration>', 'the distance of two checks of a monitor', parsePositiveDuration),
  split: option('<field=separator>', 'several names in one cell: service=;', parseSplit),
  renames: repeatable('<pairs>', 'services that go by other names elsewhere: payments-api=payments'),
  skipInvalid: flag('go on without the rows that cannot be read, and count them'),
  dedupe: option(
    '<rule>',
    'identical: drop repeated rows; id: of each id keep the last',
    wordOf(['identical', 'id'], 'rule'),
  ).or('identical'),
  where: repeatable('<key=values>', 'only these rows: service=api, severity!=minor, cause=network,dns'),
});

export const downtimeOptions = group('What counts as downtime:', {
  downtime: option(
    '<mode>',
    'union: overlaps count once (default); sum: each incident on its own',
    wordOf(['union', 'sum'], 'mode'),
  ),
  downtimeUntil: option(
    '<timestamp>',
    'verified (default), or fixed: until the fix',
    wordOf(['verified', 'fixed'], 'stamp'),
  ),
  impactMap: repeatable('<rule>', 'weights for words: severity:minor=30%,none=0'),
  maintenance: repeatable('<pairs>', 'rows that are agreed maintenance, too: type=Change,planned=yes'),
  countMaintenance: flag('maintenance counts as downtime'),
  unknown: option(
    '<how>',
    'time in which a monitor saw nothing: excluded (default), down or up',
    wordOf(unknownHandlings, 'way to count it'),
  ),
  minOutage: option('<duration>', 'leave shorter outages out of downtime', parseDuration),
  mergeWithin: option('<duration>', 'incidents of a service that follow so closely are one failure', parseDuration),
});

/** The options of a command that reads an incident log: which time, which rows, what counts as down. */
export const logOptions = { ...windowOptions, ...cutOptions, ...readingOptions, ...downtimeOptions };

export type LogValues = Values<typeof logOptions>;

function parseSplit(text: string, place: TypedPlace): string {
  const match = /^service=(.+)$/.exec(text);
  return match ? match[1]! : fail('pairUnreadable', { text, expected: 'service=SEPARATOR' }, place);
}
