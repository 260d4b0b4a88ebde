import { describe, expect, it } from 'vitest';
import { ByteScanner } from '../../../src/input/csv/byte-scanner.ts';
import { oddities } from './oddities.ts';
import { bytesOf, readAll } from './read-all.ts';

const ways = {
  scanner: { readBy: 'scanner' },
  'scanner by eight bytes': { bufferSize: 8 },
  library: { readBy: 'library' },
} as const;

describe.each(Object.entries(ways))('%s', (_, how) => {
  it.each(oddities)('reads $name', async ({ file, delimiter = ',', rows, error = null }) => {
    expect(await readAll(file, { ...how, delimiter })).toEqual({
      rows: rows.map(([line, texts, places]) => ({ line, texts, places })),
      error,
    });
  });
});

it.each(oddities)('the scanner hands over only when unsure: $name', ({ file, delimiter = ',', handedOver = false }) => {
  const scanner = new ByteScanner({ delimiter, file: 'log.csv' }, () => {});
  const left = scanner.write(bytesOf(file.replace(/^\uFEFF/, ''))) ?? scanner.end();
  expect(left !== null).toBe(handedOver);
});

it('the scanner hands over what is not UTF-8, and the texts have a replacement character', async () => {
  const bytes = Uint8Array.of(97, 44, 0xff, 10);
  const scanner = new ByteScanner({ delimiter: ',', file: 'log.csv' }, () => {});
  scanner.write(bytes);
  expect(scanner.end()).toEqual({ bytes: Buffer.from(bytes), line: 1 });
  expect((await readAll(bytes)).rows[0]?.texts).toEqual(['a', '\uFFFD']);
});

it('a hand-over tells the bytes from the record on, and its line', () => {
  const lines: number[] = [];
  const scanner = new ByteScanner({ delimiter: ',', file: 'log.csv' }, (row) => lines.push(row.line));
  scanner.write(bytesOf('a\n"b\nb"\n"c" d\ne\n'));
  expect(scanner.end()).toEqual({ bytes: Buffer.from('"c" d\ne\n'), line: 4 });
  expect(lines).toEqual([1, 2]);
});
