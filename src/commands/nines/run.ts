import { nearest } from '../../core/nearest.ts';
import { fail } from '../../core/problem.ts';
import { type PeriodBasis, periodNames, periodSeconds } from '../../core/quantity/allowance.ts';
import {
  fromPart,
  fromTimes,
  parseAvailability,
  parseUnavailabilityExactly,
} from '../../core/quantity/availability.ts';
import type { Decimal } from '../../core/quantity/decimal.ts';
import { parseDuration, parsePositiveDuration } from '../../core/quantity/duration.ts';
import { utc } from '../../core/time/zone.ts';
import { failUnknownName } from '../../core/unknown-name.ts';
import { type ConvertedTarget, ninesReport } from '../../report/nines/report.ts';
import type { Outcome } from '../command.ts';
import type { Given } from '../options/given.ts';
import type { NinesValues } from './options.ts';

/** Options → availabilities → report. Without any, the standard table of two to six nines. */
export async function runNines(args: readonly string[], options: NinesValues): Promise<Outcome> {
  const basis = basisOf(options);
  const given: (ConvertedTarget & { readonly exact?: Decimal | null })[] = args.map((text) => ({
    label: text.trim(),
    ...parseAvailability(text, { kind: 'typed', option: null, text }),
    exact: parseUnavailabilityExactly(text),
  }));
  given.push(...fromDowntime(options, basis), ...fromMeans(options));
  const isTable = given.length === 0;
  if (isTable && options.target) fail('nothingToCompare', {});
  const targets = isTable
    ? ['99%', '99.9%', '99.99%', '99.999%', '99.9999%'].map((label) => ({ label, ...parseAvailability(label) }))
    : given;
  return {
    report: ninesReport(targets, basis, options.requests, isTable),
    zone: utc,
    checks: [],
    targetSubjects: given.map(({ label, unavailability, exact }) => ({
      name: label,
      unavailability,
      exactUnavailability: exact ?? null,
    })),
  };
}

function basisOf({ year, month }: NinesValues): PeriodBasis {
  return { yearSeconds: year, monthSeconds: month.text === 'average' ? year / 12 : month.read(parsePositiveDuration) };
}

function fromDowntime({ downtime, per }: NinesValues, basis: PeriodBasis): readonly ConvertedTarget[] {
  if (!downtime) return [];
  const seconds = downtime.read(parseDuration);
  const name = per?.text ?? 'month';
  const period = per ? perSeconds(per, basis) : periodSeconds(basis).month;
  if (seconds > period) fail('downtimeAbovePeriod', { downtime: downtime.text, period: name }, downtime.place());
  return [{ label: `${downtime.text} per ${name}`, ...fromPart(seconds, period) }];
}

function perSeconds(per: Given, basis: PeriodBasis): number {
  const { text } = per;
  const named = periodNames.find((name) => name === text);
  if (named) return periodSeconds(basis)[named];
  const known = [...periodNames, 'or a duration such as 30d'];
  if (/^[a-z]+$/i.test(text)) failUnknownName('period', text, known, per.place(), nearest(text, periodNames));
  return per.read(parsePositiveDuration);
}

/** U = MTTR / (MTBF + MTTR), with MTBF the mean uptime. */
function fromMeans({ mtbf, mttr }: NinesValues): readonly ConvertedTarget[] {
  if (!mtbf || !mttr) return [];
  const [up, down] = [mtbf.read(parsePositiveDuration), mttr.read(parseDuration)];
  return [{ label: `MTBF ${mtbf.text}, MTTR ${mttr.text}`, ...fromTimes(up, down) }];
}
