import type { UnknownTime } from '../../../core/incidents/log/log.ts';
import { stateCodes } from './state-words.ts';

/** So many missing checks may be chance; with more nobody looked. Contract, section 9: more than three. */
const mostMissing = 3;

/** How checks follow each other, and what counts as now. */
export interface CheckTimes {
  readonly everyMilliseconds: number;
  /** Tells what can be missing behind the last check. */
  readonly now: number;
}

/** Where outages go that are found. */
export interface OutageSink {
  /** An outage begins with the row at this position: gives the number by which it is ended. */
  begin(position: number, at: number): number;
  end(outage: number, at: number): void;
  /** A row that begins none. */
  pass(position: number, because: 'up' | 'sameOutage' | 'unknown'): void;
}

/** Gathers the time in which nobody knows. */
export class UnknownTimes {
  readonly found: UnknownTime[] = [];
  private readonly service: string | null;

  constructor(service: string | null) {
    this.service = service;
  }

  add(start: number, end: number): void {
    if (!(end > start)) return;
    const last = this.found.at(-1);
    if (last?.end === start) this.found[this.found.length - 1] = { ...last, end };
    else this.found.push({ start, end, service: this.service });
  }
}

/**
 * The states of one service in the order of time, one after the other: outages go from the first row that is down to the next
 * that is not. Where they are checks, and more than three are missing, nobody knows from one distance after the last.
 * Nothing but the last row is kept, so that any number of them may come.
 */
export class StateRuns {
  private readonly unknownTimes: UnknownTimes;
  private readonly checks: CheckTimes | null;
  private readonly sink: OutageSink;
  private outage = -1;
  private lastAt = Number.NaN;
  private lastCode: number = stateCodes.none;

  constructor(service: string | null, checks: CheckTimes | null, sink: OutageSink) {
    this.unknownTimes = new UnknownTimes(service);
    this.checks = checks;
    this.sink = sink;
  }

  take(position: number, at: number, code: number): void {
    this.settle(at);
    if (code !== stateCodes.down) {
      this.end(at);
      this.sink.pass(position, code === stateCodes.up ? 'up' : 'unknown');
    } else if (this.outage < 0) this.outage = this.sink.begin(position, at);
    else this.sink.pass(position, 'sameOutage');
    this.lastAt = at;
    this.lastCode = code;
  }

  /** Says that there are no more; gives the time in which nobody knows. */
  finish(): readonly UnknownTime[] {
    this.settle(Number.POSITIVE_INFINITY);
    return this.unknownTimes.found;
  }

  /** Judges the time between the last row and the next. */
  private settle(next: number): void {
    const { checks, lastAt, lastCode } = this;
    if (Number.isNaN(lastAt)) return;
    const isKnown = lastCode === stateCodes.up || lastCode === stateCodes.down;
    if (!isKnown) this.unknownTimes.add(lastAt, next);
    if (checks === null) return;
    const missing = Math.round((Math.min(next, checks.now) - lastAt) / checks.everyMilliseconds) - 1;
    if (missing <= mostMissing) return;
    this.end(lastAt + checks.everyMilliseconds);
    if (isKnown) this.unknownTimes.add(lastAt + checks.everyMilliseconds, next);
  }

  private end(at: number): void {
    if (this.outage >= 0) this.sink.end(this.outage, at);
    this.outage = -1;
  }
}
