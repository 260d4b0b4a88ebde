/**
 * The date-fns tokens that fit a stamp, for a hint that can be pasted and then works: built from the cell, both where day
 * and month could stand in either order, none where no form is known. An Excel serial has a name of its own.
 * @example dateForms('3/17/2025 6:04') // ['M/d/yyyy H:mm']; dateForms('03.04.2026') // ['dd.MM.yyyy', 'MM.dd.yyyy']
 */
export function dateForms(stamp: string): readonly string[] {
  const text = stamp.trim();
  if (/^[0-9]{10}$|^[0-9]{12}$/.test(text)) return ['yyyyMMddHHmm'.slice(0, text.length)];
  if (/^[2-7][0-9]{4}(?:[.,][0-9]+)?$/.test(text)) return ['excel']; // 1954 to 2119
  const dateFirst = /^(.*?[0-9A-Za-z])(,? +(?:at +|- +)?|T)([0-9]{1,2}[:.][0-9]{2}.*)$/.exec(text);
  if (dateFirst && isTime(dateFirst[3]!)) return joined(dates(dateFirst[1]!), dateFirst[2]!, timeForm(dateFirst[3]!));
  const timeFirst = /^([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[AaPp][Mm])?)(,? +)(.*)$/.exec(text);
  if (timeFirst)
    return dates(timeFirst[3]!).map((date) => `${timeForm(timeFirst[1]!)}${literal(timeFirst[2]!)}${date}`);
  return dates(text);
}

const time =
  /^([0-9]{1,2})([:.])([0-9]{2})(?:\2([0-9]{2})([.,][0-9]{1,9})?)?(?:( ?)([AaPp]\.?[Mm]\.?))?(?:( ?)(Z|[+-][0-9]{2}(?::?[0-9]{2})?|\(?[A-Z]{2,5}\)?))?$/;
const isTime = (text: string): boolean => time.test(text);

function timeForm(text: string): string {
  const [, hour, mark, , seconds, fraction, blank, half, gap, zone] = time.exec(text)!;
  const letter = half ? 'h' : 'H';
  const hours = letter.repeat(hour!.length);
  const parts = [`${hours}${mark}mm`, seconds ? `${mark}ss` : ''];
  if (fraction) parts.push(`${fraction[0]}${'S'.repeat(fraction.length - 1)}`);
  if (half) parts.push(`${blank ?? ''}${/\./.test(half) ? 'aaaa' : 'a'}`);
  if (zone) parts.push(`${gap}${zoneForm(zone)}`);
  return parts.join('');
}

function zoneForm(zone: string): string {
  if (zone === 'Z') return 'X';
  if (/^[+-]/.test(zone)) return zone.includes(':') ? 'xxx' : zone.length === 3 ? 'x' : 'xx';
  return `'${zone}'`; // several zones share such letters: --zone says which it is
}

function joined(forms: readonly string[], gap: string, clock: string): readonly string[] {
  return forms.map((form) => `${form}${literal(gap)}${clock}`);
}

/** Letters in a form are tokens unless they are quoted. */
const literal = (text: string): string => text.replace(/[A-Za-z]+/g, (word) => `'${word}'`);

/** Forms of a date without its time. */
function dates(text: string): readonly string[] {
  const weekday = /^([A-Z][a-z]{2,8})(,? +)(?=.*[0-9])/.exec(text);
  if (weekday && isWeekday(weekday[1]!)) {
    const day = weekday[1]!.length === 3 ? 'EEE' : 'EEEE';
    return dates(text.slice(weekday[0].length)).map((form) => `${day}${weekday[2]}${form}`);
  }
  const numbers = /^([0-9]{1,2})([-/. ])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})\.?$/.exec(text);
  if (numbers) return orders(numbers as unknown as [string, string, string, string, string]);
  const yearFirst = /^([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})$/.exec(text);
  if (yearFirst) {
    const [, , mark, second, third] = yearFirst;
    const isDayFirst = Number(second) > 12 && Number(third) <= 12;
    const [middle, last] = isDayFirst ? ['d', 'M'] : ['M', 'd'];
    return [`yyyy${mark}${middle!.repeat(second!.length)}${mark}${last!.repeat(third!.length)}`];
  }
  const named = /^([0-9]{1,2})(\.?[-/. ]+)([A-Za-z]{3,9})([-/., ]+)([0-9]{4}|[0-9]{2})$/.exec(text);
  if (named) {
    const [, day, gap, month, mark, year] = named;
    return [`${'d'.repeat(day!.length)}${gap}${monthForm(month!)}${mark}${yearForm(year!)}`];
  }
  const monthFirst = /^([A-Za-z]{3,9})([-/. ]+)([0-9]{1,2})([-/., ]+)([0-9]{4}|[0-9]{2})$/.exec(text);
  if (!monthFirst) return [];
  const [, month, gap, day, mark, year] = monthFirst;
  return [`${monthForm(month!)}${gap}${'d'.repeat(day!.length)}${mark}${yearForm(year!)}`];
}

/** Day first and month first, as far as there are days and months of these numbers. */
function orders([, first, mark, second, year]: readonly [string, string, string, string, string]): readonly string[] {
  const digits = first.length === 2 && second.length === 2 ? 2 : 1; // 3/17 may be 03/17 in no other row
  const form = (a: string, b: string): string => [a.repeat(digits), b.repeat(digits), yearForm(year)].join(mark);
  const found: string[] = [];
  if (Number(second) <= 12) found.push(form('d', 'M'));
  if (Number(first) <= 12) found.push(form('M', 'd'));
  return found;
}

const yearForm = (year: string): string => (year.length === 4 ? 'yyyy' : 'yy');
const monthForm = (month: string): string => (month.length === 3 ? 'MMM' : 'MMMM');
const isWeekday = (word: string): boolean => /^(mon|tue|wed|thu|fri|sat|sun)/i.test(word);
