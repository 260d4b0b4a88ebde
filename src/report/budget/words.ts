import type { Policy } from '../../core/budget/policy.ts';
import type { Decimal } from '../../core/quantity/decimal.ts';
import { formatPercent } from '../numbers.ts';
import type { Tone } from '../report.ts';

/** What a step of a policy asks for, in words. @example ruleText(defaultPolicy, 1) // 'at least 25 % and at most 50 % left' */
export function ruleText(policy: Policy, step: number): string {
  const own = policy[step]!;
  const better = step > 0 ? policy[step - 1]! : null;
  const isNothing = (bound: Decimal | null | undefined): boolean => bound?.digits === 0n;
  if (own.above === null && isNothing(better?.above) && !better?.orExactly) return 'nothing left';
  const low =
    own.above === null
      ? ''
      : isNothing(own.above)
        ? 'something'
        : `${own.orExactly ? 'at least' : 'more than'} ${percent(own.above)}`;
  const high = better?.above ? `${better.orExactly ? 'less than' : 'at most'} ${percent(better.above)}` : '';
  if (low === 'something' && high !== '') return `${high} left, but something`;
  return [low, high]
    .filter((part) => part !== '')
    .join(' and ')
    .concat(low === '' && high === '' ? 'always' : ' left');
}

/** As prose has it, with a blank. */
const percent = (ratio: Decimal): string => formatPercent(ratio).replace('%', ' %');

/** The best step is good, the worst bad, what lies between a warning. */
export function stateTone(policy: Policy, step: number): Tone {
  return step === 0 ? 'good' : step === policy.length - 1 ? 'bad' : 'warning';
}
