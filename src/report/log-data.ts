import type { LogFacts } from '../core/incidents/log-facts.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { formatInstant } from '../core/time/instant.ts';
import type { SourceFacts } from './words/source-remark.ts';

/** The keys of a result that say what its log is, the same in all commands; null each where there is no log. */
export function logData(facts: LogFacts | null): JsonObject {
  const { coverage } = facts ?? { coverage: null };
  return {
    coverage: coverage && {
      from: coverage.interval && formatInstant(coverage.interval.start),
      to: coverage.interval && formatInstant(coverage.interval.end),
      uncoveredSeconds: coverage.uncoveredSeconds,
    },
  };
}

/** The files of a log, as they were read. */
export function sourcesData(sources: readonly SourceFacts[]): readonly Json[] {
  return sources.map(({ file, format, rows, mapping, partial }) => ({
    ...{ file, format, rows, mapping },
    partial: partial ? { ...partial } : null,
  }));
}
