import { comparable } from './columns.ts';

/** Two columns that hold a moment together: the day, and the time of day. */
export interface DateAndTime {
  readonly date: number;
  readonly time: number;
}

/**
 * The column of the days that goes with a column of times of day: `Start date` with `Start time`, and `Date` with any.
 * −1 where there is none, or several.
 * @example dateColumnOf('Start time', ['Start date', 'Start time', 'End date', 'End time']) // 0
 */
export function dateColumnOf(name: string, names: readonly string[]): number {
  const own = comparable(name);
  const wanted = own.includes('time') ? [own.replace('time', 'date'), 'date', 'day'] : ['date', 'day'];
  for (const each of wanted) {
    const found = names.flatMap((other, cell) => (comparable(other) === each && each !== own ? [cell] : []));
    if (found.length > 0) return found.length === 1 ? found[0]! : -1;
  }
  return -1;
}

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

/** One text of a day and a time of day; a spreadsheet may write the day with a midnight. @example joined('2026-05-14 00:00:00', '10:30') // '2026-05-14 10:30' */
export const joined = (date: string, time: string): string =>
  `${date.replace(/[ T]00:00(:00(\.0+)?)?$/, '')} ${time.trim()}`;
