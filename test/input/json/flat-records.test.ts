import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlatScanner, valueForms } from '../../../src/input/json/flat-scanner.ts';
import { run } from '../../run.ts';
import { scratchFolder } from '../../scratch.ts';

/*
 * Records read where they stand, against their slow twin: the same records with one character of each text written as an
 * escape, which have to be parsed.
 */

const folder = scratchFolder();
const encoder = new TextEncoder();

/** JSON texts that mean a value, in forms that programs write. */
const stamps = [
  '2026-05-04T10:00:00Z',
  '2026-05-04 11:30:00',
  '2026-05-05',
  ' 2026-05-04T10:00:00Z',
  '1777888800',
  '',
  'n/a',
];
const texts = [
  ...stamps,
  'api',
  ' api ',
  'db',
  'null',
  '-',
  'none',
  'NaN',
  '?',
  'true',
  'resolved',
  'critical',
  '12',
  '5%',
  'a'.repeat(70),
];
const words = [
  ...['null', 'true', 'false', '0', '-0', '7', '-3', '1.5', '1.50', '0.1', '0.0000001', '1e3', '12E1', '1777888800'],
  ...['1777888800000', '123456789012345', '1234567890123456', '12345678901234567890', '0.30000000000000004', '1e999'],
  ...['{"name":"api"}', '["api","db"]', '[]', '{}', '"caf\\u00e9"', '"café"', '"a\\"b"'],
];
const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...texts).map((text) => JSON.stringify(text)) },
  { weight: 1, arbitrary: fc.constantFrom(...words) },
);
const keys = [
  'id',
  'service',
  'cause',
  'severity',
  'end',
  'impact',
  'title',
  'status',
  'duration',
  'note',
  '1',
  'a b',
  'é',
];
const blank = fc.constantFrom('', ' ', '\n', '\t ');
const record = fc
  .tuple(
    fc.constantFrom(...stamps.slice(0, 3)),
    fc.shuffledSubarray(keys, { maxLength: 5 }),
    fc.array(value, { minLength: 5, maxLength: 5 }),
    blank,
  )
  .map(([start, names, values, gap]) =>
    ['start', ...names]
      .map((name, i) => `${gap}${JSON.stringify(name)}${gap}:${gap}${i === 0 ? `"${start}"` : values[i - 1]}${gap}`)
      .join(','),
  )
  .map((members) => `{${members}}`);

/** Repeated, so that keys come again: the first record with any keys is parsed. */
const records = fc.array(record, { minLength: 1, maxLength: 6 }).map((some) => [...some, ...some, ...some]);
const layout = fc.constantFrom('lines', 'array', 'container');

function laidOut(some: readonly string[], shape: string): string {
  if (shape === 'lines') return `${some.map((each) => each.replaceAll('\n', ' ')).join('\n')}\n`;
  return shape === 'array' ? `[${some.join(',\n')}]` : `{"total": ${some.length}, "incidents": [${some.join(',')}]}`;
}

/** The same text with the first plain letter of each value that is a text as an escape. */
const escaped = (text: string): string =>
  text.replace(
    /(:\s*")([a-zA-Z0-9])/g,
    (_, before: string, letter: string) => `${before}\\u00${letter.charCodeAt(0).toString(16)}`,
  );

async function read(name: string, text: string) {
  const path = join(folder, name);
  writeFileSync(path, text);
  const args = ['incidents', path, '--skip-invalid', '--format', 'json', '--group-by', 'service,cause,severity'];
  const { status, stdout, stderr } = await run([...args, '--from', '2026-05-01', '--to', '2026-06-01']);
  // columns count characters, and an escape has six
  return { status, stdout: stdout.replaceAll(/(:\d+):\d+/g, '$1'), stderr: stderr.replaceAll(/(:\d+):\d+/g, '$1') };
}

describe('a flat record', () => {
  it('says the same read where it stands as parsed', async () => {
    await fc.assert(
      fc.asyncProperty(records, layout, async (some, shape) => {
        const text = laidOut(some, shape);
        expect(await read('log.json', text)).toEqual(await read('log.json', escaped(text)));
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

describe('the scanner of flat records', () => {
  const scan = (text: string) => {
    const scanner = new FlatScanner();
    const bytes = encoder.encode(text);
    const end = scanner.scan(bytes, 0);
    return end < 0
      ? null
      : [...Array(scanner.count).keys()].map((i) => [text.slice(scanner.starts[i], scanner.ends[i]), scanner.forms[i]]);
  };
  it('finds texts, numbers, words and null', () => {
    expect(scan('{"a": "x y", "b" : -1.25 ,"c":true,\n"d":null} rest')).toEqual([
      ['x y', valueForms.text],
      ['-1.25', valueForms.number],
      ['true', valueForms.word],
      ['null', valueForms.nothing],
    ]);
  });
  it.each([
    ...[
      '{}',
      '{"a":1',
      '{"a"',
      '{"a":tru',
      '{"a":"x',
      '{"a":1,}',
      '{"a" 1}',
      '{a:1}',
      '{"a":01}',
      '{"a":1.}',
      '{"a":.5}',
    ],
    ...['{"a":+1}', '{"a":1e3}', '{"a":1.50}', '{"a":-0}', '{"a":1234567890123456}', '{"a":0.0000001}', '{"a":nul}'],
    ...[
      '{"a":"\\n"}',
      '{"a":"é"}',
      '{"é":1}',
      '{"a":"\t"}',
      '{"a":[]}',
      '{"a":{}}',
      '{"a":NaN}',
      '{"a":--1}',
      '{"a":1-2}',
    ],
  ])('leaves %s to JSON.parse', (text) => {
    expect(scan(text)).toBeNull();
  });
  it('takes no number that a double writes otherwise', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: 0, max: 20 }),
        (number, digits) => {
          const text = number.toFixed(digits);
          const found = scan(`{"a":${text}}`);
          if (found !== null) expect(String(JSON.parse(text))).toBe(text);
        },
      ),
      { seed: 1, numRuns: 5_000 },
    );
  });
});
