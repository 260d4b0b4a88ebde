import type { Problem } from '../../../src/core/problem.ts';
import { ProblemError } from '../../../src/core/problem.ts';
import type { JsonAnswer, JsonRecord, JsonShape, OtherElement } from '../../../src/input/json/record.ts';
import { createJsonSplitter } from '../../../src/input/json/splitter.ts';

export interface SplitResult {
  readonly shape: JsonShape | null;
  readonly records: readonly JsonRecord[];
  readonly others: readonly OtherElement[];
  readonly answers: readonly JsonAnswer[];
  readonly problem: Problem | null;
}

/** Splits a text that is fed in chunks of so many bytes; a thrown problem becomes part of the result. */
export function split(text: string | Uint8Array, chunkBytes = Number.POSITIVE_INFINITY): SplitResult {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return splitChunks(bytes, (from) => from + chunkBytes);
}

/** The same with one cut. */
export function splitAt(text: string, cut: number): SplitResult {
  return splitChunks(new TextEncoder().encode(text), (from) => (from < cut ? cut : Number.POSITIVE_INFINITY));
}

function splitChunks(bytes: Uint8Array, nextCut: (from: number) => number): SplitResult {
  const records: JsonRecord[] = [];
  const others: OtherElement[] = [];
  const answers: JsonAnswer[] = [];
  const splitter = createJsonSplitter({
    file: 'log.json',
    onRecord: (record) => records.push(record),
    onOther: (other) => others.push(other),
    onAnswer: (answer) => answers.push(answer),
  });
  try {
    for (let from = 0; from < bytes.length; ) {
      const to = Math.min(bytes.length, nextCut(from));
      const chunk = bytes.slice(from, to);
      splitter.write(chunk);
      chunk.fill(0); // the splitter must not look at a chunk after it has given it back
      from = to;
    }
    splitter.end();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { shape: splitter.shape, records, others, answers, problem: error.problems[0]! };
  }
  return { shape: splitter.shape, records, others, answers, problem: null };
}
