const mask64 = (1n << 64n) - 1n;

/** SplitMix64 (Steele, Lea & Flood, OOPSLA 2014; the constants of Vigna's C text), which spreads a seed over the state. */
function splitMix64(state: bigint): bigint {
  let z = state & mask64;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask64;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask64;
  return z ^ (z >> 31n);
}

/** The jump polynomial for 2^64 steps, as its authors give it. */
const jumpWords = [0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b];

/**
 * The generator xoshiro128** 1.1, period 2^128 − 1. Only 32-bit integers and exact products of doubles are used, so that
 * a seed gives the same numbers on every machine and every Node.
 *
 * Source: D. Blackman & S. Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 47 (2021), and the C text
 * at prng.di.unimi.it/xoshiro128starstar.c; seeded by two outputs of SplitMix64, low half first, as its authors advise.
 *
 * @example new Xoshiro128(Xoshiro128.wordsOf(1)).next() // 1695105466
 */
export class Xoshiro128 {
  private readonly state: Int32Array;

  /** The four words as they are, not all zero. */
  constructor(state: Int32Array) {
    if (state.length !== 4 || state.every((word) => word === 0)) throw new RangeError('xoshiro128 needs four words');
    this.state = state.slice();
  }

  /**
   * The words that a seed, a whole number from 0 to 2^53 − 1, spreads to.
   *
   * @throws RangeError for any other seed
   */
  static wordsOf(seed: number): Int32Array {
    if (!(Number.isSafeInteger(seed) && seed >= 0)) throw new RangeError(`seed ${seed} is not a whole number from 0`);
    const step = 0x9e3779b97f4a7c15n;
    const outputs = [splitMix64(BigInt(seed) + step), splitMix64(BigInt(seed) + 2n * step)];
    return Int32Array.from(
      outputs.flatMap((output) => [Number(BigInt.asIntN(32, output)), Number(BigInt.asIntN(32, output >> 32n))]),
    );
  }

  /** The next 32 bits, as a whole number from 0 to 2^32 − 1. */
  next(): number {
    const state = this.state;
    const second = state[1]!;
    const product = Math.imul(second, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const third = state[2]! ^ state[0]!;
    const fourth = state[3]! ^ second;
    state[1] = second ^ third;
    state[0] = state[0]! ^ fourth;
    state[2] = third ^ (second << 9);
    state[3] = (fourth << 11) | (fourth >>> 21);
    return result >>> 0;
  }

  /** As 2^64 calls of next would leave it: where a second stream begins that does not overlap with the first. */
  jump(): void {
    const jumped = new Int32Array(4);
    for (const word of jumpWords)
      for (let bit = 0; bit < 32; bit++) {
        if ((word & (1 << bit)) !== 0) for (let i = 0; i < 4; i++) jumped[i]! ^= this.state[i]!;
        this.next();
      }
    this.state.set(jumped);
  }

  /** A number from [0, 1): 53 bits, the first word giving the upper 27. */
  uniform(): number {
    const upper = this.next() >>> 5;
    return (upper * 2 ** 26 + (this.next() >>> 6)) / 2 ** 53;
  }

  /**
   * A whole number from 0 to n − 1, each as likely; 1 ≤ n ≤ 2^32. The upper word of next()·n, drawn anew where that
   * would favour some: D. Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS 29 (2019), algorithm 5.
   *
   * @throws RangeError for any other n
   */
  below(n: number): number {
    if (!(n >= 1 && n <= 2 ** 32 && Number.isInteger(n))) throw new RangeError(`a whole number below ${n}`);
    if (n > 2 ** 21) return this.belowLarge(n);
    let product = this.next() * n; // below 2^53, so exact
    let upper = Math.floor(product / 2 ** 32);
    if (product - upper * 2 ** 32 < n) {
      const threshold = 2 ** 32 % n;
      while (product - upper * 2 ** 32 < threshold) {
        product = this.next() * n;
        upper = Math.floor(product / 2 ** 32);
      }
    }
    return upper;
  }

  /**
   * Fills `target` with what as many calls of `below(n)` would give. The state stays in local variables meanwhile: a
   * bootstrap at the start of a program runs before its functions are compiled, and calls cost it most.
   *
   * @throws RangeError where n is not a whole number from 1 to 2^21
   */
  fillBelow(n: number, target: Uint32Array): void {
    if (!(n >= 1 && n <= 2 ** 21 && Number.isInteger(n))) throw new RangeError(`whole numbers below ${n}`);
    const threshold = 2 ** 32 % n;
    const state = this.state;
    let first = state[0]!;
    let second = state[1]!;
    let third = state[2]!;
    let fourth = state[3]!;
    for (let i = 0; i < target.length; ) {
      const scrambled = Math.imul(second, 5);
      const word = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
      const left = third ^ first;
      const right = fourth ^ second;
      first ^= right;
      third = left ^ (second << 9);
      second ^= left;
      fourth = (right << 11) | (right >>> 21);
      const product = word * n;
      const upper = Math.floor(product / 2 ** 32);
      if (product - upper * 2 ** 32 >= threshold) target[i++] = upper;
    }
    state[0] = first;
    state[1] = second;
    state[2] = third;
    state[3] = fourth;
  }

  /** The same with the 64-bit product in two parts of 48 bits; the bit operators take them modulo 2^32 first. */
  private belowLarge(n: number): number {
    const threshold = 2 ** 32 % n;
    for (;;) {
      const word = this.next();
      const high = (word >>> 16) * n;
      const low = (word & 0xffff) * n;
      const middle = (high & 0xffff) * 2 ** 16 + low;
      if (middle >>> 0 >= threshold) return Math.floor(high / 2 ** 16) + Math.floor(middle / 2 ** 32);
    }
  }
}
