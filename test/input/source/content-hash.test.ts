import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ContentHash } from '../../../src/input/source/content-hash.ts';

it('is the same of a text and of its bytes in UTF-8', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.string({ unit: 'binary' }))), (cells) => {
      const [ofTexts, ofBytes] = [new ContentHash().begin(), new ContentHash().begin()];
      for (const cell of cells) {
        const bytes = new TextEncoder().encode(cell);
        ofTexts.addText(cell);
        ofBytes.add(bytes, 0, bytes.length);
      }
      expect(ofTexts.value).toBe(ofBytes.value);
    }),
  );
});

it('tells where one cell ends and the next begins', () => {
  const of = (...cells: readonly string[]): number => {
    const hash = new ContentHash().begin();
    for (const cell of cells) hash.addText(cell);
    return hash.value;
  };
  expect(of('a', 'bc')).not.toBe(of('ab', 'c'));
});
