import { type DoubleDouble, oneMinus, productRest } from './double-double.ts';

/** Many numbers of two doubles each (see {@link DoubleDouble}), without an object a number. */
export class DoubleDoubleRow {
  readonly leading: Float64Array;
  readonly trailing: Float64Array;

  constructor(length: number) {
    this.leading = new Float64Array(length);
    this.trailing = new Float64Array(length);
  }

  at(place: number): DoubleDouble {
    return { leading: this.leading[place]!, trailing: this.trailing[place]! };
  }

  set(place: number, value: DoubleDouble): void {
    this.leading[place] = value.leading;
    this.trailing[place] = value.trailing;
  }

  copyFrom(other: DoubleDoubleRow): void {
    this.leading.set(other.leading);
    this.trailing.set(other.trailing);
  }

  /**
   * One more event that happens with probability `x`: row[j] becomes row[j]·(1 − x) + row[j − 1]·x, for j from `last` down to
   * `first`; before the row stands 0. Of a row that holds P(exactly j happen) it makes that with the event; of one that holds
   * P(at least j happen) as well, from j = 1 on.
   */
  addEvent(x: number, first: number, last: number): void {
    const { leading, trailing } = this;
    const { leading: y, trailing: yRest } = oneMinus(x);
    for (let j = last; j >= first; j--) {
      const own = leading[j]!;
      const before = j > 0 ? leading[j - 1]! : 0;
      if (own === 0 && before === 0) continue;
      const stays = own * y;
      const comes = before * x;
      const sum = stays + comes;
      const back = sum - stays;
      const rest =
        productRest(own, y, stays) +
        productRest(before, x, comes) +
        (stays - (sum - back) + (comes - back)) +
        (own * yRest + trailing[j]! * y + (j > 0 ? trailing[j - 1]! * x : 0));
      const value = sum + rest;
      leading[j] = value;
      trailing[j] = rest - (value - sum);
    }
  }
}

/** Σ left[j]·right[total − j], for j from `first` to `last`: what both add up to together. */
export function convolvedAt(
  left: DoubleDoubleRow,
  right: DoubleDoubleRow,
  total: number,
  first: number,
  last: number,
): DoubleDouble {
  let leading = 0;
  let trailing = 0;
  for (let j = first; j <= last; j++) {
    const a = left.leading[j]!;
    const b = right.leading[total - j]!;
    const product = a * b;
    if (product === 0) continue;
    const sum = leading + product;
    const back = sum - leading;
    const rest =
      productRest(a, b, product) +
      (leading - (sum - back) + (product - back)) +
      (a * right.trailing[total - j]! + left.trailing[j]! * b + trailing);
    leading = sum + rest;
    trailing = rest - (leading - sum);
  }
  return { leading, trailing };
}
