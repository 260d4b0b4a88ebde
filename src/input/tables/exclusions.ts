import type { Notice } from '../../core/notice.ts';
import { ProblemError, problem } from '../../core/problem.ts';
import { type Interval, type Intervals, merged } from '../../core/time/intervals.ts';
import type { StampReader } from '../../core/time/stamp.ts';
import type { MapRule } from '../incidents/columns/mapping.ts';
import { readLog } from '../incidents/read-log.ts';
import type { StandardInput } from '../source/source.ts';

export interface ExclusionRequest {
  readonly paths: readonly string[];
  readonly stamps: StampReader;
  /** `--map`: start and end, as far as a file has the columns that it names. */
  readonly mapRules: readonly MapRule[];
  readonly standardInput: StandardInput;
}

/**
 * Reads agreed maintenance (`--exclude`): rows with a start and an end, in any format that a log may have. A row without
 * an end would exclude all time to come, so it is refused.
 */
export async function readExclusions({ paths, stamps, mapRules, standardInput }: ExclusionRequest): Promise<{
  readonly intervals: Intervals;
  readonly notices: readonly Notice[];
  /** The names of its columns. */
  readonly names: ReadonlySet<string>;
}> {
  const { log, notices, seenNames } = await readLog({
    paths,
    standardInput,
    stamps,
    source: 'auto',
    mapRules: mapRules.filter(({ field }) => field === 'start' || field === 'verified'),
    mapsElsewhere: true,
    extraKeys: [],
    serviceSeparator: null,
    skipInvalid: false,
    mayBeEmpty: true,
  });
  const found: Interval[] = [];
  for (let row = 0; row < log.count; row++) {
    const end = log.stamps.verified[row]!;
    if (Number.isNaN(end)) {
      const where = { kind: 'file', file: log.files[log.file[row]!]!, line: log.line[row]! } as const;
      throw new ProblemError(problem('rowNoEnd', {}, where));
    }
    found.push({ start: log.stamps.start[row]!, end });
  }
  return { intervals: merged(found), notices, names: seenNames };
}
