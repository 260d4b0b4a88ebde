import type { LogFacts } from '../core/incidents/log-facts.ts';
import type { UnknownFacts } from '../core/incidents/unknown.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { formatInstant } from '../core/time/instant.ts';
import type { SourceFacts } from './words/source-remark.ts';

/** The keys of a result that say what its log is, the same in all commands; null each where there is no log of incidents. */
export function logData({
  coverage,
  unknown,
  edges,
  maintenance,
  filters,
}: Partial<Omit<LogFacts, 'unknown'>> & { readonly unknown?: UnknownFacts | null }): JsonObject {
  return {
    coverage: coverage
      ? {
          from: coverage.interval && formatInstant(coverage.interval.start),
          to: coverage.interval && formatInstant(coverage.interval.end),
          uncoveredSeconds: coverage.uncoveredSeconds,
        }
      : null,
    ...unknownData(unknown ?? null),
    edges: edges ? { everySeconds: edges.everySeconds, downtimeSeconds: [...edges.downtimeSeconds] } : null,
    maintenance: maintenance
      ? { rows: maintenance.rows, seconds: maintenance.seconds, availabilityWith: maintenance.availabilityWith }
      : null,
    filters: filters ? { ...filters } : null,
  };
}

/** What nobody knows, of a log or a part of it. */
export function unknownData(unknown: Pick<UnknownFacts, 'seconds' | 'availabilityRange'> | null): JsonObject {
  return {
    unknownSeconds: unknown?.seconds ?? null,
    availabilityRange: unknown?.availabilityRange ? [...unknown.availabilityRange] : null,
  };
}

/** The files of a log, as they were read. */
export function sourcesData(sources: readonly SourceFacts[]): readonly Json[] {
  return sources.map(({ file, format, rows, mapping, partial }) => ({
    ...{ file, format, rows, mapping },
    partial: partial ? { read: partial.read, total: partial.total } : null,
  }));
}
