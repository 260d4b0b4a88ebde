import type { Random } from './random/random.ts';

/**
 * What a test of two samples needs of many ways to split them anew: of the values that a split puts into the later sample
 * how many are from there, the sums of both kinds, and the sums of their squares. From these any shift of the later values
 * can be tested without splitting again.
 */
export interface SplitSums {
  readonly count: number;
  readonly fromLater: Float64Array;
  readonly earlierSum: Float64Array;
  readonly laterSum: Float64Array;
  readonly squares: Float64Array;
}

/** How many splits there are, C(n₁ + n₂, n₁); infinite from 10^15 on. @example splitsOf(4, 3) // 35 */
export function splitsOf(earlier: number, later: number): number {
  let splits = 1;
  for (let i = 1; i <= Math.min(earlier, later); i++) {
    splits = (splits * (earlier + later - i + 1)) / i;
    if (splits > 1e15) return Number.POSITIVE_INFINITY;
  }
  return Math.round(splits);
}

/** All splits of two samples, the one seen first. Domain: as many as memory holds. */
export function allSplits(earlier: Float64Array, later: Float64Array): SplitSums {
  const sums = new SumsBuilder(earlier, later, splitsOf(earlier.length, later.length));
  const chosen = Uint32Array.from({ length: later.length }, (_, i) => earlier.length + i);
  // combinations from the last one on, each next one a step down
  for (;;) {
    sums.add(chosen);
    let place = 0;
    while (place < chosen.length && chosen[place]! === place) place++;
    if (place === chosen.length) return sums.build();
    const below = chosen[place]! - 1;
    chosen[place] = below;
    for (let i = place - 1; i >= 0; i--) chosen[i] = chosen[i + 1]! - 1;
  }
}

/** So many random splits, each as likely as the others. Domain: at least one value in each sample, fewer than 2^21 in all. */
export function randomSplits(earlier: Float64Array, later: Float64Array, draws: number, random: Random): SplitSums {
  const all = earlier.length + later.length;
  const sums = new SumsBuilder(earlier, later, draws);
  const order = Uint32Array.from({ length: all }, (_, i) => i);
  const size = Math.min(earlier.length, later.length); // the smaller sample is drawn
  for (let draw = 0; draw < draws; draw++) {
    // the first steps of a Fisher–Yates shuffle, which may begin from any order
    for (let i = 0; i < size; i++) {
      const at = i + random.below(all - i);
      const taken = order[at]!;
      order[at] = order[i]!;
      order[i] = taken;
    }
    const drawn = order.subarray(0, size);
    if (size === later.length) sums.add(drawn);
    else sums.addWithout(drawn);
  }
  return sums.build();
}

class SumsBuilder {
  private readonly values: Float64Array;
  private readonly isLater: Uint8Array;
  private readonly whole: { readonly earlier: number; readonly later: number; readonly squares: number };
  private readonly laterCount: number;
  private readonly found: { -readonly [K in keyof SplitSums]: SplitSums[K] };

  constructor(earlier: Float64Array, later: Float64Array, splits: number) {
    this.values = new Float64Array(earlier.length + later.length);
    this.values.set(earlier);
    this.values.set(later, earlier.length);
    this.isLater = new Uint8Array(this.values.length).fill(1, earlier.length);
    this.laterCount = later.length;
    this.found = {
      count: 0,
      fromLater: new Float64Array(splits),
      earlierSum: new Float64Array(splits),
      laterSum: new Float64Array(splits),
      squares: new Float64Array(splits),
    };
    const total = (values: Float64Array, power: 1 | 2): number =>
      values.reduce((sum, value) => sum + value ** power, 0);
    this.whole = {
      earlier: total(earlier, 1),
      later: total(later, 1),
      squares: total(this.values, 2),
    };
  }

  /** A split that puts the values at these places into the later sample. */
  add(places: Uint32Array): void {
    const { values, isLater, found } = this;
    let [fromLater, earlierSum, laterSum, squares] = [0, 0, 0, 0];
    for (let i = 0; i < places.length; i++) {
      const place = places[i]!;
      const value = values[place]!;
      squares += value * value;
      if (isLater[place] === 1) {
        fromLater++;
        laterSum += value;
      } else earlierSum += value;
    }
    const at = found.count++;
    found.fromLater[at] = fromLater;
    found.earlierSum[at] = earlierSum;
    found.laterSum[at] = laterSum;
    found.squares[at] = squares;
  }

  /** A split that puts all other values there. */
  addWithout(places: Uint32Array): void {
    this.add(places);
    const { found, whole } = this;
    const at = found.count - 1;
    found.fromLater[at] = this.laterCount - found.fromLater[at]!;
    found.earlierSum[at] = whole.earlier - found.earlierSum[at]!;
    found.laterSum[at] = whole.later - found.laterSum[at]!;
    found.squares[at] = whole.squares - found.squares[at]!;
  }

  build(): SplitSums {
    return this.found;
  }
}
