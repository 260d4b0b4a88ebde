import type { Check } from './check.ts';

/**
 * Checks of which nobody knows all that they rest on. What is met stays met only where it would be were all that is unknown
 * as bad, and as good, as it can be; else it is skipped, with both ways as the reason. What is missed stays missed.
 * @example decidedEitherWay([met], [[missed], [met]]) // skipped
 */
export function decidedEitherWay(
  checks: readonly Check[],
  [worst, best]: readonly [worst: readonly Check[], best: readonly Check[]],
): readonly Check[] {
  const findIn = (list: readonly Check[], { expression }: Check): Check | undefined =>
    list.find((each) => each.expression === expression);
  return checks.map((check) => {
    if (check.status !== 'met') return check;
    const [ifWorst, ifBest] = [findIn(worst, check), findIn(best, check)];
    if (ifWorst?.status === 'met' && ifBest?.status === 'met') return check;
    return { ...check, status: 'skipped', doubt: { kind: 'unknown', worst: ifWorst ?? null, best: ifBest ?? null } };
  });
}
