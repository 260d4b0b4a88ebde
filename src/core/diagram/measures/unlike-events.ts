import { type DoubleDouble, nought, plus, times, unity } from '../../quantity/double-double.ts';
import { convolvedAt, DoubleDoubleRow } from '../../quantity/double-double-row.ts';
import type { CountedEvents } from '../decision/counted-events.ts';

/*
 * Events of which each may have a probability of its own, by the distribution of how many of the first i happen: one row of
 * numbers, from event to event. All terms are positive, so that nothing is lost. Source: R. Barlow & K. Heidtmann, "Computing
 * k-out-of-n system reliability", IEEE Transactions on Reliability R-33 (1984) 322. Steps: events · min(threshold, events −
 * threshold + 1), since only counts matter from which the threshold is still in reach.
 */

/** The probability that at least `threshold` of the events happen. */
export function probabilityOfUnlike({ threshold, events }: CountedEvents, q: Float64Array): DoubleDouble {
  return new FirstEvents(events, threshold, q).all();
}

/** Of each event, in their order, the probability that all others are enough. */
export function enoughWithoutEach(counted: CountedEvents, q: Float64Array): readonly DoubleDouble[] {
  const { threshold, events } = counted;
  const count = events.length;
  /** P(at least m of the events behind). */
  const behind = new DoubleDoubleRow(threshold + 1);
  behind.set(0, unity);
  const found: DoubleDouble[] = [];
  backwards(counted, q, (i, exactly, atLeast) => {
    const first = Math.max(0, threshold - (count - 1 - i));
    const rest = convolvedAt(exactly, behind, threshold, first, Math.min(i, threshold - 1));
    found[i] = plus(atLeast, rest);
    behind.addEvent(q[events[i]!]!, Math.max(1, threshold - i), Math.min(threshold, count - i));
  });
  return found;
}

/** Of each event the probability that it decides: exactly one fewer than the threshold of the others happen. */
export function decidesEach(counted: CountedEvents, q: Float64Array): readonly DoubleDouble[] {
  const { threshold, events } = counted;
  const count = events.length;
  /** P(exactly m of the events behind). */
  const behind = new DoubleDoubleRow(threshold);
  behind.set(0, unity);
  const found: DoubleDouble[] = [];
  backwards(counted, q, (i, exactly) => {
    const first = Math.max(0, threshold - (count - i));
    found[i] = convolvedAt(exactly, behind, threshold - 1, first, Math.min(i, threshold - 1));
    behind.addEvent(q[events[i]!]!, Math.max(0, threshold - 1 - i), Math.min(threshold - 1, count - i));
  });
  return found;
}

/** The events before each: P(exactly j happen) for j below the threshold, and P(at least the threshold). */
class FirstEvents {
  readonly exactly: DoubleDoubleRow;
  atLeast: DoubleDouble = nought;
  private readonly events: readonly number[];
  private readonly threshold: number;
  private readonly q: Float64Array;

  constructor(events: readonly number[], threshold: number, q: Float64Array) {
    this.events = events;
    this.threshold = threshold;
    this.q = q;
    this.exactly = new DoubleDoubleRow(threshold);
    this.exactly.set(0, unity);
  }

  /** Adds event i, of those before which are in. */
  add(i: number): void {
    const { threshold, exactly, events } = this;
    const x = this.q[events[i]!]!;
    this.atLeast = plus(this.atLeast, times(exactly.at(threshold - 1), { leading: x, trailing: 0 }));
    // from fewer the threshold is out of reach
    exactly.addEvent(x, Math.max(0, threshold - events.length + i), Math.min(i + 1, threshold - 1));
  }

  all(): DoubleDouble {
    for (let i = 0; i < this.events.length; i++) this.add(i);
    return this.atLeast;
  }
}

/**
 * Goes through the events from the last to the first, with what was known before each of them. Rows are kept of every √n-th
 * event, those between are made again: √n rows of memory instead of n.
 */
function backwards(
  { threshold, events }: CountedEvents,
  q: Float64Array,
  visit: (i: number, exactly: DoubleDoubleRow, atLeast: DoubleDouble) => void,
): void {
  const count = events.length;
  const stride = Math.ceil(Math.sqrt(count));
  const before = new FirstEvents(events, threshold, q);
  const atLeast: DoubleDouble[] = [];
  const kept: DoubleDoubleRow[] = [];
  for (let i = 0; i < count; i++) {
    atLeast.push(before.atLeast);
    if (i % stride === 0) kept.push(copyOf(before.exactly));
    before.add(i);
  }
  for (let section = kept.length - 1; section >= 0; section--) {
    const first = section * stride;
    const last = Math.min(count, first + stride) - 1;
    before.exactly.copyFrom(kept[section]!);
    const rows: DoubleDoubleRow[] = [];
    for (let i = first; i <= last; i++) {
      rows.push(copyOf(before.exactly));
      before.add(i);
    }
    for (let i = last; i >= first; i--) visit(i, rows[i - first]!, atLeast[i]!);
  }
}

function copyOf(row: DoubleDoubleRow): DoubleDoubleRow {
  const copy = new DoubleDoubleRow(row.leading.length);
  copy.copyFrom(row);
  return copy;
}
