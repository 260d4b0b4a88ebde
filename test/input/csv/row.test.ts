import { expect, it } from 'vitest';
import { createCsvReader } from '../../../src/input/csv/reader.ts';
import type { CsvRow } from '../../../src/input/csv/row.ts';
import { bytesOf } from './read-all.ts';

async function eachRow(text: string, readBy: 'scanner' | 'library', look: (row: CsvRow) => void) {
  const reader = createCsvReader({ delimiter: ',', file: 'log.csv' }, look, { readBy });
  await reader.write(bytesOf(text));
  await reader.end();
}

it.each(['scanner', 'library'] as const)('%s: reads stamps, and nothing else', async (readBy) => {
  const found: unknown[] = [];
  await eachRow(' 2024-02-29T12:00:00Z ,"2024-02-29 12:00",2024-02-30,\n', readBy, (row) => {
    for (let cell = 0; cell < row.cellCount; cell++) {
      const into = { milliseconds: 0, local: false };
      found.push(row.readIso(cell, into) && into);
    }
  });
  const milliseconds = Date.UTC(2024, 1, 29, 12);
  expect(found).toEqual([{ milliseconds, local: false }, { milliseconds, local: true }, false, false]);
});

it.each(['scanner', 'library'] as const)('%s: a cell that is not there is a mistake of ours', async (readBy) => {
  await expect(eachRow('a,b\n', readBy, (row) => row.text(2))).rejects.toThrow('no cell 2 in a row of 2');
  await expect(eachRow('a,b\n', readBy, (row) => row.place(-1))).rejects.toThrow(RangeError);
});

it.each(['scanner', 'library'] as const)('%s: what the sink throws comes out', async (readBy) => {
  const mistake = new Error('stop');
  const stop = () => {
    throw mistake;
  };
  await expect(eachRow('a\n', readBy, stop)).rejects.toBe(mistake);
});

it.each(['scanner', 'library'] as const)('%s: reads wide rows and long cells', async (readBy) => {
  const wide = Array.from({ length: 1000 }, (_, i) => `c${i}`);
  const long = 'x'.repeat(1_000_000);
  const rows: string[][] = [];
  await eachRow(`${wide}\n"${long}\n""",b\n`, readBy, (row) =>
    rows.push(Array.from({ length: row.cellCount }, (_, cell) => row.text(cell))),
  );
  expect(rows).toEqual([wide, [`${long}\n"`, 'b']]);
});
