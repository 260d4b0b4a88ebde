import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDateFormat } from '../../../src/core/time/date-format.ts';
import { StampReader } from '../../../src/core/time/stamp.ts';
import { utc } from '../../../src/core/time/zone.ts';
import { dateForms } from '../../../src/report/words/date-form.ts';

const read = (form: string, text: string): string =>
  new Date(new StampReader(utc, createDateFormat(form)).read(text)).toISOString();

describe('the form that a stamp is written in', () => {
  it.each([
    ['3/17/2025 6:04', ['M/d/yyyy H:mm']], // 17 is no month
    ['17/3/2025 6:04', ['d/M/yyyy H:mm']],
    ['03/04/2026 10:00', ['dd/MM/yyyy HH:mm', 'MM/dd/yyyy HH:mm']], // either
    ['29.03.2026 14:05', ['dd.MM.yyyy HH:mm']],
    ['29.03.26, 14:05:30', ['dd.MM.yy, HH:mm:ss']],
    ['14/May/26 3:42 PM', ['dd/MMM/yy h:mm a']],
    ['May 14, 26 3:42 PM', ['MMM dd, yy h:mm a']],
    ['14-05-2026T10:00:00.250Z', ["dd-MM-yyyy'T'HH:mm:ss.SSSX"]],
    ['14-05-2026 10:00 +0200', ['dd-MM-yyyy HH:mm xx']],
    ['2026-14-05 10:00', ['yyyy-dd-MM HH:mm']],
    ['10:00 14.05.2026', ['HH:mm dd.MM.yyyy']],
    ['2025-03-24T18:00:00 CET', ["yyyy-MM-dd'T'HH:mm:ss 'CET'"]],
    ['2026022812', ['yyyyMMddHH']],
    ['45792.52', ['excel']],
    ['around noon', []],
    ['12', []],
  ])('%s', (stamp, forms) => expect(dateForms(stamp)).toEqual(forms));

  it('works when it is obeyed, whatever the stamp', () => {
    const date = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2030-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    const two = (value: number): string => String(value).padStart(2, '0');
    const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
    const writings: readonly ((each: Date) => string)[] = [
      (each) =>
        `${each.getUTCMonth() + 1}/${each.getUTCDate()}/${each.getUTCFullYear()} ${each.getUTCHours()}:${two(each.getUTCMinutes())}`,
      (each) =>
        `${two(each.getUTCDate())}.${two(each.getUTCMonth() + 1)}.${each.getUTCFullYear()} ${two(each.getUTCHours())}:${two(each.getUTCMinutes())}`,
      (each) =>
        `${each.getUTCDate()}/${names[each.getUTCMonth()]}/${two(each.getUTCFullYear() % 100)} ${each.getUTCHours() % 12 || 12}:${two(each.getUTCMinutes())} ${each.getUTCHours() < 12 ? 'AM' : 'PM'}`,
      (each) =>
        `${two(each.getUTCHours())}:${two(each.getUTCMinutes())} ${each.getUTCDate()}-${each.getUTCMonth() + 1}-${each.getUTCFullYear()}`,
    ];
    fc.assert(
      fc.property(date, fc.constantFrom(...writings), (each, write) => {
        const minute = new Date(Math.floor(each.getTime() / 60_000) * 60_000).toISOString();
        const text = write(each);
        expect(dateForms(text).map((form) => read(form, text))).toContain(minute);
      }),
    );
  });
});
