import type { CheckDistance, UnknownTime } from '../../../core/incidents/log/log.ts';
import type { Interval } from '../../../core/time/intervals.ts';
import { usualDistance } from '../../incidents/states/check-distance.ts';
import { type OutageSink, StateRuns, UnknownTimes } from '../../incidents/states/state-runs.ts';

/** A service with fewer samples is checked like the others. */
const few = 3;

/**
 * Makes outages of the samples of one series, chunk by chunk. Nothing is kept of them but the first, until they tell how far
 * apart they are.
 */
export class SeriesFold {
  readonly service: string | null;
  private readonly time: Interval;
  private readonly sink: OutageSink;
  private runs: StateRuns | null = null;
  private everyMilliseconds: number | null;
  private waitingAt: number[] = [];
  private waitingCodes: number[] = [];
  private firstAt = Number.POSITIVE_INFINITY;
  private lastAt = Number.NEGATIVE_INFINITY;

  constructor(service: string | null, time: Interval, everyMilliseconds: number | null, sink: OutageSink) {
    this.service = service;
    this.time = time;
    this.everyMilliseconds = everyMilliseconds;
    this.sink = sink;
  }

  get every(): number | null {
    return this.everyMilliseconds;
  }

  /** Takes a sample; one that was there already, or comes before the last, is passed over. */
  take(at: number, code: number): boolean {
    if (!(at > this.lastAt)) return false;
    this.lastAt = at;
    this.firstAt = Math.min(this.firstAt, at);
    if (this.runs) this.runs.take(at, at, code);
    else {
      this.waitingAt.push(at);
      this.waitingCodes.push(code);
    }
    return true;
  }

  /** Says that a chunk is over: enough may be there to know the distance. */
  settle(): void {
    if (this.runs || this.waitingAt.length <= few) return;
    this.everyMilliseconds ??= usualOf(this.waitingAt);
    if (this.everyMilliseconds !== null) this.begin(this.everyMilliseconds);
  }

  /** Says that there are no more; `otherwise` is how others are checked. Gives the time in which nobody knows. */
  finish(otherwise: number): { readonly unknown: readonly UnknownTime[]; readonly check: CheckDistance } {
    const every = this.everyMilliseconds ?? usualOf(this.waitingAt) ?? otherwise;
    this.everyMilliseconds = every;
    this.begin(every);
    const { service, time, firstAt } = this;
    const before = new UnknownTimes(service);
    // as behind the last sample: more than three are missing
    if (Math.round((firstAt - time.start) / every) - 1 > few) before.add(time.start, firstAt);
    return { unknown: [...before.found, ...this.runs!.finish()], check: { service, everySeconds: every / 1_000 } };
  }

  private begin(everyMilliseconds: number): void {
    if (this.runs) return;
    this.runs = new StateRuns(this.service, { everyMilliseconds, now: this.time.end }, this.sink);
    this.waitingAt.forEach((at, i) => {
      this.runs!.take(at, at, this.waitingCodes[i]!);
    });
    this.waitingAt = [];
    this.waitingCodes = [];
  }
}

/** Scrapes come a few milliseconds early or late: a distance near whole seconds is that. */
function usualOf(instants: readonly number[]): number | null {
  const at = Float64Array.from(instants);
  const usual = usualDistance({ at });
  if (usual === null) return null;
  const whole = Math.round(usual / 1_000) * 1_000;
  return whole > 0 && Math.abs(usual - whole) <= nearWhole ? whole : usual;
}

const nearWhole = 20;
