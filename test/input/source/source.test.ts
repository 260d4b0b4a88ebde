import { appendFileSync, truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../src/input/source/source.ts';
import { write } from '../../run.ts';

/** The number of bytes that a file of a megabyte gives where something happens to it after the first chunk. */
function bytesRead(happens: (path: string) => void): number {
  const path = write('log.csv', 'a,b\n'.repeat(250_000));
  const { chunks } = openSource(path, () => {
    throw new Error('not asked for');
  });
  let length = 0;
  for (const chunk of chunks as Iterable<Uint8Array>) {
    if (length === 0) happens(path);
    length += chunk.length;
  }
  return length;
}

describe('a file that changes while it is read', () => {
  it('gives all of its bytes', () => expect(bytesRead(() => {})).toBe(1_000_000));
  it('may grow', () => expect(bytesRead((path) => appendFileSync(path, 'c,d\n'))).toBe(1_000_004));
  it.each([0, 4, 500_000, 999_996])('is refused where it shrinks to %i bytes, also at the end of a row', (length) => {
    expect(() => bytesRead((path) => truncateSync(path, length))).toThrow('fileShrank');
  });
});
