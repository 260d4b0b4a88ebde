import type { ExclusionReason } from '../../core/incidents/log/exclusion.ts';
import type { BudgetTaker, Notice, NoticeFacts, NoticeKind } from '../../core/notice.ts';
import type { RowProblem } from '../../core/problem.ts';
import { formatCount, formatDecimal, formatDuration, formatShare } from '../numbers.ts';
import type { Warning } from '../report.ts';
import { shellWord } from '../shell-word.ts';
import { partText } from './notices/part-text.ts';
import { serverNoticeTexts } from './notices/server-notice-text.ts';
import { sloNoticeTexts } from './notices/slo-notice-text.ts';
import { agreeing, counted, didYouMean, isOrAre, listed, quoted, rows, someOf } from './phrases.ts';
import type { ProblemText } from './problem-words.ts';
import { rowProblemTexts } from './problems/row-problem-text.ts';

function at(places: readonly string[], count: number): string {
  if (places.length === 0) return '';
  const different = [...new Set(places)];
  return ` (${different.join(', ')}${count > different.length ? ', …' : ''})`;
}

function coverText(covered: NoticeFacts['logUncovered']['covered'], by: NoticeFacts['logUncovered']['by']): string {
  if (by === 'rows')
    return covered === null
      ? 'none of its rows says how long it held'
      : `its rows speak of ${covered.start} to ${covered.end}`;
  if (covered === null) return 'it has no incident before now; --covers FROM/TO says what it covers';
  if (by === 'option') return `--covers goes from ${covered.start} to ${covered.end}`;
  return `it touches the months from ${covered.start} to ${covered.end}; --covers FROM/TO says otherwise`;
}

function takers(list: readonly BudgetTaker[]): string {
  const named = list.slice(0, 3).map(({ name, budgetShare }) => `${name ?? '(no id)'} ${formatShare(budgetShare)}`);
  return `${named.join(', ')}${list.length > 3 ? `, and ${formatCount(list.length - 3)} more` : ''}`;
}

const isOver =
  /resol|clos|recover|clear|\bok\b|normal|\bend|\bup\b|restor|good|\binactive|success|complete|fixed|stop|health|avail|^1/i;

/** The options that read a column as states; which of its words are which is for the reader to judge. */
function stateOptions({ column, words }: { readonly column: string; readonly words: readonly string[] }): string {
  const isUp = (word: string): boolean =>
    isOver.test(word) && !/^(un|not|in)[ -]?(avail|health|resol|success)/i.test(word);
  const ups = words.filter(isUp);
  const downs = words.filter((word) => !isUp(word));
  const [up, down] = ups.length > 0 && downs.length > 0 ? [ups, downs] : [words.slice(1), words.slice(0, 1)];
  const states = `down=${down.join(',')};up=${up.join(',')}`;
  return `--map ${shellWord(`state=${column}`)} --states ${shellWord(states)}, each word where it belongs`;
}

/** A problem of a row on one line, with its place. */
function reasonOf(problem: RowProblem): string {
  const say = rowProblemTexts[problem.kind] as (facts: RowProblem['data']) => ProblemText;
  const { where } = problem;
  const place =
    where?.kind === 'file' ? [where.file, where.line, where.column].filter((part) => part !== undefined) : [];
  return `${place.join(':')} ${say(problem.data).what}`;
}

const unknownWords: Readonly<Record<NoticeFacts['unknownTime']['handling'], string>> = {
  excluded: 'it is left out of counted time; --unknown down or up counts it',
  down: 'it counts as down',
  up: 'it counts as up',
};

const exclusionWords: Readonly<Record<ExclusionReason, string>> = {
  up: 'up, started or paused',
  sameOutage: 'down still',
  unknown: 'neither up nor down',
  cancelled: 'cancelled',
  declined: 'declined',
  merged: 'merged into another',
  duplicate: 'called a duplicate',
  subIncident: 'part of another',
  test: 'tests or drills',
  pullRequest: 'pull requests',
  notPlanned: 'closed as not planned',
  falsePositive: 'false positives',
  notification: 'notifications',
  suppressed: 'suppressed',
  hidden: 'hidden',
  total: 'totals of other rows',
  heading: 'the header once more',
  where: 'left out by --where',
};

/** Why rows are no incidents, with how many of each. @example '2 cancelled, 1 merged into another' */
function exclusionText(because: NoticeFacts['notIncidents']['because']): string {
  const counted = Object.entries(because) as [ExclusionReason, number][];
  return counted.map(([reason, count]) => `${formatCount(count)} ${exclusionWords[reason]}`).join(', ');
}

/** Every notice in words: what it is, and what to do about it where something can be done. */
const texts: { readonly [K in NoticeKind]: (facts: NoticeFacts[K]) => string } = {
  renamesIdle: ({ names }) => `no row has a service ${listed(names.map(quoted))}, so that renaming it does nothing`,
  zoneAssumed: ({ zone, stamps: count }) =>
    `${agreeing(count, 'timestamp', 'had no offset and was', 'had no offset and were')} read in ${zone}; --zone sets another`,
  wallClockRepeated: ({ zone, stamps: count }) =>
    `${agreeing(count, 'timestamp', 'falls', 'fall')} in the hour that ${zone} has twice; the first one is taken`,
  wallClockSkipped: ({ zone, stamps: count }) =>
    `${agreeing(count, 'timestamp', 'falls', 'fall')} in the hour that ${zone} leaves out and ${isOrAre(count)} read an hour later`,
  invalidSkipped: ({ rows: count, problems }) =>
    `${rows(count, 'is', 'are')} invalid and skipped: ${problems.map(reasonOf).join('; ')}${count > problems.length ? '; …' : ''}`,
  sameId: ({ rows: count, places }) =>
    `${rows(count, 'repeats an id with other timestamps and is', 'repeat an id with other timestamps and are')} kept${at(places, count)}; --dedupe id keeps the last of each id`,
  duplicates: ({ rows: count, rule }) =>
    rule === 'id'
      ? `${rows(count, 'has', 'have')} an id that a later row has too, or repeats one; only the last counts`
      : `${rows(count, 'repeats an earlier one and is', 'repeat an earlier one and are')} not counted again`,
  gateOnlyWarns: () =>
    'it asks for nothing that can fail: what stands under warn is only reported; assert, or a target, fails the build',
  partsKept: ({ rows: count, wholes, places }) =>
    `${rows(count, 'is a part', 'are parts')} of an incident that the log does not have, or that counts for nothing in it (${wholes.join(', ')})${at(places, count)}: counted as ${count === 1 ? 'an incident of its' : 'incidents of their'} own`,
  startFromOther: ({ rows: count, column, empty }) =>
    `${rows(count, 'has its start', 'have their start')} from the column ${column}: ${empty} is empty there`,
  maintenanceByCause: ({ rows: count, column, places }) =>
    `${rows(count, 'is', 'are')} agreed maintenance by the column ${column}, which is the cause of all others${at(places, count)}; if it names a cause there too, --map cause=${column} counts ${count === 1 ? 'it as an incident' : 'them as incidents'}`,
  zeroLength: ({ rows: count, places }) =>
    `${rows(count, 'ends when it starts', 'end when they start')}${at(places, count)}: in the averages, which ${count === 1 ? 'it pulls' : 'they pull'} down`,
  outOfOrder: ({ rows: count, places }) => `${rows(count, 'has', 'have')} timestamps out of order${at(places, count)}`,
  negativePhase: ({ phase, rows: count, places }) =>
    `${rows(count, 'would have a negative', 'would have a negative')} ${phase} phase and ${isOrAre(count)} left out of it${at(places, count)}`,
  open: ({ rows: count, until, places }) =>
    `${rows(count, 'is', 'are')} still open${at(places, count)}: counted as down until ${until}, and in no average`,
  openFixed: ({ rows: count, places }) =>
    `${rows(count, 'is', 'are')} fixed and not verified${at(places, count)}: down until the fix, and in no average`,
  fixMissing: ({ rows: count }) =>
    `${rows(count, 'has no fix between its', 'have no fix between their')} start and end: down until verified`,
  shortOutages: ({ outages, shortestSeconds }) =>
    `${counted(outages, 'outage')} shorter than ${formatDuration(shortestSeconds)} left out of downtime`,
  backPosted: ({ rows: count }) =>
    `${rows(count, 'was posted after its own end and starts when it was', 'were posted after their own end and start when they were')} created`,
  source: ({ file, text }) => `${file}: ${text}`,
  partOfWhole: (part) => partText(part),
  notIncidents: ({ because }) => `no incidents of their own, and excluded: ${exclusionText(because)}`,
  openWithEnd: ({ rows: count, status, places }) =>
    `${rows(count, 'is', 'are')} open by ${count === 1 ? 'its' : 'their'} status (${status}) and ${count === 1 ? 'has an end' : 'have an end'}${at(places, count)}: counted as closed`,
  endAfterNow: ({ rows: count, places }) =>
    `${rows(count, 'ends', 'end')} after now${at(places, count)}: no end yet, so ${count === 1 ? 'it counts' : 'they count'} as open`,
  linesAbove: ({ file, lines }) =>
    `${file}: ${agreeing(lines, 'line', 'above the header is', 'above the header are')} passed over`,
  noHeader: ({ file, columns }) => `${file}: there is no header; the columns are taken for ${columns.join(', ')}`,
  impactLevels: ({ column }) =>
    `the column ${column} holds levels from 1 to 5, no shares: taken for the severity; --map impact=${column}:% takes them for percents`,
  statesRead: ({ column, rows: count, kind, everySeconds }) =>
    kind === 'periods'
      ? `${rows(count, 'is a period', 'are periods')} of the state ${column}: those that are down are the outages`
      : `${rows(count, 'says', 'say')} by ${column} what was up or down${everySeconds === null ? '' : `, every ${formatDuration(everySeconds)}`}: an outage goes from the first that is down to the next that is not${everySeconds === null ? '' : `, so that each of its edges is off by up to ${formatDuration(everySeconds)}`}`,
  ...serverNoticeTexts,
  checkedInTurn: ({ services, columns }) =>
    `the checks of ${someOf(services.map((name) => name ?? 'all rows'))} come in turn from the places of ${columns.join(' and ')}: each counts for all of it; --map service=${columns[0]} watches each place by itself`,
  watchedUnknown: ({ columns }) =>
    `no column says by its name what is watched, so that all rows are of one service; there are: ${columns.join(', ')}; --map service=COLUMN names it`,
  statusOfNow: ({ column, rows: count }) =>
    `${column} is up in ${rows(count, 'that is', 'that are')} no periods of a monitor: it tells how it is now, and ${count === 1 ? 'it counts' : 'they count'} as incidents; --map state=${column} reads states`,
  noEndColumn: ({ file, columns, words }) =>
    `${file}: no column is the end of an incident, so all of them count as open; there are: ${columns.join(', ')}; --map verified=COLUMN names it, verified=+COLUMN:m one that holds minutes${words === null ? '' : `; if ${words.column} says what was down and what was up again: ${stateOptions(words)}`}`,
  endFromOther: ({ rows: count, column }) =>
    `${rows(count, 'has its end', 'have their end')} from the column ${column}: the first choice is empty there`,
  closedWithoutEnd: ({ rows: count, places }) =>
    `${rows(count, 'is', 'are')} closed by its status and ${count === 1 ? 'has' : 'have'} no end${at(places, count)}: counted as open`,
  afterNow: ({ rows: count, now }) =>
    `${rows(count, 'starts', 'start')} after now (${now}) and ${isOrAre(count)} counted`,
  notUtf8: ({ texts }) =>
    `some texts are no UTF-8 (${texts.join(', ')}): names that differ only there are taken for one; convert the file: iconv -f latin1 -t utf-8`,
  spanLong: ({ years, first, last }) =>
    `the log spans ${formatCount(years)} years, from ${first} to ${last}: a timestamp may be wrong; --from and --to set the window`,
  windowDefault: ({ start, end }) =>
    `the window is the calendar months that the log touches, ${start} to ${end}; set it with --from and --to, --window or --month`,
  periodBeforeLog: ({ start, first }) =>
    `--compare: the earlier period begins at ${start}, the log's first incident at ${first}: if the log is younger than the period, failures look too rare in it`,
  observationDefault: ({ start, end }) =>
    `what is observed is the calendar months that the log touches, ${start} to ${end}; set it with --from and --to, or --month`,
  budgetFresh: ({ consumedSeconds }) =>
    consumedSeconds === null
      ? 'there is no log: the budget is taken for full, nothing of it was measured; --consumed 25m says what is gone'
      : `there is no log: ${formatDuration(consumedSeconds)} of the budget are gone, as --consumed says`,
  windowInFuture: ({ end }) =>
    `the window ends at ${end}, after now: time that has not passed counts as up; --to or --at ends it earlier`,
  clockUsed: ({ now, of }) =>
    `${of === 'coverage' ? 'what the log covers' : 'the window'} depends on the clock (now is ${now}); --at fixes it`,
  lesserCountsWhole: ({ rows: count, downtimeSeconds, totalSeconds, severities }) =>
    `${formatDuration(downtimeSeconds)} of the downtime (${formatShare(downtimeSeconds / totalSeconds)}) rest on ${rows(count, 'of severity', 'of severity')} ${severities.join(', ')} that ${count === 1 ? 'counts as a whole outage' : 'count as whole outages'}; --impact-map severity:${severities[0]}=30% gives them a weight`,
  exclusionsOfNone: ({ services }) =>
    `what --exclude says of ${someOf(services)} cuts no incident: no row of the log names ${services.length === 1 ? 'that service' : 'these services'}`,
  noRowHas: ({ key, value, suggestion }) => `no row has ${key} = ${value}${didYouMean(suggestion)}`,
  impactWordsUnused: ({ column, rows: count }) =>
    count === null
      ? `the column ${column} holds words, and another column is the severity: it is not used; --map severity=${column} uses it`
      : `${rows(count, 'has', 'have')} a severity of ${count === 1 ? 'its' : 'their'} own beside ${column}, which holds words and is not used there; --map severity=${column} uses it`,
  impactMixed: ({ column, numbers, words }) =>
    `the column ${column} holds ${counted(words, 'word')} beside ${counted(numbers, 'number')}, so no number is taken for a share; --map impact=${column} takes them and refuses the words`,
  logUncovered: ({ seconds, passedSeconds, covered, by, effect }) =>
    `the log does not cover ${formatDuration(seconds)} (${formatDecimal(seconds, 3)} s) of the ${formatDuration(passedSeconds)} that have passed, which ${effect === 'countsAsUp' ? 'counts as up' : 'consumes nothing'}: ${coverText(covered, by)}`,
  filesOverlap: ({ shared, outages, failures }) =>
    `${agreeing(shared, 'outage', 'stands', 'stand')} in more than one file: ${counted(failures, 'failure')} of ${counted(outages, 'outage')} are counted; --merge-within 0s makes one failure of those of a service that overlap`,
  unknownTime: ({ seconds, ofSeconds, handling, services }) =>
    `nobody knows of ${formatDuration(seconds)} of the ${formatDuration(ofSeconds)}${services.length > 0 ? ` (${someOf(services)})` : ''} whether it was up: ${unknownWords[handling]}`,
  serviceHoursZone: ({ zone, calendar }) =>
    `--service-hours are on the clocks of ${zone} (--zone); the calendar of the SLO is that of ${calendar}`,
  serviceNotNamed: ({ rows: count }) =>
    `${rows(count, 'of the window names no service and counts', 'of the window name no service and count')} in no budget of the SLO file, whose targets are of services; --map service=COLUMN names the column, --slo PERCENT takes all rows`,
  sloByTime: ({ slos }) =>
    `${slos.join(', ')}: the budgeting method counts events or slices; a log of incidents has time only, so the budget is in seconds of downtime`,
  largeIncidents: ({ incidents }) =>
    `more than 20 % of the last 28 days' budget went to ${incidents.length === 1 ? 'one incident' : 'each of these incidents'}: ${takers(incidents)}; ${incidents.length === 1 ? 'it needs' : 'they need'} a postmortem`,
  largeCauses: ({ causes }) =>
    `more than 20 % of the calendar quarter's budget went to ${causes.length === 1 ? 'one cause' : 'each of these causes'}: ${takers(causes)}; ${causes.length === 1 ? 'it needs' : 'they need'} a plan`,
  journeyAllOptional: ({ journeys }) =>
    `in ${someOf(journeys)} everything is optional, so nothing can break there: 100 % says what the file says, and is no promise`,
  journeyAssumed: ({ name, components, optional }) =>
    `the file has no journeys: ${name} is taken to need ${components === 1 ? 'its one component' : `all ${formatCount(components)} components`}${optional > 0 ? ` that are not optional (${formatCount(optional)} ${isOrAre(optional)})` : ''}`,
  ...sloNoticeTexts,
  testAgeUsesClock: ({ now }) =>
    `how long ago a takeover was tested depends on the clock (now is ${now}); --at fixes it`,
  flapsOfAll: ({ log, components, outages }) =>
    `${log} names no services: its ${counted(outages, 'outage')} count as outages of ${someOf(components)}`,
  flapsWithoutEnd: ({ log, rows: count }) =>
    `${rows(count, 'has', 'have')} no end in ${log}, and ${isOrAre(count)} left out of the flaps`,
  simulationInterrupted: ({ years, of }) =>
    `the simulation was interrupted after ${formatCount(Math.floor(years))} of ${formatCount(Math.floor(of))} years: its numbers are those of what was simulated`,
  repairAssumed: ({ parts }) =>
    `only the availability of ${someOf(parts)} is known: the simulation takes an MTTR of 1 h and the MTBF that follows from it`,
  pairSimplified: ({ parts }) =>
    `${someOf(parts)} shares a common cause: the simulation takes the pair as one part with its exact numbers`,
  belowDouble: ({ journeys }) =>
    `the unavailability of ${someOf(journeys)} is above 0 and below 5e-324, the smallest number here: it is given as 0, and what follows from it is not known`,
  sitesIndependent: ({ journeys }) =>
    `in ${someOf(journeys)} too many domains or regions are shared to tell all of their states apart: requests to dead members and planned work count as independent of them, which is first order`,
  degradedUnknown: ({ journeys }) =>
    `how often ${someOf(journeys)} is degraded is not known: with what is optional the diagram does not fit the limits; raise --max-nodes or --max-time`,
  partitionsFrequent: ({ component, share }) =>
    `the primary of ${component} is out of sight for ${formatShare(share)} of the time: what partitions cost is computed to first order, which holds for rare ones; --simulate plays them as they come`,
  simulationDisagrees: ({ what, exact, low, high, isFirstOrder }) =>
    `THE SIMULATION DISAGREES: the exact unavailability of ${what} is ${exact}, outside of the simulated 99 % interval ${low} to ${high}; ${isFirstOrder ? 'it holds partitions to first order, one at a time and no failure within one: where they are frequent or long, trust the simulation' : 'one of a hundred simulations does so by chance: try another --seed'}`,
  promotionsUncounted: ({ region }) =>
    `how often ${region} stops to serve is not known, so what promotions cost is left out of writes and strong reads; give mtbf and mttr of the region and its nodes`,
  replayHelpsNone: ({ incidents }) =>
    `--helps names none of the ${incidents === 1 ? 'one incident' : `${formatCount(incidents)} incidents`} that are analyzed: the replay is what was recorded`,
  replayCountsUnion: () =>
    '--downtime sum does not apply to the replay: it counts the union, as users are hit by one incident or by several at once',
  sumExceedsWindow: ({ downtimeSeconds, windowSeconds }) =>
    `the summed downtime (${formatDuration(downtimeSeconds)}) exceeds the window (${formatDuration(windowSeconds)}): there is no availability to that`,
};

/** A notice as the warning that people and machines get. */
export function warningOf(each: Notice): Warning {
  const say = texts[each.kind] as (facts: Notice['data']) => string;
  return { kind: each.kind, message: say(each.data) };
}
