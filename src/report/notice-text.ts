import type { Notice, NoticeFacts, NoticeKind } from '../core/notice.ts';
import { formatCount, formatDuration, formatShare } from './numbers.ts';
import type { Warning } from './report.ts';

const rows = (count: number): string => `${formatCount(count)} ${count === 1 ? 'row' : 'rows'}`;
const stamps = (count: number): string => `${formatCount(count)} ${count === 1 ? 'stamp' : 'stamps'}`;

function at(places: readonly string[], count: number): string {
  if (places.length === 0) return '';
  const different = [...new Set(places)];
  return ` (${different.join(', ')}${count > different.length ? ', …' : ''})`;
}

/** Every notice in words: what it is, and what to do about it where something can be done. */
const texts: { readonly [K in NoticeKind]: (facts: NoticeFacts[K]) => string } = {
  zoneAssumed: ({ zone, stamps: count }) =>
    `${stamps(count)} had no offset and were read in ${zone}; --zone sets another`,
  wallClockRepeated: ({ zone, stamps: count }) =>
    `${stamps(count)} fall in the hour that ${zone} has twice; the first one is taken`,
  wallClockSkipped: ({ zone, stamps: count }) =>
    `${stamps(count)} fall in the hour that ${zone} leaves out; they are read an hour later`,
  invalidSkipped: ({ rows: count, places }) => `${rows(count)} invalid and skipped${at(places, count)}`,
  sameId: ({ rows: count, places }) =>
    `${rows(count)} repeat an id with other stamps and are kept${at(places, count)}; --dedupe id keeps the last of each`,
  duplicates: ({ rows: count }) => `${rows(count)} repeat an earlier one and are not counted again`,
  zeroLength: ({ rows: count, places }) =>
    `${rows(count)} end when they start${at(places, count)}; they stay in the averages and pull them down`,
  outOfOrder: ({ rows: count, places }) => `${rows(count)} have stamps out of order${at(places, count)}`,
  negativePhase: ({ phase, rows: count, places }) =>
    `${rows(count)} would have a negative ${phase} phase and are left out of it${at(places, count)}`,
  open: ({ rows: count, until }) => `${rows(count)} still open: counted as down until ${until}, and in no average`,
  fixMissing: ({ rows: count }) => `${rows(count)} have no fix after their start; their downtime ends at verified`,
  shortOutages: ({ outages, shortestSeconds }) =>
    `${formatCount(outages)} ${outages === 1 ? 'outage' : 'outages'} shorter than ${formatDuration(shortestSeconds)} left out of downtime`,
  backPosted: ({ rows: count }) => `${rows(count)} were posted after their own end; they start when they were created`,
  source: ({ file, text }) => `${file}: ${text}`,
  notIncidents: ({ rows: count }) =>
    `${rows(count)} are no incidents to their tool (tests, declined, merged, cancelled) and are excluded`,
  windowDefault: ({ start, end }) =>
    `the window is the calendar months that the log touches, ${start} to ${end}; set it with --from and --to, --window or --month`,
  windowInFuture: ({ end, now }) =>
    `the window ends at ${end}, after now (${now}): time that has not passed counts as up; --to or --at ends it earlier`,
  clockUsed: ({ now }) => `the window depends on the clock (now is ${now}); --at fixes it`,
  lesserCountsWhole: ({ rows: count, downtimeSeconds, totalSeconds, severities }) =>
    `${formatDuration(downtimeSeconds)} of the downtime (${formatShare(downtimeSeconds / totalSeconds)}) rest on ${rows(count)} of severity ${severities.join(', ')} that count as whole outages; --impact-map severity:${severities[0]}=30% gives them a weight`,
  whereMatchesNothing: ({ key, value, suggestion }) =>
    `no row has ${key} = ${value}${suggestion === null ? '' : `; did you mean ${suggestion}?`}`,
  impactWordsUnused: ({ column }) =>
    `the column ${column} holds words, and another column is the severity: it is not used; --map severity=${column} uses it`,
  weightUnused: ({ key, value, suggestion }) =>
    `--impact-map: no row has ${key} = ${value}${suggestion === null ? '' : `; did you mean ${suggestion}?`}`,
  sumExceedsWindow: ({ downtimeSeconds, windowSeconds }) =>
    `the summed downtime (${formatDuration(downtimeSeconds)}) exceeds the window (${formatDuration(windowSeconds)}): there is no availability to that`,
};

/** A notice as the warning that people and machines get. */
export function warningOf(each: Notice): Warning {
  const say = texts[each.kind] as (facts: Notice['data']) => string;
  return { kind: each.kind, message: say(each.data) };
}
