import { withNumberedMonth } from './foreign-months.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Other spellings with one meaning, respelt as ISO 8601; null where the text is none of them: the year first
 * (`2024/02/29 12:00`, `20240229T120000Z`, `2024-02-29 1:05 PM`, Go's `2024-02-29 12:00:00 +0100 CET`), the month by name
 * (RFC 2822, ctime, JavaScript's own, `29-Feb-2024 12:00`, `Feb 29, 2024 at 1:05 PM`, `[29/Feb/2024:12:00:00 +0000]` of web
 * servers). With `shortYears` also years of two
 * digits behind a month by name (`29/Feb/24 1:05 PM`): what writes them says so elsewhere.
 */
export function respelt(text: string, shortYears = false): string | null {
  const plainZone = withoutRepeatedZone(text).replace(/ \(((?:UTC|GMT)[+-]?[0-9:]*)\)$/, ' $1');
  const named = plainZone
    .replace(/ ?(?<![A-Za-z])(UTC|GMT)$/, 'Z') // the two names that mean one thing everywhere
    .replace(
      / ?(?<![A-Za-z])(?:UTC|GMT)([+-])([0-9]{1,2})(?::?([0-9]{2}))?$/,
      (_, sign, hours, minutes) => `${sign}${hours.padStart(2, '0')}:${minutes ?? '00'}`,
    );
  const eastAsian = withLatinMarks(named);
  if (eastAsian !== null) return respelt(eastAsian);
  const slashed = /^([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})(?:([T ].*))?$/.exec(named);
  if (slashed) return iso(slashed[1]!, slashed[2]!, slashed[3]!, slashed[4]);
  const basic = /^([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})?(.*))?$/.exec(named);
  if (basic) {
    const time = basic[4] ? `T${basic[4]}:${basic[5]}:${basic[6] ?? '00'}${basic[7]}` : undefined;
    return iso(basic[1]!, basic[2]!, basic[3]!, time);
  }
  if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}Z$/.test(named)) return `${named.slice(0, 10)}T00:00Z`;
  const plain = /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:(?:[T ]+|, ?)([0-9]{1,2}:.*))?$/.exec(named);
  if (plain) return iso(plain[1]!, plain[2]!, plain[3]!, plain[4] && `T${plain[4]}`);
  return spelt(named, shortYears);
}

/** `2024年2月29日 10時05分`, as Japanese, Chinese and Korean write it, with its numbers alone; null for any other text. */
function withLatinMarks(text: string): string | null {
  const match =
    /^([0-9]{4}) ?[年년] ?([0-9]{1,2}) ?[月월] ?([0-9]{1,2}) ?[日일](?: ?[(（][^)）]{1,3}[)）])?(?: ?(午前|午後|上午|下午|오전|오후)?,? ?([0-9]{1,2}) ?(?::|時|时|点|點|시) ?([0-9]{1,2})? ?[分분]?(?: ?:? ?([0-9]{1,2}) ?[秒초]?)?)? ?(Z|[+-][0-9:]+)?$/.exec(
      text,
    );
  if (!match) return null;
  const [, year, month, day, half, hour, minute = '0', second = '0', offset = ''] = match;
  if (hour === undefined) return `${year}/${month}/${day}`;
  const two = (digits: string): string => digits.padStart(2, '0');
  const noon = half === undefined ? '' : ['午後', '下午', '오후'].includes(half) ? ' PM' : ' AM';
  return `${year}/${month}/${day} ${two(hour)}:${two(minute)}:${two(second)}${noon}${offset}`;
}

/** Go and databases name the zone behind its offset (`+0100 CET`, `+0000 UTC`), Go also its own clock (`m=+0.01`). */
const withoutRepeatedZone = (text: string): string =>
  text.replace(/ m=[+-][0-9.]+$/, '').replace(/ ([+-][0-9]{2}:?[0-9]{2}) (?:[A-Z]{1,5}|[+-][0-9]{2,4})$/, ' $1');

const weekday = '^(?:[A-Z][a-z]{2,8},? +)?';
const clock = '([0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?: ?[AaPp]\\.?[Mm]\\.?)?)';
const zone = '(?: ?(?:(?:GMT|UTC)?(Z|[+-][0-9]{2}:?[0-9]{2})|(GMT|UTC))(?: \\(.*\\))?)?';
const ctime = new RegExp(`${weekday}([A-Z][a-z]{2}) +([0-9]{1,2}) ${clock} (?:(Z|UTC|GMT) )?([0-9]{4})$`);
const dayOrMonthFirst = (year: string): RegExp =>
  new RegExp(
    `${weekday}(?:([0-9]{1,2})[ /-]([A-Z][a-z]{2,8})|([A-Z][a-z]{2,8}) ([0-9]{1,2}),?)[ /-]${year}(?:,? ${clock}${zone})?$`,
  );
const longYear = dayOrMonthFirst('([0-9]{4})');
const anyYear = dayOrMonthFirst('([0-9]{4}|[0-9]{2})');

/** The month by name: RFC 2822, ctime (`Thu Feb 29 12:00:00 2024`), JavaScript's own, and what people write. */
function spelt(text: string, shortYears: boolean): string | null {
  const byCtime = ctime.exec(text);
  if (byCtime) return dated(byCtime[5]!, byCtime[1]!, byCtime[2]!, byCtime[3]!, byCtime[4] && 'Z');
  const match = (shortYears ? anyYear : longYear).exec(withPlainClock(text));
  if (!match) {
    const numbered = withNumberedMonth(text);
    return numbered === null ? null : respelt(numbered);
  }
  const [, day, monthBehind, month, dayBehind, year, time, offset, zoneName] = match;
  const fullYear = year!.length === 2 ? `20${year}` : year!;
  return dated(fullYear, (monthBehind ?? month)!, (day ?? dayBehind)!, time, zoneName ? 'Z' : offset);
}

/** A blank before the clock, whatever stands there: `[29/Feb/2024:12:00:00 +0000]`, `Feb 29, 2024 at 12:00`. */
const withPlainClock = (text: string): string =>
  text
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/^([0-9]{1,2}\/[A-Z][a-z]{2}\/[0-9]{4}):/, '$1 ')
    .replace(/ (?:at|@) (?=[0-9])/, ' ');

function dated(year: string, name: string, day: string, time: string | undefined, zone = ''): string | null {
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  if (month === 0 || !isMonthName(name)) return null;
  return iso(year, String(month), day, time && `T${time}${zone}`);
}

const fullMonths = /^(january|february|march|april|may|june|july|august|sept?|september|october|november|december)$/i;
const isMonthName = (name: string): boolean => name.length === 3 || fullMonths.test(name);

function iso(year: string, month: string, day: string, time = ''): string {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const hours24 = time.replace(/^ +/, 'T').replace(/^T([0-9]:)/, 'T0$1');
  const half = /^T([0-9]{2})(:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?) ?([AaPp])\.?[Mm]\.?(.*)$/.exec(hours24);
  if (!half) return date + hours24;
  const hour = Number(half[1]);
  if (hour < 1 || hour > 12) return `${date}?`; // 13 PM and 0 AM are none
  const shown = (hour % 12) + (half[3]!.toLowerCase() === 'p' ? 12 : 0);
  return `${date}T${String(shown).padStart(2, '0')}${half[2]}${half[4]!.trim()}`;
}
