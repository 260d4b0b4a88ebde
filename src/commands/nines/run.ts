import { nearest } from '../../core/nearest.ts';
import { fail } from '../../core/problem.ts';
import { type PeriodBasis, periodNames, periodSeconds } from '../../core/quantity/allowance.ts';
import {
  type Availability,
  fromPart,
  parseAvailability,
  parseUnavailabilityExactly,
} from '../../core/quantity/availability.ts';
import { parseDuration, parsePositiveDuration } from '../../core/quantity/duration.ts';
import { type Portion, portionOf, unit } from '../../core/quantity/portion.ts';
import { utc } from '../../core/time/zone.ts';
import { failUnknownName } from '../../core/unknown-name.ts';
import type { ConvertedTarget } from '../../report/nines/facts.ts';
import { ninesReport } from '../../report/nines/report.ts';
import type { Outcome } from '../command.ts';
import type { Given } from '../options/given.ts';
import { type AskedMeans, fromMeans, readMeans, withMeans } from './means.ts';
import type { NinesValues } from './options.ts';

/** Options → availabilities → report. Without any, the standard table of two to six nines. */
export async function runNines(args: readonly string[], options: NinesValues): Promise<Outcome> {
  const basis = basisOf(options);
  const given: AskedAvailability[] = args.map((text) => {
    const target = converted(text.trim(), parseAvailability(text, { kind: 'typed', option: null, text }));
    const part = parseUnavailabilityExactly(text);
    return { target, exact: part && { part, whole: unit } };
  });
  const means = readMeans(options, basis);
  given.push(
    ...fromDowntime(options, basis),
    ...fromMeans(means, options).map((target) => ({ target, exact: exactOf(means) })),
  );
  const isTable = given.length === 0;
  if (isTable) refuseAlone(means, options);
  const targets = isTable
    ? standardTargets.map((label) => converted(label, parseAvailability(label)))
    : given.map(({ target }) => (target.means ? target : withMeans(target, means)));
  return {
    report: ninesReport({
      targets,
      basis,
      means: [means.frequency?.text, means.mttr?.text].flatMap((text) => text ?? []),
      requests: options.requests,
      costPerHour: options.costPerHour,
      isChecked: options.target !== null,
      isTable,
    }),
    zone: utc,
    checks: [],
    targetSubjects: given.map(({ target: { label, unavailability }, exact }) => ({
      name: label,
      unavailability,
      exact,
    })),
  };
}

/** An availability that was asked about, and the unavailability exactly, where it is known so. */
interface AskedAvailability {
  readonly target: ConvertedTarget;
  readonly exact: Portion | null;
}

const standardTargets = ['99%', '99.9%', '99.99%', '99.999%', '99.9999%'];

const converted = (label: string, availability: Availability): ConvertedTarget => ({
  label,
  ...availability,
  means: null,
  needs: null,
});

/** A mean alone gives nothing, and a target that is only compared with is none that is asked about. */
function refuseAlone({ frequency, mttr }: AskedMeans, { target, ...options }: NinesValues): void {
  const [alone, name] = mttr
    ? [options.mttr!, 'mttr' as const]
    : [options.mtbf ?? options.failures, 'frequency' as const];
  if (alone && (mttr || frequency))
    fail('meanAlone', { flag: alone.flag, text: alone.text, name, target: target?.text ?? null });
  if (target) fail('nothingToCompare', {});
}

/** MTTR / (MTBF + MTTR); what follows from failures by the calendar has the digits of doubles alone. */
function exactOf({ frequency, mttr }: AskedMeans): Portion | null {
  if (frequency?.value.kind !== 'mtbf' || !mttr) return null;
  return portionOf(mttr.seconds, frequency.value.mtbfSeconds + mttr.seconds);
}

function basisOf({ year, month }: NinesValues): PeriodBasis {
  return { yearSeconds: year, monthSeconds: month.text === 'average' ? year / 12 : month.read(parsePositiveDuration) };
}

function fromDowntime({ downtime, per }: NinesValues, basis: PeriodBasis): readonly AskedAvailability[] {
  if (!downtime) return [];
  const seconds = downtime.read(parseDuration);
  const name = per?.text ?? 'month';
  const period = per ? perSeconds(per, basis) : periodSeconds(basis).month;
  if (seconds > period) fail('downtimeAbovePeriod', { downtime: downtime.text, period: name }, downtime.place());
  const target = converted(`${downtime.text} per ${name}`, fromPart(seconds, period));
  return [{ target, exact: portionOf(seconds, period) }];
}

function perSeconds(per: Given, basis: PeriodBasis): number {
  const { text } = per;
  const named = periodNames.find((name) => name === text);
  if (named) return periodSeconds(basis)[named];
  const known = [...periodNames, 'or a duration such as 30d'];
  if (/^[a-z]+$/i.test(text)) failUnknownName('period', text, known, per.place(), nearest(text, periodNames));
  return per.read(parsePositiveDuration);
}
