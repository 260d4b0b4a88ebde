import { quote } from './ascii.ts';

let scratch = new Uint8Array(1024);

/** The bytes with every doubled quote made one, in a buffer that the next call overwrites. */
export function undouble(bytes: Uint8Array, start: number, end: number): Uint8Array {
  if (end - start > scratch.length) scratch = new Uint8Array((end - start) * 2);
  let length = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    scratch[length++] = byte;
    if (byte === quote) at++; // its twin
  }
  return scratch.subarray(0, length);
}
