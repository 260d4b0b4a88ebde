/** Left turns of each round; RFC 1321, section 3.4. */
const turns = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** ⌊2^32·|sin(i + 1)|⌋. No sine comes nearer to a whole number than 0.015, so its last digits do not matter. */
const sines = Int32Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32));

const encoder = new TextEncoder();

/**
 * The MD5 digest of a text in UTF-8, as four words of which the first is the most significant: the 32 hexadecimal digits
 * read as one number. For placing keys on a ring, as other routers do; not for secrets.
 *
 * Source: R. Rivest, RFC 1321 (1992). @example md5('a')[0]!.toString(16) // '0cc175b9' without its zero
 */
export function md5(text: string): Uint32Array {
  const bytes = encoder.encode(text);
  const blocks = Math.floor((bytes.length + 8) / 64) + 1;
  const padded = new Uint8Array(blocks * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, bytes.length * 8, true);
  view.setUint32(padded.length - 4, Math.floor(bytes.length / 2 ** 29), true);
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  const words = new Int32Array(16);
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(block * 64 + i * 4, true);
    addBlock(state, words);
  }
  const digest = new DataView(new ArrayBuffer(16));
  state.forEach((word, i) => {
    digest.setInt32(i * 4, word, true);
  });
  return Uint32Array.from({ length: 4 }, (_, i) => digest.getUint32(i * 4));
}

function addBlock(state: Int32Array, words: Int32Array): void {
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  for (let i = 0; i < 64; i++) {
    const round = i >> 4;
    let mixed: number;
    let word: number;
    if (round === 0) {
      mixed = (b & c) | (~b & d);
      word = i;
    } else if (round === 1) {
      mixed = (d & b) | (~d & c);
      word = (5 * i + 1) & 15;
    } else if (round === 2) {
      mixed = b ^ c ^ d;
      word = (3 * i + 5) & 15;
    } else {
      mixed = c ^ (b | ~d);
      word = (7 * i) & 15;
    }
    const total = (a + mixed + sines[i]! + words[word]!) | 0;
    const turn = turns[round * 4 + (i & 3)]!;
    a = d;
    d = c;
    c = b;
    b = (b + ((total << turn) | (total >>> (32 - turn)))) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
}
