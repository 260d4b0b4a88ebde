import { defaultPolicy, type Policy } from '../../core/budget/policy.ts';
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

/** What to do in the states of the usual policy, after the example policy of the SRE Workbook, appendix B. */
const usualAdvice: Readonly<Record<string, string>> = {
  'full-velocity': 'release as planned: the budget is there to be spent',
  'low-risk-only': 'release what is small, staged and quick to roll back; put off migrations and large changes',
  'reliability-only': 'release fixes and work on reliability only, first on what took the most',
  freeze: 'release nothing but fixes of what is broken and of security, until enough is back',
};

/** What a step of a policy says is to be done; null where its file says nothing. */
export function adviceText(policy: Policy, step: number): string | null {
  const { name, description } = policy[step]!;
  return policy === defaultPolicy ? (usualAdvice[name] ?? null) : (description ?? null);
}
