import { type ServiceCuts, serviceCutsOf } from '../../core/incidents/downtime/service-cuts.ts';
import { type Condition, rowFilter } from '../../core/incidents/log/filter.ts';
import type { IncidentLog } from '../../core/incidents/log/log.ts';
import { namesAt } from '../../core/incidents/log/names.ts';
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
  /** `--map`: start, end and service, as far as a file has the columns that it names. */
  readonly mapRules: readonly MapRule[];
  /** What parts the names in a service cell; null: a cell is one name. */
  readonly serviceSeparator: string | null;
  /** `--where`, as far as a file has its columns; the service is told apart anyway. */
  readonly where: readonly Condition[];
  readonly standardInput: StandardInput;
}

/** Time that was agreed not to count: of everything, and of single services. */
export interface Exclusions {
  readonly intervals: Intervals;
  readonly services: ServiceCuts;
  readonly notices: readonly Notice[];
  /** The names of the columns of the files. */
  readonly names: ReadonlySet<string>;
}

const fields: ReadonlySet<string> = new Set(['start', 'verified', 'service']);

/**
 * Reads agreed maintenance (`--exclude`): rows with a start and an end, in any format that a log may have. A row that names
 * a service is of that service alone. A row without an end would exclude all time to come, so it is refused; one that says
 * that it was cancelled excludes nothing.
 */
export async function readExclusions(request: ExclusionRequest): Promise<Exclusions> {
  const all: Interval[] = [];
  const services: (readonly [string, Intervals])[] = [];
  const notices: Notice[] = [];
  const names = new Set<string>();
  for (const path of request.paths) {
    const file = await readFile(path, request);
    notices.push(...file.notices);
    for (const name of file.seenNames) names.add(name);
    for (const { interval, of } of rowsOf(file.log, request.where)) {
      if (of.length === 0) all.push(interval);
      for (const service of of) services.push([service, [interval]]);
    }
  }
  return { intervals: merged(all), services: serviceCutsOf(services), notices, names };
}

function readFile(path: string, request: ExclusionRequest) {
  return readLog({
    paths: [path],
    standardInput: request.standardInput,
    stamps: request.stamps,
    source: 'auto',
    mapRules: request.mapRules.filter(({ field }) => fields.has(field)),
    mapsElsewhere: true,
    extraKeys: request.where.map(({ key }) => key).filter((key) => key !== 'service'),
    keysElsewhere: true,
    serviceSeparator: request.serviceSeparator,
    skipInvalid: false,
    mayBeEmpty: true,
  });
}

function rowsOf(log: IncidentLog, where: readonly Condition[]) {
  const hasColumn = (key: string): boolean => (log.dimensions.get(key)?.dictionary.size ?? 1) > 1;
  const passes = rowFilter(
    log,
    where.filter(({ key }) => key !== 'service' && hasColumn(key)),
  );
  const servicesOf = namesAt(log, 'service');
  const found: { readonly interval: Interval; readonly of: readonly string[] }[] = [];
  for (let row = 0; row < log.count; row++) {
    if (log.exclusion[row] !== 0 || !passes(row)) continue;
    const end = log.stamps.verified[row]!;
    if (Number.isNaN(end)) {
      const where = { kind: 'file', file: log.files[log.file[row]!]!, line: log.line[row]! } as const;
      throw new ProblemError(problem('rowNoEnd', {}, where));
    }
    found.push({ interval: { start: log.stamps.start[row]!, end }, of: servicesOf(row) });
  }
  return found;
}
