import type { FormatText } from '../../report/formats/format.ts';

/** Characters from which pieces are written: each write costs a call of the system. */
const enough = 1 << 16;

/** A text in parts that are written one by one: as it is, or small pieces together. */
export function* textParts(text: FormatText): Generator<string> {
  if (typeof text === 'string') {
    yield text;
    return;
  }
  let gathered = '';
  for (const piece of text) {
    gathered += piece;
    if (gathered.length < enough) continue;
    yield gathered;
    gathered = '';
  }
  if (gathered !== '') yield gathered;
}
