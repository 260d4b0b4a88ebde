import type { DowntimeMode } from '../../core/incidents/downtime/measure.ts';
import type { DowntimeEnd } from '../../core/incidents/downtime/selection.ts';
import { timeKeys } from '../../core/incidents/groups.ts';
import { conditionValues, splitAtCommas, unquoted } from '../../core/incidents/log/condition-values.ts';
import type { DuplicateRule } from '../../core/incidents/log/duplicates.ts';
import type { Condition } from '../../core/incidents/log/filter.ts';
import type { WeightRule } from '../../core/incidents/log/impact.ts';
import { dimensionNames } from '../../core/incidents/log/log.ts';
import { nearest } from '../../core/nearest.ts';
import { fail } from '../../core/problem.ts';
import { parseShare } from '../../core/quantity/availability.ts';
import { parseDuration, parsePositiveDuration } from '../../core/quantity/duration.ts';
import { hourMilliseconds, minuteMilliseconds, secondMilliseconds } from '../../core/time/civil.ts';
import { StampReader } from '../../core/time/stamp.ts';
import { type LogSpan, parseInstant, parseMonth, requestedWindow, type Window } from '../../core/time/window.ts';
import { createZone, utc, type Zone } from '../../core/time/zone.ts';
import { fieldOfAlias, fields } from '../../input/incidents/columns.ts';
import { isField, type MapRule } from '../../input/incidents/mapping.ts';
import { plainSources, sourceNames } from '../../input/incidents/read-log.ts';
import type { CommandContext } from '../command.ts';
import { choice, optionList, optionText, pairs, type RawOptions, readOption, typed } from '../option-values.ts';

/** What the options of addLogOptions say, read and checked, before any file is opened. */
export interface LogRequest {
  readonly paths: readonly string[];
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
  readonly skipInvalid: boolean;
  readonly duplicateRule: DuplicateRule;
  readonly where: readonly Condition[];
  readonly weightRules: readonly WeightRule[];
  readonly downtimeMode: DowntimeMode;
  readonly downtimeUntil: DowntimeEnd;
  readonly shortestOutageSeconds: number;
  readonly mergeWithinSeconds: number | null;
  readonly excludePaths: readonly string[];
  readonly serviceHours: string | null;
  /** Exclusions and service hours may leave nothing of the window: the command says so itself. */
  readonly mayCountNothing?: true;
  /** Looks at more than the window that was asked for; the span of the log, null without incidents, may say how much. */
  readonly widen?: (window: Window, span: LogSpan | null) => Window;
}

export async function readLogRequest(
  args: readonly string[],
  options: RawOptions,
  context: CommandContext,
): Promise<LogRequest> {
  const zone = readOption(options, 'zone', createZone) ?? utc;
  const instantOption = (name: string): number | undefined =>
    readOption(options, name, (text, place) => parseInstant(text, zone, place));
  const window = windowOf(options, zone, context, instantOption('from'), instantOption('to'));
  const paths = args.length > 0 ? args : context.standardInputIsPiped ? ['-'] : fail('noLog', {});
  const excludePaths = optionList(options, 'exclude');
  if ([...paths, ...excludePaths].filter((path) => path === '-').length > 1) fail('standardInputTwice', {});
  return {
    paths,
    zone,
    ...window,
    stamps: new StampReader(zone, await dateFormat(options)),
    source: await sourceOf(options),
    mapRules: mapRules(options),
    serviceSeparator: serviceSeparator(options),
    skipInvalid: options['skipInvalid'] === true,
    duplicateRule: choice(options, 'dedupe', ['identical', 'id'], 'rule'),
    where: conditions(options, 'where'),
    weightRules: weightRules(options),
    downtimeMode: choice(options, 'downtime', ['union', 'sum'], 'mode'),
    downtimeUntil: choice(options, 'downtimeUntil', ['verified', 'fixed'], 'stamp'),
    shortestOutageSeconds: readOption(options, 'minOutage', parseDuration) ?? 0,
    mergeWithinSeconds: readOption(options, 'mergeWithin', parseDuration) ?? null,
    excludePaths,
    serviceHours: optionText(options, 'serviceHours') ?? null,
  };
}

/** Keys that need a column of the log beyond its fields. */
export function columnKeys(keys: readonly string[]): readonly string[] {
  const builtIn: readonly string[] = [...dimensionNames, ...timeKeys];
  return [...new Set(keys)].filter((key) => !builtIn.includes(key));
}

function windowOf(
  options: RawOptions,
  zone: Zone,
  context: CommandContext,
  from: number | undefined,
  to: number | undefined,
): Pick<LogRequest, 'window' | 'end' | 'clock'> {
  const length = readOption(options, 'window', parsePositiveDuration);
  const month = readOption(options, 'month', (text, place) => parseMonth(text, zone, place));
  if (month && (from !== undefined || to !== undefined || length !== undefined))
    return fail('windowConflict', { options: ['--month', '--from, --to or --window'] });
  if (from !== undefined && to !== undefined && length !== undefined)
    return fail('windowConflict', { options: ['--from and --to', '--window'] });
  const request = {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(length !== undefined && { lengthMilliseconds: length * 1_000 }),
    ...(month && { month }),
  };
  const needsNow =
    month === undefined && to === undefined && (length !== undefined ? from === undefined : from !== undefined);
  const now = needsNow ? context.now(zone) : null;
  const window = requestedWindow(request, now?.instant ?? Number.NaN, zone);
  return { window, end: to, clock: now && !now.given ? now.instant : null };
}

async function sourceOf(options: RawOptions): Promise<string> {
  const isPlain = plainSources.includes(optionText(options, 'source') ?? 'auto');
  return choice(options, 'source', isPlain ? plainSources : await sourceNames(), 'format');
}

async function dateFormat(options: RawOptions) {
  const format = optionText(options, 'dateFormat');
  if (format === undefined) return null;
  const { createDateFormat } = await import('../../core/time/date-format.ts'); // the library's parser: only where asked for
  return createDateFormat(format, typed('dateFormat', format));
}

const offsetUnits: Readonly<Record<string, number>> = {
  ms: 1,
  s: secondMilliseconds,
  m: minuteMilliseconds,
  h: hourMilliseconds,
};

function mapRules(options: RawOptions): readonly MapRule[] {
  return pairs(options, 'map', 'FIELD=COLUMN, or FIELD=+COLUMN for seconds after the start').map(
    ([field, column, where]) => {
      if (!isField(field))
        return fail(
          'nameUnknown',
          { what: 'field', name: field, known: fields, suggestion: fieldOfAlias(field) ?? nearest(field, fields) },
          where,
        );
      if (field === 'impact' && column.endsWith(':%'))
        return { field, column: column.slice(0, -2), offsetUnitMilliseconds: null, inPercent: true, where };
      if (!column.startsWith('+')) return { field, column, offsetUnitMilliseconds: null, where };
      const [, name, unit] = /^\+(.*?)(?::(ms|s|m|h))?$/.exec(column)!;
      return { field, column: name!, offsetUnitMilliseconds: offsetUnits[unit ?? 's']!, where };
    },
  );
}

function serviceSeparator(options: RawOptions): string | null {
  const text = optionText(options, 'split');
  if (text === undefined) return null;
  const match = /^service=(.+)$/.exec(text);
  return match ? match[1]! : fail('pairUnreadable', { text, expected: 'service=SEPARATOR' }, typed('split', text));
}

/** `service=api,web` and `severity!=minor`; `null` is "not known", and a value with a comma in it stands in double quotes. */
export function conditions(options: RawOptions, name: string): readonly Condition[] {
  return optionList(options, name).map((text) => {
    const match = /^\s*([^=!]+?)\s*(!?=)\s*(.*)$/s.exec(text);
    if (!match)
      return fail('pairUnreadable', { text, expected: 'KEY=VALUE[,VALUE…] or KEY!=VALUE' }, typed(name, text));
    const values = conditionValues(match[3]!);
    return { key: filterKey(match[1]!, name, text), values, negated: match[2] === '!=' };
  });
}

/** `severity:minor=30%,none=0`: the key stands until the next one is named. */
function weightRules(options: RawOptions): readonly WeightRule[] {
  return optionList(options, 'impactMap').flatMap((text) => {
    let key: string | null = null;
    return splitAtCommas(text).map((part): WeightRule => {
      const place = typed('impactMap', text, part);
      const match = /^(?:([^:="]+):)?("[^"]*"|[^=]+)=\s*(.+?)$/.exec(part);
      key = match?.[1] === undefined ? key : filterKey(match[1].trim(), 'impactMap', text);
      if (!match || key === null)
        return fail('pairUnreadable', { text: part, expected: 'KEY:VALUE=WEIGHT[,VALUE=WEIGHT…]' }, place);
      const weight = /^1(\.0*)?$/.test(match[3]!) ? 1 : parseShare(match[3]!, place); // as in a column: 1 is whole
      return { key, value: unquoted(match[2]!.trim()), weight };
    });
  });
}

/** A key of the calendar is no column: the window is the way to look at one month. */
function filterKey(key: string, option: string, text: string): string {
  if (!timeKeys.includes(key)) return key;
  const hint = 'use --month, or --from and --to, for a part of the calendar';
  return fail('usage', { message: `${key} is no column to filter or weigh by`, hint }, typed(option, text, key));
}
