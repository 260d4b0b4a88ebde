import { type StampName, stampNames } from '../../../core/incidents/log/log.ts';
import { comparable } from './columns.ts';

/** Two columns that hold a moment together: the day, and the time of day. */
export interface DateAndTime {
  readonly date: number;
  readonly time: number;
}

/** Words that say which half of a moment a column holds. */
const dayWords = ['date', 'day', 'datum', 'fecha', 'giorno', 'jour', 'tag'];
const clockWords = ['time', 'hour', 'clock', 'uhrzeit', 'zeit', 'hora', 'heure', 'ora', 'tijd'];
const fillers = ['at', 'on', 'of'];
/** German writes them in one: `Enddatum`, `Endzeit`. */
const grownTogether = /^(.+)(datum|uhrzeit|zeit|tijd)$/;
/** Columns of days that go with any column of times of day. */
const sharedDays = ['date', 'day', 'datum', 'fecha', 'tag', 'jour', 'giorno'];

interface ColumnName {
  /** What is left of the name without these words and its ending (`Ended`, `Ende`, `End`): the same for both halves of a moment. */
  readonly stem: string;
  readonly isDay: boolean;
  readonly isClock: boolean;
}

/** @example partsOf('Resolved date') // { stem: 'resolved', isDay: true, isClock: false } */
function partsOf(name: string): ColumnName {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}0-9]+/u)
    .flatMap((word) => grownTogether.exec(word)?.slice(1) ?? [word])
    .filter((word) => word !== '');
  const is = (list: readonly string[]) => words.some((word) => list.includes(word));
  const stem = words.filter((word) => ![...dayWords, ...clockWords, ...fillers].includes(word)).join('');
  return { stem: stem.replace(/(?<=...)e?d?$/, ''), isDay: is(dayWords), isClock: is(clockWords) };
}

const isShared = (name: string): boolean => sharedDays.includes(comparable(name));

/** The column of the days that goes with a column of times of day. */
export interface DayOfClock {
  readonly cell: number;
  /** Columns that may hold the day as well: where they hold another one, nobody can tell. */
  readonly rivals: readonly number[];
}

/**
 * Finds the column of the days that goes with a column of times of day: `Start date` with `Start time`, `Ended date` with
 * `Ended`, another column of days of the same stamp (`End date` with `Restored at`), and `Date` with any. null where there is
 * none, or several.
 * @param ofStamp the columns that may hold the same stamp
 * @example dayOfClock(1, ['Start date', 'Start time', 'End date', 'End time'], [0, 1]) // { cell: 0, rivals: [] }
 */
export function dayOfClock(cell: number, names: readonly string[], ofStamp: readonly number[]): DayOfClock | null {
  const own = partsOf(names[cell]!);
  if (isShared(names[cell]!)) return null;
  const others = names.flatMap((name, other) => (other === cell ? [] : [{ name, cell: other, ...partsOf(name) }]));
  const halves =
    own.stem === '' || own.isDay ? [] : others.filter(({ stem, isClock }) => stem === own.stem && !isClock);
  const namesakes = [halves.filter(({ isDay }) => isDay), own.isClock ? halves.filter(({ isDay }) => !isDay) : []];
  const namesake = namesakes.find((each) => each.length > 0);
  if (namesake) return namesake.length === 1 ? { cell: namesake[0]!.cell, rivals: [] } : null;
  const isOfOther = ({ stem }: ColumnName): boolean => others.some((each) => each.stem === stem && !each.isDay);
  const days = others.filter((each) => each.isDay && !each.isClock);
  const choices = [
    days.filter((each) => ofStamp.includes(each.cell) && !isShared(each.name)),
    ...sharedDays.map((day) => days.filter(({ name }) => comparable(name) === day)),
  ];
  const found = choices.find((each) => each.length > 0) ?? [];
  if (found.length !== 1) return null;
  const rivals = days.filter((each) => each !== found[0] && !isOfOther(each) && !isAboutTickets.test(each.name));
  return { cell: found[0]!.cell, rivals: rivals.map((each) => each.cell) };
}

/** Days in the life of a ticket or a report, not of an outage. */
const isAboutTickets = /due|report|review|updat|modif|publish|creat|mortem|sla/i;

/** What goes with the column of a timestamp where its cell turns out to be a day alone. */
export interface DayColumns {
  /** Columns of times of day that make one timestamp with it, the first choice first. */
  readonly clocks: readonly number[];
  /** Those that are called the same (`Resolved time` of `Resolved date`): where they are empty, something is missing. */
  readonly namesakes: readonly number[];
  /** Other columns in which a time of day may stand: that day is cut at its midnight where nobody says how they belong. */
  readonly others: readonly number[];
}

interface DayColumnsRequest {
  readonly names: readonly string[];
  readonly stamps: Readonly<Record<StampName, readonly number[]>>;
  /** Whether `--map` names the column of a stamp: then nothing beside it is looked for. */
  readonly isNamed: (stamp: StampName) => boolean;
  readonly lengths: Readonly<Partial<Record<StampName, { readonly cell: number }>>>;
}

/** Finds them for all columns of timestamps. */
export function dayColumnsOf({ names, stamps, isNamed, lengths }: DayColumnsRequest): ReadonlyMap<number, DayColumns> {
  const found = new Map<number, DayColumns>();
  const isLength = (cell: number): boolean => Object.values(lengths).some((length) => length?.cell === cell);
  const parts = names.map(partsOf);
  for (const name of stampNames) {
    if (isNamed(name)) continue;
    for (const cell of stamps[name]) {
      const { stem } = parts[cell]!;
      const all = names.map((_, other) => other).filter((other) => other !== cell);
      const namesakes = stem === '' ? [] : all.filter((other) => parts[other]!.stem === stem && !parts[other]!.isDay);
      const clocks = [...new Set([...namesakes, ...stamps[name].filter((other) => other !== cell)])];
      const others = all.filter((other) => !isLength(other) && !isAboutLengths.test(names[other]!));
      found.set(cell, { clocks, namesakes: namesakes.filter((other) => parts[other]!.isClock), others });
    }
  }
  return found;
}

const isAboutLengths = /duration|length|elapsed|took|latency|response|uptime|downtime|dauer|durée|duración|sla/i;

/**
 * Takes `Date+Start time` of `--map` apart, at the first `+` with a column on either side; null where it names none.
 * @example dateAndTime('Date+Start', (name) => ['Date', 'Start'].indexOf(name)) // { date: 0, time: 1 }
 */
export function dateAndTime(text: string, cellOf: (name: string) => number): DateAndTime | null {
  for (let at = text.indexOf('+'); at >= 0; at = text.indexOf('+', at + 1)) {
    const date = cellOf(text.slice(0, at).trim());
    const time = cellOf(text.slice(at + 1).trim());
    if (date >= 0 && time >= 0) return { date, time };
  }
  return null;
}

const midnight = /[ T]00:00(:00(\.0+)?)?$/;

/** One text of a day and a time of day; a spreadsheet may write the day with a midnight. @example joined('2026-05-14 00:00:00', '10:30') // '2026-05-14 10:30' */
export const joined = (date: string, time: string): string => `${date.trim().replace(midnight, '')} ${time.trim()}`;

/** Whether a text is a day alone, or one that a spreadsheet wrote with a midnight. @example isDay('2026-05-14 00:00:00') // true */
export const isDay = (text: string): boolean => isDayAlone(text.trim().replace(midnight, ''));

/** Whether a text that is read as a timestamp says nothing of the time of day. @example isDayAlone('14.05.2026') // true */
export function isDayAlone(text: string): boolean {
  const trimmed = text.trim();
  return (
    trimmed.length <= 24 &&
    !/[0-9][:hT][0-9]|[0-9] ?[ap]\.?m\b/i.test(trimmed) &&
    /^(\D*[0-9]+\D+[0-9]+\D*([0-9]+\D*)?|[0-9]{8})$/.test(trimmed)
  );
}
