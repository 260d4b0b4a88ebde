import { about, askedAt, type Check, checkTarget, skippedCheck } from '../../core/gates/check.ts';
import { parseUnavailabilityExactly } from '../../core/quantity/availability.ts';
import type { Decimal } from '../../core/quantity/decimal.ts';
import { exactPortion } from '../../core/topology/analyze/meets-target.ts';
import type { Requests } from '../../core/topology/analyze/requests.ts';
import { requestKinds } from '../../core/topology/model/cluster-model.ts';
import type { Topology } from '../../core/topology/model/model.ts';
import { requestsText } from '../../report/words/check-text.ts';

/**
 * What the file asks of reads, strong reads and writes. Where what promotions cost is not known, writes and what follows them
 * look better than they are: that is no target met, so the check is skipped. `of`: what stands before the name of each.
 */
export function requestChecks({ writes }: Topology, requests: Requests | null, of = ''): readonly Check[] {
  if (!writes?.targets || !requests) return [];
  const { targets, place } = writes;
  return requestKinds.flatMap((kind): readonly Check[] => {
    const target = targets[kind];
    if (!target) return [];
    const name = `${of}${requestsText[kind]} availability`;
    const { unavailability } = requests[kind];
    const isKnown = kind === 'reads' || requests.hasPromotionCost;
    if (!isKnown) return [skippedCheck(`${name} >= ${target.text}`)];
    const compared = {
      shown: target.text,
      unavailability: target.availability.unavailability,
      exact: parseUnavailabilityExactly(target.text),
    };
    const exactUnavailability = (): Decimal | null => (kind === 'reads' ? requests.exactReads() : null);
    const exact = exactPortion({ result: { unavailability }, exactUnavailability }, target);
    const check = about(checkTarget({ name, unavailability, exact }, compared), {
      ...{ kind: 'availability', of: name, target: target.text },
    } as const);
    return [askedAt(check, place)];
  });
}
