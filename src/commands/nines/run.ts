import { nearest } from '../../core/nearest.ts';
import { fail } from '../../core/problem.ts';
import { type PeriodBasis, periodNames, periodSeconds } from '../../core/quantity/allowance.ts';
import {
  type Availability,
  fromUnavailability,
  parseAvailability,
  parseUnavailabilityExactly,
} from '../../core/quantity/availability.ts';
import type { Decimal } from '../../core/quantity/decimal.ts';
import { parseDuration, parsePositiveDuration } from '../../core/quantity/duration.ts';
import { utc } from '../../core/time/zone.ts';
import { type ConvertedTarget, ninesReport } from '../../report/nines/report.ts';
import type { Outcome } from '../command.ts';
import { optionText, parseCount, type RawOptions, readOption, typed } from '../option-values.ts';

/** Options → availabilities → report. Without any, the standard table of two to six nines. */
export async function runNines(args: readonly string[], options: RawOptions): Promise<Outcome> {
  const basis = basisOf(options);
  const requests = readOption(options, 'requests', parseCount) ?? null;
  const given: (ConvertedTarget & { readonly exact?: Decimal | null })[] = args.map((text) => ({
    label: text.trim(),
    ...parseAvailability(text, { kind: 'typed', option: null, text }),
    exact: parseUnavailabilityExactly(text),
  }));
  given.push(...fromDowntime(options, basis), ...fromMeans(options));
  const isTable = given.length === 0;
  if (isTable && optionText(options, 'target') !== undefined) {
    const hint = 'name what to compare: ninefold nines 99.95 --target 99.9, or --downtime, or --mtbf with --mttr';
    fail('usage', { message: '--target has nothing to be compared with', hint });
  }
  const targets = isTable
    ? ['99%', '99.9%', '99.99%', '99.999%', '99.9999%'].map((label) => ({ label, ...parseAvailability(label) }))
    : given;
  return {
    report: ninesReport(targets, basis, requests, isTable),
    zone: utc,
    checks: [],
    targetSubjects: given.map(({ label, unavailability, exact }) => ({
      name: label,
      unavailability,
      exactUnavailability: exact ?? null,
    })),
  };
}

function basisOf(options: RawOptions): PeriodBasis {
  const yearSeconds = readOption(options, 'year', parsePositiveDuration)!;
  const isAverage = optionText(options, 'month') === 'average';
  const monthSeconds = isAverage ? yearSeconds / 12 : readOption(options, 'month', parsePositiveDuration)!;
  return { yearSeconds, monthSeconds };
}

function fromDowntime(options: RawOptions, basis: PeriodBasis): readonly ConvertedTarget[] {
  const downtime = readOption(options, 'downtime', parseDuration);
  if (downtime === undefined) {
    if (optionText(options, 'per') === undefined) return [];
    return fail('usage', { message: '--per needs --downtime', hint: 'write --downtime 43m --per month' });
  }
  const per = optionText(options, 'per') ?? 'month';
  const period = perSeconds(per, basis);
  if (downtime > period) {
    const message = `${optionText(options, 'downtime')} do not fit into ${per}`;
    fail(
      'usage',
      { message, hint: '--per names the period: year, quarter, month, week, day, hour or a duration' },
      typed('downtime', optionText(options, 'downtime')!),
    );
  }
  const label = `${optionText(options, 'downtime')} per ${per}`;
  return [{ label, ...ratio(downtime, period) }];
}

function perSeconds(per: string, basis: PeriodBasis): number {
  const named = periodNames.find((name) => name === per);
  if (named) return periodSeconds(basis)[named];
  const suggestion = nearest(per, periodNames);
  const known = [...periodNames, 'or a duration such as 30d'];
  if (/^[a-z]+$/i.test(per)) fail('nameUnknown', { what: 'period', name: per, known, suggestion }, typed('per', per));
  return parsePositiveDuration(per, typed('per', per));
}

/** U = MTTR / (MTBF + MTTR), with MTBF the mean uptime. */
function fromMeans(options: RawOptions): readonly ConvertedTarget[] {
  const mtbf = readOption(options, 'mtbf', parsePositiveDuration);
  const mttr = readOption(options, 'mttr', parseDuration);
  if (mtbf === undefined && mttr === undefined) return [];
  if (mtbf === undefined || mttr === undefined) {
    const message = mtbf === undefined ? '--mttr needs --mtbf' : '--mtbf needs --mttr';
    return fail('usage', { message, hint: 'availability follows from both: MTBF / (MTBF + MTTR)' });
  }
  const label = `MTBF ${optionText(options, 'mtbf')}, MTTR ${optionText(options, 'mttr')}`;
  return [{ label, ...ratio(mttr, mtbf + mttr) }];
}

function ratio(part: number, whole: number): Availability {
  return fromUnavailability(part / whole);
}
