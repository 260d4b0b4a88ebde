import { type ServiceCuts, serviceCutsOf } from '../../core/incidents/downtime/service-cuts.ts';
import { type Condition, rowFilter } from '../../core/incidents/log/filter.ts';
import type { IncidentLog } from '../../core/incidents/log/log.ts';
import { namesAt, textAt } from '../../core/incidents/log/names.ts';
import type { Notice } from '../../core/notice.ts';
import { fail, ProblemError, problem } from '../../core/problem.ts';
import { type Interval, type Intervals, merged } from '../../core/time/intervals.ts';
import type { StampReader } from '../../core/time/stamp.ts';
import { createZone } from '../../core/time/zone.ts';
import type { MapRule } from '../incidents/columns/mapping.ts';
import { readLog } from '../incidents/read-log.ts';
import { openSource, type Source, type StandardInput } from '../source/source.ts';
import { joined } from './named-rows.ts';

export interface ExclusionRequest {
  readonly paths: readonly string[];
  readonly stamps: StampReader;
  /** `--map`: start, end and service, as far as a file has the columns that it names. */
  readonly mapRules: readonly MapRule[];
  /** What parts the names in a service cell; null: a cell is one name. */
  readonly serviceSeparator: string | null;
  readonly renames?: ReadonlyMap<string, string>;
  /** `--where`, as far as a file has its columns; the service is told apart anyway. */
  readonly where: readonly Condition[];
  readonly standardInput: StandardInput;
  /** What repeats is followed through it. */
  readonly window: Interval;
}

/** Time that was agreed not to count: of everything, and of single services. */
export interface Exclusions {
  readonly intervals: Intervals;
  readonly services: ServiceCuts;
  /** Their names, as they are written. */
  readonly serviceNames: readonly string[];
  readonly notices: readonly Notice[];
  /** The names of the columns of the files. */
  readonly names: ReadonlySet<string>;
}

const fields: ReadonlySet<string> = new Set(['start', 'verified', 'service']);

/** Columns that name the zone of a row. */
const zoneKeys = ['zone', 'timezone', 'tz'] as const;

/**
 * Reads agreed maintenance (`--exclude`): rows with a start and an end, in any format that a log may have. A row that names
 * a service is of that service alone. A row without an end would exclude all time to come, so it is refused; one that says
 * that it was cancelled excludes nothing. A row with an `rrule` repeats, on the clocks of its `zone`. A calendar (`.ics`) is of all.
 */
export async function readExclusions(request: ExclusionRequest): Promise<Exclusions> {
  const all: Interval[] = [];
  const services: (readonly [string, Intervals])[] = [];
  const notices: Notice[] = [];
  const names = new Set<string>();
  for (const path of request.paths) {
    const given = await givenBytes(path, request.standardInput);
    if (isCalendar(path, given.head)) {
      all.push(...(await readCalendarFile(path, given.standardInput, request)));
      continue;
    }
    const file = await readFile(path, { ...request, standardInput: given.standardInput });
    notices.push(...file.notices);
    for (const name of file.seenNames) names.add(name);
    for (const { intervals, of } of await rowsOf(file.log, request)) {
      if (of.length === 0) all.push(...intervals);
      for (const service of of) services.push([service, intervals]);
    }
  }
  const serviceNames = [...new Set(services.map(([name]) => name))];
  return { intervals: merged(all), services: serviceCutsOf(services), serviceNames, notices, names };
}

function readFile(path: string, request: ExclusionRequest) {
  return readLog({
    paths: [path],
    standardInput: request.standardInput,
    stamps: request.stamps,
    source: 'auto',
    mapRules: request.mapRules.filter(({ field }) => fields.has(field)),
    mapsElsewhere: true,
    extraKeys: [...request.where.map(({ key }) => key).filter((key) => key !== 'service'), 'rrule', ...zoneKeys],
    keysElsewhere: true,
    zoneKeys,
    serviceSeparator: request.serviceSeparator,
    ...(request.renames && { renames: request.renames }),
    skipInvalid: false,
    mayBeEmpty: true,
  });
}

async function rowsOf(log: IncidentLog, { where, window, stamps }: ExclusionRequest) {
  const hasColumn = (key: string): boolean => (log.dimensions.get(key)?.dictionary.size ?? 1) > 1;
  const passes = rowFilter(
    log,
    where.filter(({ key }) => key !== 'service' && hasColumn(key)),
  );
  const servicesOf = namesAt(log, 'service');
  const found: { readonly intervals: readonly Interval[]; readonly of: readonly string[] }[] = [];
  for (let row = 0; row < log.count; row++) {
    if (log.exclusion[row] !== 0 || !passes(row)) continue;
    const interval = { start: log.stamps.start[row]!, end: log.stamps.verified[row]! };
    const place = { kind: 'file', file: log.files[log.file[row]!]!, line: log.line[row]! } as const;
    if (Number.isNaN(interval.end)) throw new ProblemError(problem('rowNoEnd', {}, place));
    const rule = textAt(log, 'rrule', row);
    if (rule === null) {
      found.push({ intervals: [interval], of: servicesOf(row) });
      continue;
    }
    const { occurrences } = await import('./recurrence.ts'); // its library: only where something repeats
    const named = zoneKeys.map((key) => textAt(log, key, row)).find((text) => text !== null);
    const zone = named == null ? stamps.zone : createZone(named, place);
    found.push({ intervals: occurrences({ ...interval, rule, zone }, window, place), of: servicesOf(row) });
  }
  return found;
}

/** The beginning of a file, and standard input as if nothing had been read of it. */
async function givenBytes(path: string, standardInput: StandardInput) {
  if (path === '-') {
    const bytes = await bytesOf(openSource(path, standardInput));
    async function* again(): AsyncIterable<Uint8Array> {
      if (bytes.length > 0) yield bytes;
    }
    return { head: headOf(bytes), standardInput: () => again() };
  }
  const source = openSource(path, standardInput);
  if (source.size === null) return { head: '', standardInput }; // a pipe: what is read of it is gone
  for await (const chunk of source.chunks) return { head: headOf(chunk), standardInput };
  return { head: '', standardInput };
}

const headOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();

const isCalendar = (path: string, head: string): boolean =>
  /\.(ics|ical|ifb)$/i.test(path) || /^BEGIN:VCALENDAR/i.test(head);

async function readCalendarFile(path: string, standardInput: StandardInput, { window, stamps }: ExclusionRequest) {
  const { readCalendar } = await import('./calendar-file.ts');
  const source = openSource(path, standardInput);
  const text = new TextDecoder().decode(await bytesOf(source));
  if (text.trim() === '') return fail('inputEmpty', {}, { kind: 'file', file: source.name });
  return readCalendar(text, source.name, window, stamps.zone);
}

async function bytesOf({ chunks }: Source): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(new Uint8Array(chunk)); // a copy: the source uses its buffer again
  return joined(parts);
}
