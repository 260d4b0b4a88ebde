import type { LogFacts } from '../core/incidents/log-facts.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { formatInstant } from '../core/time/instant.ts';
import type { SourceFacts } from './words/source-remark.ts';

/** The keys of a result that say what its log is, the same in all commands; null each where there is no log of incidents. */
export function logData({ coverage, maintenance, filters }: Partial<LogFacts>): JsonObject {
  return {
    coverage: coverage
      ? {
          from: coverage.interval && formatInstant(coverage.interval.start),
          to: coverage.interval && formatInstant(coverage.interval.end),
          uncoveredSeconds: coverage.uncoveredSeconds,
        }
      : null,
    maintenance: maintenance
      ? { rows: maintenance.rows, seconds: maintenance.seconds, availabilityWith: maintenance.availabilityWith }
      : null,
    filters: filters ? { ...filters } : null,
  };
}

/** The files of a log, as they were read. */
export function sourcesData(sources: readonly SourceFacts[]): readonly Json[] {
  return sources.map(({ file, format, rows, mapping, partial }) => ({
    ...{ file, format, rows, mapping },
    partial: partial ? { ...partial } : null,
  }));
}
