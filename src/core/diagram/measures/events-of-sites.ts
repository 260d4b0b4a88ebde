import { type DoubleDouble, nought, oneMinus, plus, times, unity } from '../../quantity/double-double.ts';
import { convolvedAt, DoubleDoubleRow } from '../../quantity/double-double-row.ts';

/*
 * How many of many events happen, where some stand in a site that takes all of them with it. Sites are independent of each
 * other, so the count is a sum of independent counts, one a site: of its events while it stands, all of them while it does
 * not. All terms are positive, so that nothing is lost. Source: Barlow & Heidtmann (1984) as in unlike-events.ts, with the
 * total probability over each site; each one left out by halves, so that n of them take log n rounds and no division.
 */

/** Events with their probabilities, and how likely the site is down and up; a place without a site is always up. */
export interface SiteOfEvents {
  readonly q: readonly number[];
  readonly down: DoubleDouble;
  readonly up: DoubleDouble;
}

/** What each event of a site and the site itself mean to the count. */
export interface SiteMeasures {
  /** Of each event: that it decides, and that enough happen if it never does. */
  readonly decides: readonly DoubleDouble[];
  readonly enoughWithout: readonly DoubleDouble[];
  /** The same of the site. */
  readonly siteDecides: DoubleDouble;
  readonly enoughWithoutSite: DoubleDouble;
}

/** The probability that at least `threshold` events happen. Domain: 1 ≤ threshold ≤ events. */
export function probabilityOfSites(threshold: number, sites: readonly SiteOfEvents[]): DoubleDouble {
  const count = new Count(threshold);
  for (const site of sites) count.add(countOfSite(site));
  return count.atLeast;
}

/** The probability that at least `least` events do not happen: those of a site that is down all do. */
export function probabilityOfSpared(least: number, sites: readonly SiteOfEvents[]): DoubleDouble {
  const count = new Count(least);
  for (const { q, down, up } of sites) {
    // how many are spared: none of a site that is down; `q` is the chance to be spared here
    const row = scaled(countOf(q), up);
    row.set(0, plus(row.at(0), down));
    count.add(row);
  }
  return count.atLeast;
}

/** Importances of all events and sites, in their order. */
export function measuresOfSites(threshold: number, sites: readonly SiteOfEvents[]): readonly SiteMeasures[] {
  const found: SiteMeasures[] = [];
  const rows = sites.map(countOfSite);
  const halve = (from: number, to: number, others: Count): void => {
    if (to - from === 1) {
      found[from] = measuresOfSite(threshold, sites[from]!, others);
      return;
    }
    const middle = (from + to) >>> 1;
    halve(from, middle, others.with(rows.slice(middle, to)));
    halve(middle, to, others.with(rows.slice(from, middle)));
  };
  halve(0, sites.length, new Count(threshold));
  return found;
}

function measuresOfSite(threshold: number, { q, down, up }: SiteOfEvents, others: Count): SiteMeasures {
  const size = q.length;
  const reached = others.reached();
  const reachedWith = (happened: number): DoubleDouble => reached[Math.max(0, threshold - happened)]!;
  const whenDown = times(down, reachedWith(size));
  const all = countOf(q);
  let siteDecides = nought;
  let enoughWithoutSite = nought;
  // others that are enough with the site and not without: threshold − size to threshold − 1 − happened
  let between = nought;
  for (let happened = size; happened >= 0; happened--) {
    if (happened < size && threshold - 1 - happened >= 0)
      between = plus(between, others.exactly.at(threshold - 1 - happened));
    siteDecides = plus(siteDecides, times(all.at(happened), between));
    enoughWithoutSite = plus(enoughWithoutSite, times(all.at(happened), reachedWith(happened)));
  }
  const decides: DoubleDouble[] = [];
  const enoughWithout: DoubleDouble[] = [];
  leftOut(q, (row, places) => {
    let rest = nought;
    for (let happened = 0; happened < size; happened++)
      rest = plus(rest, times(row.at(happened), reachedWith(happened)));
    const first = Math.max(0, threshold - size);
    const deciding = convolvedAt(others.exactly, row, threshold - 1, first, threshold - 1);
    for (const place of places) {
      decides[place] = times(up, deciding);
      enoughWithout[place] = plus(whenDown, times(up, rest));
    }
  });
  return { decides, enoughWithout, siteDecides, enoughWithoutSite };
}

/** Calls back with the count of all events but one, and with the places of those that it is the same for. */
function leftOut(q: readonly number[], found: (row: DoubleDoubleRow, places: readonly number[]) => void): void {
  const order = [...q.keys()].sort((a, b) => q[a]! - q[b]!);
  const halve = (from: number, to: number, others: DoubleDoubleRow, inside: number): void => {
    if (q[order[from]!] === q[order[to - 1]!]) {
      const row = copyOf(others);
      for (let i = from + 1; i < to; i++) row.addEvent(q[order[i]!]!, 0, inside + i - from);
      found(row, order.slice(from, to));
      return;
    }
    const middle = (from + to) >>> 1;
    const withSome = (first: number, last: number): DoubleDoubleRow => {
      const row = copyOf(others);
      for (let i = first; i < last; i++) row.addEvent(q[order[i]!]!, 0, inside + 1 + i - first);
      return row;
    };
    halve(from, middle, withSome(middle, to), inside + to - middle);
    halve(middle, to, withSome(from, middle), inside + middle - from);
  };
  const none = new DoubleDoubleRow(q.length + 1);
  none.set(0, unity);
  if (q.length > 0) halve(0, q.length, none, 0);
}

/** P(exactly j happen) for j below the threshold, and that at least so many do. */
class Count {
  readonly exactly: DoubleDoubleRow;
  atLeast: DoubleDouble = nought;
  private readonly threshold: number;

  constructor(threshold: number) {
    this.threshold = threshold;
    this.exactly = new DoubleDoubleRow(threshold);
    this.exactly.set(0, unity);
  }

  /** Adds what is independent of all before: a row of P(exactly j of it). */
  add(row: DoubleDoubleRow): void {
    const { threshold, exactly } = this;
    const most = row.leading.length - 1;
    const reached = this.reached();
    let atLeast = nought;
    for (let j = 0; j <= most; j++) atLeast = plus(atLeast, times(row.at(j), reached[Math.max(0, threshold - j)]!));
    const before = copyOf(exactly);
    for (let total = 0; total < threshold; total++)
      exactly.set(total, convolvedAt(row, before, total, 0, Math.min(most, total)));
    this.atLeast = atLeast;
  }

  with(rows: readonly DoubleDoubleRow[]): Count {
    const copy = new Count(this.threshold);
    copy.exactly.copyFrom(this.exactly);
    copy.atLeast = this.atLeast;
    for (const row of rows) copy.add(row);
    return copy;
  }

  /** P(at least j), for j from 0 to the threshold. */
  reached(): readonly DoubleDouble[] {
    const found: DoubleDouble[] = [];
    let sum = this.atLeast;
    found[this.threshold] = sum;
    for (let j = this.threshold - 1; j > 0; j--) {
      sum = plus(sum, this.exactly.at(j));
      found[j] = sum;
    }
    found[0] = unity;
    return found;
  }
}

/** P(exactly j of them happen). */
function countOf(q: readonly number[]): DoubleDoubleRow {
  const row = new DoubleDoubleRow(q.length + 1);
  row.set(0, unity);
  for (const [i, x] of q.entries()) row.addEvent(x, 0, i + 1);
  return row;
}

function countOfSite({ q, down, up }: SiteOfEvents): DoubleDoubleRow {
  const row = scaled(countOf(q), up);
  row.set(q.length, plus(row.at(q.length), down));
  return row;
}

function scaled(row: DoubleDoubleRow, by: DoubleDouble): DoubleDoubleRow {
  for (let j = 0; j < row.leading.length; j++) row.set(j, times(row.at(j), by));
  return row;
}

function copyOf(row: DoubleDoubleRow): DoubleDoubleRow {
  const copy = new DoubleDoubleRow(row.leading.length);
  copy.copyFrom(row);
  return copy;
}

/** A place that never takes its events down. */
export const alwaysUp: Pick<SiteOfEvents, 'down' | 'up'> = { down: nought, up: unity };

/** A site that is down with this probability. */
export function siteDown(down: DoubleDouble): Pick<SiteOfEvents, 'down' | 'up'> {
  const { leading, trailing } = oneMinus(down.leading);
  return { down, up: plus({ leading, trailing }, { leading: -down.trailing, trailing: 0 }) };
}
