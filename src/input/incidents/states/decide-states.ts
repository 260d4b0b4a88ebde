import { rowFilter } from '../../../core/incidents/log/filter.ts';
import { type CheckDistance, stampNames, type UnknownTime } from '../../../core/incidents/log/log.ts';
import { notice } from '../../../core/notice.ts';
import { largest, smallest } from '../../../core/order/extremes.ts';
import { fail } from '../../../core/problem.ts';
import type { LogReading } from '../log-reading.ts';
import { RowList } from '../rows/row-list.ts';
import { areChecks, checkDistances } from './check-distance.ts';
import { arePeriods, forgetEnds, periodShape } from './periods.ts';
import { type ServiceSequence, serviceSequences } from './service-sequences.ts';
import { outagesOfPeriods, outagesOfPoints } from './state-outages.ts';
import { readingOf } from './state-reading.ts';
import type { StateColumn, StateRows } from './state-rows.ts';
import { stateCodes } from './state-words.ts';

const { up, down, other } = stateCodes;
const verified = stampNames.indexOf('verified');

/**
 * When all rows of a kind were read: where one of their columns holds states, makes outages of them. Gives the name of that
 * column; null where the rows are incidents, as in most logs.
 */
export function decideStates(states: StateRows, reading: LogReading): string | null {
  const byRows = states.columns.toSorted((left, right) => right.count - left.count); // of records some lack what others have
  const [first] = byRows;
  // where one column never says down and another does, that one has the outages
  const quiet = byRows.filter(({ count, counts }) => counts[down] === 0 && count === first?.count);
  const telling = byRows.filter(({ count, counts }) => counts[down]! > 0 && count === first?.count);
  const isTold = telling.some(({ counts, events }) => counts[other] === 0 && counts[up]! > 0 && events === 0);
  const inOrder = isTold ? [...byRows.filter((each) => !quiet.includes(each)), ...quiet] : byRows;
  for (const column of inOrder)
    if (isStateColumn(column, states, reading)) {
      if (isFailureFlag(column)) takeFailures(column, byRows.filter(isFailureFlag));
      if (!makeOutages(column, states, reading)) continue;
      if (states.unwatched.size > 0) reading.notices.push(notice('watchedUnknown', { columns: [...states.unwatched] }));
      return column.name;
    }
  return null;
}

const isFailureFlag = ({ naming }: StateColumn): boolean => naming.isOfChecks && naming.oneIsUp === false;

/** Of several flags of one check (an error of its own, a failure of what it asserts) any that is set says that it failed. */
function takeFailures(column: StateColumn, flags: readonly StateColumn[]): void {
  for (const flag of flags)
    for (let i = 0; i < column.count && flag.count === column.count; i++)
      if (flag.codes[i] === down && column.codes[i] !== down) {
        column.counts[column.codes[i]!]!--;
        column.counts[down]!++;
        column.codes[i] = down;
      }
}

/** False where the rows are incidents by their ends, and stay as they are. */
function makeOutages(column: StateColumn, states: StateRows, reading: LogReading): boolean {
  const { builder } = reading;
  const services = builder.dimension('service').values;
  const named = new RowList();
  for (let i = 0; i < column.count; i++) {
    const row = column.rows[i]!;
    if (column.watched[i] === 0 || services[row] !== 0) continue;
    services[row] = column.watched[i]!;
    named.add(row);
  }
  const { where } = reading.request;
  const { sequences, inTurn } = serviceSequences(
    column,
    builder,
    where.length > 0 ? rowFilter(builder.build(), where) : null,
  );
  const shape = periodShape(column, sequences, builder, reading.endsAfterNow > 0);
  const isSaid = column.isOfTool || isNamed(reading);
  const found = isSaid
    ? arePeriods(states, column, shape)
      ? 'periods'
      : 'points'
    : readingOf(column, states, shape, builder);
  if (found === 'unclear') fail('statesOrOutages', { column: column.name });
  if (found === 'incidents') {
    named.visit((row) => {
      services[row] = 0;
    });
    if (column.counts[up]! > 0)
      reading.notices.push(notice('statusOfNow', { column: column.name, rows: column.counts[up]! }));
    return false;
  }
  if (found === 'periods') {
    builder.addUnknown(sequences.flatMap((sequence) => outagesOfPeriods(sequence, column, builder)));
    const isOfBoth = column.counts[up]! > 0 && column.counts[down]! > 0;
    if (isOfBoth || column.counts[down] === 0)
      sayWhenSeen(column, sequences, reading, periodSlack, latestEnd(column, reading));
    reading.notices.push(statesNotice(column, 'periods', null));
  } else {
    states.areSitesInTurn = inTurn.length > 0;
    if (inTurn.length > 0)
      reading.notices.push(notice('checkedInTurn', { services: inTurn, columns: [...states.sites.named] }));
    forgetEnds(column, builder);
    makePoints(column, sequences, reading);
  }
  return true;
}

/** Whether somebody says that the rows are a monitor's. */
const isNamed = ({ request }: LogReading): boolean =>
  request.states.words.size > 0 || request.mapRules.some(({ field }) => field === 'state');

function makePoints(column: StateColumn, sequences: readonly ServiceSequence[], reading: LogReading): void {
  const { builder, request } = reading;
  const { everySeconds } = request.states;
  const isCheckLog =
    everySeconds !== null || column.isOfChecks || (!column.isOfChanges && areChecks(sequences, column));
  const distances = checkDistances(sequences);
  const unknown: UnknownTime[] = [];
  const known: CheckDistance[] = [];
  let longest = 0;
  sequences.forEach((sequence, i) => {
    const every = isCheckLog ? (everySeconds === null ? distances[i]! : everySeconds * 1_000) : null;
    longest = Math.max(longest, every ?? 0);
    if (every !== null) known.push({ service: sequence.service, everySeconds: every / 1_000 });
    const checks = every === null ? null : { everyMilliseconds: every, now: request.now };
    for (const each of outagesOfPoints(sequence, column, builder, checks)) unknown.push(each);
  });
  const isOnce = longest === 0; // a single look at each says nothing of the time around it
  const until = isOnce ? largest(sequences.map(({ at }) => at.at(-1)!)) : Number.POSITIVE_INFINITY;
  if (isCheckLog) sayWhenSeen(column, sequences, reading, slackDistances * longest, until);
  const every = longest > 0 ? longest / 1_000 : null;
  builder.addUnknown(unknown, known);
  reading.notices.push(statesNotice(column, isCheckLog ? 'checks' : 'changes', every));
}

/** Periods are rounded to minutes, and a first check may come so much later than the hour for which it was asked. */
const periodSlack = 90_000;
const slackDistances = 4;

/** Where all rows are a monitor's, it looked from the first of them, and up to `until`: what follows is not known. */
function sayWhenSeen(
  column: StateColumn,
  sequences: readonly ServiceSequence[],
  { builder }: LogReading,
  slack: number,
  until: number,
): void {
  if (column.count !== builder.count || sequences.length === 0) return;
  builder.setSeen(smallest(sequences.map(({ at }) => at[0]!)) - slack, until + slack);
}

/** When the last period ends; never, where one goes on. */
function latestEnd(column: StateColumn, { builder }: LogReading): number {
  let latest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < column.count; i++) {
    const end = builder.stampOf(column.rows[i]!, verified);
    if (!(end <= latest)) latest = Number.isNaN(end) ? Number.POSITIVE_INFINITY : end;
  }
  return latest;
}

const statesNotice = (
  { name, count }: StateColumn,
  kind: 'checks' | 'changes' | 'periods',
  everySeconds: number | null,
) => notice('statesRead', { column: name, rows: count, kind, everySeconds });

/** True where the column holds states and nothing else; where it does so mostly, it must be said what the rest means. */
function isStateColumn(column: StateColumn, states: StateRows, reading: LogReading): boolean {
  const { builder } = reading;
  const { counts, others } = column;
  const known = counts[up]! + counts[down]!;
  const isSaid = isNamed(reading);
  const isOfEvents = known > 0 && column.events === known && !isSaid && !column.isOfTool;
  if (isOfEvents && (counts[up] === 0 || counts[down] === 0)) return false; // incidents, and how each of them is now
  const hasEnd = (row: number): boolean => !Number.isNaN(builder.stampOf(row, verified));
  const hasEnds = !states.endsAreLengths && column.rows.subarray(0, column.count).some(hasEnd);
  if (counts[other]! > 0) {
    // what goes up without ever having an end is watched: each of its rows would be an incident that goes on
    if (isOfEvents && known <= counts[other]!) return false;
    const isMostly = counts[up]! > 0 && (!hasEnds || (counts[down]! > 0 && known > counts[other]!));
    if (isMostly || ((isSaid || column.isOfChanges) && known > 0) || column.isOfTool)
      return fail('statesUnclear', { column: column.name, words: [...others] });
    return false;
  }
  if (known === 0) return column.isOfTool && column.count > 0;
  if (hasEnds && column.naming.isOfChecks && !isSaid) return false;
  return !hasEnds || isSaid || counts[down]! > 0 || column.naming.isPlain;
}
