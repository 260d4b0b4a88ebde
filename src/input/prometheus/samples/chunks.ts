import { ProblemError } from '../../../core/problem.ts';
import type { Interval } from '../../../core/time/intervals.ts';
import type { PrometheusData } from '../server/answer-data.ts';

/** What a server says of one part of the time: after its start, up to its end. */
export interface Chunk extends Interval {
  readonly data: PrometheusData;
}

/** How large the parts of a time may be, in milliseconds: multiples of `step`. */
interface ChunkSizes {
  readonly first: number;
  readonly most: number;
  readonly step: number;
}

/** So many samples make an answer of a megabyte: large enough that asking costs little, small enough to hold. */
const samplesWanted = 50_000;
/** So much longer may a part be than the one before it: what comes is not known. */
const growth = 8;

/**
 * Asks for a time part by part, in order, each so long that its samples are neither few nor many. Where a server finds it too
 * much, less is asked for, down to one step.
 */
export async function* chunksOf(
  time: Interval,
  { first, most, step }: ChunkSizes,
  ask: (part: Interval) => Promise<PrometheusData>,
): AsyncGenerator<Chunk> {
  let length = first;
  let largest = most;
  for (let start = time.start; start < time.end; ) {
    const end = Math.min(time.end, start + length);
    const data = await ask({ start, end }).catch((error: unknown) => {
      if (isTooLarge(error) && end - start > step) return null;
      throw error;
    });
    if (data === null) {
      largest = length = inSteps((end - start) / 4, step);
      continue;
    }
    yield { start, end, data };
    const samples = data.series.reduce((sum, { values }) => sum + values.length, 0);
    const fitting = ((end - start) * samplesWanted) / Math.max(1, samples);
    length = inSteps(Math.min(largest, length * growth, fitting), step);
    start = end;
  }
}

const inSteps = (milliseconds: number, step: number): number => Math.max(1, Math.floor(milliseconds / step)) * step;

function isTooLarge(error: unknown): boolean {
  return (
    error instanceof ProblemError &&
    error.problems.some(({ kind }) => kind === 'queryTooLarge' || kind === 'answerTooLarge')
  );
}
