import type { CoveredSides } from '../../core/incidents/coverage.ts';
import type { DowntimeMode } from '../../core/incidents/downtime/measure.ts';
import type { DowntimeEnd } from '../../core/incidents/downtime/selection.ts';
import type { Filters } from '../../core/incidents/filters.ts';
import { timeKeys } from '../../core/incidents/groups.ts';
import { conditionValues, splitAtCommas, unquoted } from '../../core/incidents/log/condition-values.ts';
import type { DuplicateRule } from '../../core/incidents/log/duplicates.ts';
import type { Condition } from '../../core/incidents/log/filter.ts';
import type { WeightRule } from '../../core/incidents/log/impact.ts';
import { dimensionNames } from '../../core/incidents/log/log.ts';
import type { MaintenanceRules } from '../../core/incidents/log/maintenance.ts';
import { foldedCase } from '../../core/incidents/log/names.ts';
import type { UnknownHandling } from '../../core/incidents/unknown-handling.ts';
import { nearest } from '../../core/nearest.ts';
import { fail } from '../../core/problem.ts';
import { parseShare } from '../../core/quantity/availability.ts';
import { unitOf } from '../../core/quantity/time-unit.ts';
import type { Interval } from '../../core/time/intervals.ts';
import { StampReader } from '../../core/time/stamp.ts';
import type { Window } from '../../core/time/window.ts';
import type { Zone } from '../../core/time/zone.ts';
import { failUnknownName } from '../../core/unknown-name.ts';
import { fieldOfAlias, fields } from '../../input/incidents/columns/columns.ts';
import { isField, type MapRule } from '../../input/incidents/columns/mapping.ts';
import { plainSources, sourceNames } from '../../input/incidents/read-log.ts';
import type { StateRequest } from '../../input/incidents/states/state-words.ts';
import type { CommandContext } from '../command.ts';
import type { Given } from '../options/given.ts';
import { pairsOf, wordOf } from '../options/readers.ts';
import type { LogValues } from './options.ts';
import { type ServerQuery, type ServerValues, serverQuery } from './server.ts';
import { coveredSides, windowOf } from './window-request.ts';

/** What the options of a log say, read and checked, before any file is opened. */
export interface LogRequest {
  readonly paths: readonly string[];
  /** A server that is asked in place of the paths. */
  readonly server?: ServerQuery;
  readonly zone: Zone;
  /** null: the log decides. */
  readonly window: Window | null;
  /** `--to` without `--from`. */
  readonly end: number | undefined;
  /** The clock's time where the window was made with it; null where it was not, or `--at` stands for it. */
  readonly clock: number | null;
  readonly stamps: StampReader;
  readonly source: string;
  readonly mapRules: readonly MapRule[];
  readonly serviceSeparator: string | null;
  readonly renames?: ReadonlyMap<string, string>;
  readonly skipInvalid: boolean;
  readonly duplicateRule: DuplicateRule;
  readonly where: readonly Condition[];
  readonly weightRules: readonly WeightRule[];
  readonly downtimeMode: DowntimeMode;
  readonly downtimeUntil: DowntimeEnd;
  readonly shortestOutageSeconds: number;
  readonly mergeWithinSeconds: number | null;
  readonly maintenance: MaintenanceRules;
  readonly unknown: UnknownHandling;
  readonly filters: Filters;
  /** Files of agreed maintenance, and hours of days that were typed. */
  readonly exclusions: readonly Given[];
  readonly serviceHours: Given | null;
  readonly states: StateRequest;
  /** The columns of a file that was read before the log: `--map` may mean them. */
  readonly namesElsewhere?: ReadonlySet<string>;
  /** Exclusions and service hours may leave nothing of the window: the command says so itself. */
  readonly mayCountNothing?: true;
  /** Looks at more than the window that was asked for; what the log covers (null: nothing) may say how much. */
  readonly widen?: (window: Window, coverage: Interval | null) => Window;
  /** `--covers`; null: the log says it. */
  readonly covers: CoveredSides | null;
  /** Whose months a log touches: another than `zone` where an SLO has a calendar of its own. */
  readonly coverageZone: Zone;
}

/** The logs that are named, or standard input where it is a pipe that no option names. */
export function logPaths(args: readonly string[], context: CommandContext): readonly string[] {
  if (args.length > 0) return args;
  return context.standardInputIsFree ? ['-'] : fail('noLog', {});
}

/** Of a server so much is asked for, up to now, where no window is set. */
export const usualWindowSeconds = 30 * 86_400;

export async function readLogRequest(
  args: readonly string[],
  options: LogValues & Partial<ServerValues>,
  context: CommandContext,
): Promise<LogRequest> {
  const { zone } = options;
  const server = await serverQuery(args, options, context);
  const { from, month, quarter } = options;
  const isOpen = server !== null && [from, options.window, month, quarter].every((each) => each === null);
  const window = windowOf(isOpen ? { ...options, window: usualWindowSeconds } : options, context);
  return {
    paths: server ? [] : logPaths(args, context),
    ...(server && { server }),
    zone,
    ...window,
    stamps: new StampReader(zone, await dateFormat(options)),
    source: await sourceOf(options.source),
    mapRules: mapRules(options.map),
    serviceSeparator: options.split,
    ...(options.renames.length > 0 && { renames: renamesOf(options.renames) }),
    skipInvalid: options.skipInvalid,
    duplicateRule: options.dedupe,
    where: conditions(options.where),
    weightRules: weightRules(options.impactMap),
    downtimeMode: options.downtime ?? 'union',
    downtimeUntil: options.downtimeUntil ?? 'verified',
    shortestOutageSeconds: options.minOutage ?? 0,
    mergeWithinSeconds: options.mergeWithin,
    maintenance: { named: maintenanceNamed(options.maintenance), isCounted: options.countMaintenance },
    unknown: options.unknown ?? 'excluded',
    filters: filtersOf(options),
    exclusions: options.exclude,
    serviceHours: options.serviceHours,
    states: {
      words: options.states ?? new Map(),
      everySeconds: options.every,
      isAsked: options.states !== null || options.every !== null,
    },
    covers: options.covers && coveredSides(options.covers, zone),
    coverageZone: zone,
  };
}

/** Keys that need a column of the log beyond its fields. */
export function columnKeys(keys: readonly string[]): readonly string[] {
  const builtIn: readonly string[] = [...dimensionNames, ...timeKeys];
  return [...new Set(keys)].filter((key) => !builtIn.includes(key));
}

async function sourceOf(given: Given): Promise<string> {
  const isPlain = plainSources.includes(given.text);
  return given.read(wordOf(isPlain ? plainSources : await sourceNames(), 'format'));
}

async function dateFormat({ dateFormat: given }: LogValues) {
  if (given.length === 0) return null;
  const { createDateFormat, eitherFormat } = await import('../../core/time/date-format.ts'); // the library's parser: only where asked for
  return eitherFormat(given.map((each) => each.read(createDateFormat)));
}

function mapRules(given: readonly Given[]): readonly MapRule[] {
  return pairsOf(given, 'FIELD=COLUMN, or FIELD=+COLUMN:minutes for a length of time from the start').map(
    ([field, column, where]) => {
      if (!isField(field))
        return failUnknownName('field', field, fields, where, fieldOfAlias(field) ?? nearest(field, fields));
      if (field === 'impact' && column.endsWith(':%'))
        return { field, column: column.slice(0, -2), isLength: false, unitMilliseconds: null, inPercent: true, where };
      if (!column.startsWith('+')) return { field, column, isLength: false, unitMilliseconds: null, where };
      const [, name, unit] = /^\+(.*?)(?::([A-Za-z]+))?$/.exec(column)!;
      const milliseconds = unit === undefined ? null : unitOf(unit);
      const isUnit = milliseconds !== null;
      return { field, column: isUnit ? name! : column.slice(1), isLength: true, unitMilliseconds: milliseconds, where };
    },
  );
}

/** `service=api,web` and `severity!=minor`; `null` is "not known", and a value with a comma in it stands in double quotes. */
export function conditions(given: readonly Given[]): readonly Condition[] {
  return given.map((each) => {
    const { text } = each;
    const match = /^\s*([^=!]+?)\s*(!?=)\s*(.*)$/s.exec(text);
    if (!match) return fail('pairUnreadable', { text, expected: 'KEY=VALUE[,VALUE…] or KEY!=VALUE' }, each.place());
    const values = conditionValues(match[3]!);
    return { key: filterKey(match[1]!, each), values, negated: match[2] === '!=' };
  });
}

/** `payments-api=payments`: a name in the log, whatever its case, and the name that it goes by elsewhere. */
function renamesOf(given: readonly Given[]): ReadonlyMap<string, string> {
  const pairs = pairsOf(given, 'NAME=OTHER[,NAME=OTHER…]');
  return new Map(pairs.map(([name, other]) => [foldedCase(name), other]));
}

/** `type=Change,planned=yes`: any of them makes a row maintenance. */
function maintenanceNamed(given: readonly Given[]): readonly Condition[] {
  return given.flatMap((each) =>
    splitAtCommas(each.text).map((part): Condition => {
      const match = /^([^=!]+?)\s*=\s*(.+)$/s.exec(part);
      if (!match) return fail('pairUnreadable', { text: part, expected: 'KEY=VALUE[,KEY=VALUE…]' }, each.place(part));
      return { key: filterKey(match[1]!, each), values: conditionValues(match[2]!), negated: false };
    }),
  );
}

/** What was set, as it was typed, for the result to say. */
function filtersOf(options: LogValues): Filters {
  const texts = (given: readonly Given[]): readonly string[] | undefined =>
    given.length > 0 ? given.map(({ text }) => text) : undefined;
  const set: { readonly [K in keyof Filters]: Filters[K] | undefined } = {
    renames: texts(options.renames),
    where: texts(options.where),
    dedupe: options.dedupe === 'identical' ? undefined : options.dedupe,
    downtime: options.downtime ?? undefined,
    downtimeUntil: options.downtimeUntil ?? undefined,
    impactMap: texts(options.impactMap),
    minOutageSeconds: options.minOutage ?? undefined,
    mergeWithinSeconds: options.mergeWithin ?? undefined,
    maintenance: texts(options.maintenance),
    countMaintenance: options.countMaintenance || undefined,
    unknown: options.unknown ?? undefined,
    exclude: texts(options.exclude),
    serviceHours: options.serviceHours?.text,
  };
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
}

/** `severity:minor=30%,none=0`: the key stands until the next one is named. */
function weightRules(given: readonly Given[]): readonly WeightRule[] {
  return given.flatMap((each) => {
    let key: string | null = null;
    return splitAtCommas(each.text).map((part): WeightRule => {
      const place = each.place(part);
      const match = /^(?:([^:="]+):)?("[^"]*"|[^=]+)=\s*(.+?)$/.exec(part);
      key = match?.[1] === undefined ? key : filterKey(match[1].trim(), each);
      if (!match || key === null)
        return fail('pairUnreadable', { text: part, expected: 'KEY:VALUE=WEIGHT[,VALUE=WEIGHT…]' }, place);
      const weight = /^1(\.0*)?$/.test(match[3]!) ? 1 : parseShare(match[3]!, place); // as in a column: 1 is whole
      return { key, value: unquoted(match[2]!.trim()), weight };
    });
  });
}

/** A key of the calendar is no column: the window is the way to look at one month. */
function filterKey(key: string, given: Given): string {
  return timeKeys.includes(key) ? fail('calendarKey', { key }, given.place(key)) : key;
}
