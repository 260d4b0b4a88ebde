import { countUpTo } from '../../order/bisection.ts';
import type { Random } from '../../statistics/random/random.ts';
import { mean } from '../../statistics/sum.ts';

/** Above so many failures in one run its downtime is drawn from its normal limit: the difference cannot be seen any more. */
const largestCount = 5_000;

/**
 * Draws the downtime of a horizon of a service that is up for exponential times and down for lengths of a table, each as
 * likely, times a factor. The horizon begins anywhere in its life: down with the long-run chance λm/(1 + λm), in an outage
 * drawn in proportion to its length and entered anywhere. So it expects horizon × λm/(1 + λm), exactly.
 *
 * Failures come in uptime only: where so much of it has passed that uptime and downtime fill the horizon is found by halving
 * the uptime and parting the failures (each half as likely for each), not by drawing every gap.
 *
 * Source: alternating renewal process in equilibrium, D. Cox, Renewal Theory (1962), ch. 7; its downtime by L. Takács, Acta
 * Mathematica Hungarica 8 (1957) 169. Above 5,000 failures the normal limit there: variance horizon·A³·λ·E[length²].
 */
export class HorizonDowntime {
  private readonly table: Float64Array;
  private readonly random: Random;
  private readonly mean: number;
  private readonly meanSquare: number;
  private readonly upTo: Float64Array;
  private drawn = new Float64Array(64);
  private readonly places = new Uint32Array(1_024);
  private next: number;

  constructor(table: Float64Array, random: Random) {
    this.table = table;
    this.random = random;
    this.mean = mean(table);
    this.meanSquare = mean(table.map((length) => length * length));
    let total = 0;
    this.upTo = table.map((length) => {
      total += length;
      return total;
    });
    this.next = this.places.length;
  }

  /** `rate` in failures a second of uptime. */
  draw(rate: number, factor: number, horizon: number): number {
    const { random } = this;
    const load = rate * this.mean * factor;
    let left = horizon;
    if (random.uniform() * (1 + load) < load) left -= random.uniform() * this.outageAnInstantIsIn() * factor;
    return left <= 0 ? horizon : horizon - left + this.fromUp(rate, factor, left);
  }

  private outageAnInstantIsIn(): number {
    const { table, upTo, random } = this;
    const at = countUpTo(upTo, upTo.length, random.uniform() * upTo[upTo.length - 1]!);
    return table[Math.min(at, table.length - 1)]!;
  }

  private fromUp(rate: number, factor: number, horizon: number): number {
    const { random } = this;
    const expected = rate * horizon;
    if (!(expected <= largestCount)) return this.normal(rate, factor, horizon);
    const failures = random.poisson(expected);
    if (failures === 0) return 0;
    const lengths = this.lengths(failures, factor);
    // within `width` of uptime after `up`, `count` failures from `first` on; the horizon ends there
    let [up, width, down] = [0, horizon, 0];
    let [first, count] = [0, failures];
    while (count > 1) {
      width /= 2;
      const early = halfOf(count, random);
      let sum = 0;
      for (let i = first; i < first + early; i++) sum += lengths[i]!;
      if (up + width + down + sum < horizon) {
        up += width;
        down += sum;
        first += early;
        count -= early;
      } else count = early;
    }
    if (count === 0) return down;
    const failsAt = up + random.uniform() * width;
    if (failsAt + down >= horizon) return down;
    return Math.min(down + lengths[first]!, horizon - failsAt);
  }

  private normal(rate: number, factor: number, horizon: number): number {
    const load = rate * this.mean * factor;
    const available = 1 / (1 + load);
    const variance = horizon * rate * available ** 3 * this.meanSquare * factor * factor;
    const downtime = horizon * (1 - available) + Math.sqrt(variance) * this.random.normal();
    return Math.min(horizon, Math.max(0, downtime));
  }

  /** Places are drawn in blocks, because a forecast draws millions of them. */
  private lengths(count: number, factor: number): Float64Array {
    const { table, places } = this;
    if (this.drawn.length < count) this.drawn = new Float64Array(2 * count);
    const { drawn } = this;
    for (let i = 0; i < count; ) {
      if (this.next === places.length) {
        this.random.fillBelow(table.length, places);
        this.next = 0;
      }
      const shift = this.next - i;
      const end = Math.min(count, places.length - shift);
      for (; i < end; i++) drawn[i] = table[places[i + shift]!]! * factor;
      this.next = i + shift;
    }
    return drawn;
  }
}

/** How many of so many fall into the first of two halves: as many as random bits are 1. */
function halfOf(count: number, random: Random): number {
  let ones = 0;
  for (let left = count; left > 0; left -= 32) {
    const word = random.next();
    ones += onesOf(left < 32 ? word & ((1 << left) - 1) : word);
  }
  return ones;
}

/** The bits of a word that are 1: counted in pairs, fours and bytes at once, and the four bytes by one product. */
function onesOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
