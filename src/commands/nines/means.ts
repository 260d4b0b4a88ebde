import { fail } from '../../core/problem.ts';
import { type PeriodBasis, periodSeconds } from '../../core/quantity/allowance.ts';
import { parseDuration, parsePositiveDuration } from '../../core/quantity/duration.ts';
import { availabilityOf, type Frequency, mtbfFor, mttrFor } from '../../core/quantity/means.ts';
import { parseRate } from '../../core/quantity/rate.ts';
import type { ConvertedTarget } from '../../report/nines/facts.ts';
import type { Given } from '../options/given.ts';
import type { NinesValues } from './options.ts';

/** What of MTBF (or failures by time) and MTTR was typed, and as what. */
export interface AskedMeans {
  readonly frequency: { readonly value: Frequency; readonly text: string } | null;
  readonly mttr: { readonly seconds: number; readonly text: string } | null;
}

export function readMeans({ mtbf, mttr, failures }: NinesValues, basis: PeriodBasis): AskedMeans {
  return {
    frequency: mtbf
      ? { value: { kind: 'mtbf', mtbfSeconds: mtbf.read(parsePositiveDuration) }, text: `MTBF ${mtbf.text.trim()}` }
      : failures && {
          value: { kind: 'failures', rate: rateOf(failures, basis) },
          text: `failures ${failures.text.trim()}`,
        },
    mttr: mttr && { seconds: mttr.read(parseDuration), text: `MTTR ${mttr.text.trim()}` },
  };
}

function rateOf(given: Given, basis: PeriodBasis) {
  const rate = parseRate(given.text, periodSeconds(basis));
  const expected = 'FAILURES/TIME: 12/y, 1/month, 3/90d';
  return rate ?? fail('pairUnreadable', { text: given.text, expected }, given.place());
}

/** MTBF (or failures) and MTTR together give an availability. */
export function fromMeans({ frequency, mttr }: AskedMeans, options: NinesValues): readonly ConvertedTarget[] {
  if (!frequency || !mttr) return [];
  const found = availabilityOf(frequency.value, mttr.seconds);
  if (found === null) {
    const given = options.mttr!;
    return fail('failuresTooLong', { failures: options.failures!.text, mttr: given.text }, given.place());
  }
  return [{ label: `${frequency.text}, ${mttr.text}`, ...found, means: found, needs: null }];
}

/** What is missing beside a target; or where nothing is, what each of the two would have to be. */
export function withMeans(target: ConvertedTarget, { frequency, mttr }: AskedMeans): ConvertedTarget {
  const { unavailability } = target;
  const ofMttr = mttr && mtbfFor(mttr.seconds, unavailability);
  const ofFrequency = frequency && mttrFor(frequency.value, unavailability);
  if (ofMttr && ofFrequency) return { ...target, needs: { atThisFrequency: ofFrequency, withThisMttr: ofMttr } };
  return { ...target, means: ofMttr ?? ofFrequency };
}
