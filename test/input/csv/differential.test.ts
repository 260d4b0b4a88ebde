import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oddities } from './oddities.ts';
import { bytesOf, readAll } from './read-all.ts';

const seed = { seed: 20260801 };
const delimiters = [',', ';', '\t', '|'];
const chunkLengths = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 });
const bufferSize = fc.integer({ min: 1, max: 40 });

/** A cell as a spreadsheet would write it. */
const cell = fc
  .tuple(
    fc.string({ unit: fc.constantFrom('a', 'é', '😀', ',', ';', '"', '\n', '\r\n', ' ', '\t', '|'), maxLength: 6 }),
    fc.boolean(),
  )
  .map(([text, quoted]) => (quoted || /[",;|\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text));
const newline = fc.constantFrom('\n', '\r\n');
const record = (delimiter: string) =>
  fc.tuple(fc.array(cell, { minLength: 1, maxLength: 5 }), newline).map(([cells, end]) => cells.join(delimiter) + end);
const file = fc.constantFrom(...delimiters).chain((delimiter) =>
  fc.record({
    delimiter: fc.constant(delimiter),
    text: fc.array(record(delimiter), { maxLength: 6 }).map((all) => all.join('')),
  }),
);

/** Anything at all, from the bytes that matter. */
const garbage = fc.record({
  delimiter: fc.constantFrom(...delimiters),
  text: fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', 'é', ' ', ';', '\t', '|'), maxLength: 24 }),
});
const strange = fc.uint8Array({ maxLength: 24 }).chain((bytes) =>
  fc.array(fc.constantFrom(0, 9, 10, 13, 32, 34, 44, 0xa0, 0xbb, 0xbf, 0xc2, 0xef, 0xff), {
    minLength: bytes.length,
    maxLength: 24,
  }),
);

const reasons = [
  'a quote behind a blank that is no plain one',
  'text after the closing quote',
  'a quoted cell is never closed',
];

async function bothAgree(input: string | Uint8Array, delimiter: string, chunks: number[], size: number) {
  const library = await readAll(input, { delimiter, readBy: 'library' });
  expect(library.error ?? reasons[0]).toMatch(new RegExp(`(${reasons.join('|')})$`)); // never csv-parse's own words
  expect(await readAll(input, { delimiter, chunks, bufferSize: size })).toEqual(library);
  expect(await readAll(input, { delimiter, chunks, readBy: 'library' })).toEqual(library);
}

describe('scanner and csv-parse give the same records, places and errors', () => {
  it('for well-formed files', async () => {
    await fc.assert(
      fc.asyncProperty(file, chunkLengths, bufferSize, ({ text, delimiter }, chunks, size) =>
        bothAgree(text, delimiter, chunks, size),
      ),
      { ...seed, numRuns: 1200 },
    );
  });

  it('for files with one byte changed', async () => {
    const changed = fc.tuple(file, fc.nat(), fc.constantFrom('"', ',', '\r', '\n', 'a', ' ', ''));
    await fc.assert(
      fc.asyncProperty(changed, chunkLengths, bufferSize, async ([{ text, delimiter }, where, by], chunks, size) => {
        const at = where % (text.length + 1);
        await bothAgree(text.slice(0, at) + by + text.slice(at + 1), delimiter, chunks, size);
      }),
      { ...seed, numRuns: 1200 },
    );
  });

  it('for garbage', async () => {
    await fc.assert(
      fc.asyncProperty(garbage, chunkLengths, bufferSize, ({ text, delimiter }, chunks, size) =>
        bothAgree(text, delimiter, chunks, size),
      ),
      { ...seed, numRuns: 4000 },
    );
  });

  it('for bytes that are no text', async () => {
    await fc.assert(
      fc.asyncProperty(strange, chunkLengths, bufferSize, (bytes, chunks, size) =>
        bothAgree(Uint8Array.from(bytes), ',', chunks, size),
      ),
      { ...seed, numRuns: 2000 },
    );
  });

  it('for every oddity, cut in two and in three at every byte', async () => {
    for (const { file, delimiter = ',' } of oddities) {
      const length = bytesOf(file).length;
      const whole = await readAll(file, { delimiter });
      for (let first = 0; first <= length; first++) {
        for (let second = 0; first + second <= length; second += 1) {
          expect(await readAll(file, { delimiter, chunks: [first, second], bufferSize: 1 + (second % 7) })).toEqual(
            whole,
          );
        }
        expect(await readAll(file, { delimiter, chunks: [first], readBy: 'library' })).toEqual(whole);
      }
      expect(await readAll(file, { delimiter, chunks: Array(length).fill(1), readBy: 'library' })).toEqual(whole);
    }
  });
});

it('what was written is read again', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ' ', '日'), maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), async (rows) => {
      const written = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')).join('\n');
      const read = await readAll(written, { bufferSize: 16 });
      expect(read.rows.map((row) => row.texts)).toEqual(
        rows.map((row) => row.map((each) => each.replace(/^ +| +$/g, ''))),
      );
    }),
    { ...seed, numRuns: 1000 },
  );
});
