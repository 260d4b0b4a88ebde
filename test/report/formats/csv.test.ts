import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../src/report/formats/csv.ts';
import { renderResult } from './render.ts';

const lines = (result: Parameters<typeof renderResult>[1]): string[] => renderResult(csv, result).split('\n');

describe('csv', () => {
  it('has one line a value, named by the path that --assert takes', () => {
    expect(
      lines({
        schema: 'ninefold/incidents/1',
        availability: 0.9995,
        mttrSeconds: null,
        window: { start: '2026-01-01T00:00:00Z', seconds: 86400 },
        interval: [1, null],
        groups: {
          service: [
            { key: 'api', downtimeSeconds: 0.1 },
            { key: null, downtimeSeconds: 2 },
          ],
        },
        longest: [{ id: 'INC-1' }],
        findings: [],
        met: true,
      }),
    ).toEqual([
      'metric,value',
      'schema,ninefold/incidents/1',
      'availability,0.9995',
      'mttrSeconds,',
      'window.start,2026-01-01T00:00:00Z',
      'window.seconds,86400',
      'interval[0],1',
      'interval[1],',
      'groups.service[api].key,api',
      'groups.service[api].downtimeSeconds,0.1',
      'groups.service[null].key,',
      'groups.service[null].downtimeSeconds,2',
      'longest[0].id,INC-1',
      'met,true',
      '',
    ]);
  });

  // RFC 4180 §2.5–2.7
  it.each([
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', 'two lines'],
    ['\u001b[31mred', '\\u001b[31mred'],
    ['plain', 'plain'],
  ])('%j stands as %s', (text, cell) => expect(lines({ text })[1]).toBe(`text,${cell}`));

  it('quotes the name of a group too', () => {
    expect(lines({ g: [{ key: 'a,"b"', n: 1 }] })[2]).toBe(String.raw`"g[""a,\""b\""""].n",1`);
  });

  it('keeps every digit of a double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(lines({ value })[1]!.slice('value,'.length))).toBe(value + 0); // −0 is 0
      }),
    );
  });

  it('is read back by a CSV reader, one row a value', () => {
    const printable = fc.string({ unit: 'grapheme-ascii', minLength: 1 });
    fc.assert(
      fc.property(fc.array(printable, { minLength: 1 }), (values) => {
        const rows = parse(renderResult(csv, { values })) as string[][];
        expect(rows).toEqual([['metric', 'value'], ...values.map((value, i) => [`values[${i}]`, value])]);
      }),
    );
  });
});
