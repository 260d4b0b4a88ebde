/**
 * A sum that keeps the rounding error of every step beside it, so that what comes out is that of about twice the working
 * precision, rounded once: weights such as 0.3 add up no dust, and order hardly matters.
 *
 * Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974) 39.
 * Domain: any numbers; infinities and NaN give what plain addition gives; no values give 0.
 *
 * @example const sum = new RunningSum(); for (const each of [1, 1e100, 1, -1e100]) sum.add(each); sum.value // 2
 */
export class RunningSum {
  /** What plain addition has, and what that has lost. */
  leading = 0;
  rest = 0;

  add(term: number): void {
    const before = this.leading;
    const after = before + term;
    this.rest += Math.abs(before) >= Math.abs(term) ? before - after + term : term - after + before;
    this.leading = after;
  }

  get value(): number {
    // past the largest double the rest is NaN (infinity − infinity), while the plain sum is right
    return Number.isFinite(this.leading) ? this.leading + this.rest : this.leading;
  }

  /** Begins anew, for loops that sum a million times. */
  clear(): void {
    this.leading = 0;
    this.rest = 0;
  }
}
