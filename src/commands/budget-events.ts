import { attainedOf } from '../core/budget/attained-events.ts';
import { budgetCheck, slaCheck } from '../core/budget/checks.ts';
import { occurrenceBudget } from '../core/budget/events.ts';
import { gateCheck, policyState } from '../core/budget/policy.ts';
import { fail } from '../core/problem.ts';
import { utc } from '../core/time/zone.ts';
import { eventReport } from '../report/budget/event-report.ts';
import type { Terms } from './budget-terms.ts';
import type { Outcome } from './command.ts';
import { optionText, type RawOptions, typed, wholeNumber } from './option-values.ts';

/** A budget of counted events, without a log and without a clock. */
export function runEvents(args: readonly string[], options: RawOptions, terms: Terms): Outcome {
  if (args.length > 0)
    fail('usage', { message: '--good and --total stand instead of a log', hint: 'leave out the file, or the counts' });
  for (const [name, flag] of timeOptions)
    if (options[name] !== undefined)
      fail('usage', {
        message: `${flag} needs a log: counted events have no time`,
        hint: 'leave it out, or name a log',
      });
  const counts = { good: countOf(options, 'good'), total: countOf(options, 'total') };
  if (counts.good > counts.total)
    fail(
      'usage',
      {
        message: `${counts.good} good events are more than all ${counts.total}`,
        hint: '--total counts good and bad ones',
      },
      typed('good', optionText(options, 'good')!),
    );
  const budget = occurrenceBudget(counts.good, counts.total, terms.slo.unavailability);
  const state = policyState(budget.account, terms.policy);
  const attained = attainedOf(budget);
  return {
    report: eventReport({ budget, state, attained, slo: terms.slo, sla: terms.sla, policy: terms.policy }),
    zone: utc,
    checks: [
      budgetCheck(budget.account, 'Events'),
      ...(terms.gate === null ? [] : [gateCheck(state, terms.gate, terms.policy)]),
      ...(terms.sla ? [slaCheck(terms.sla, terms.slo, terms.shownSlo)] : []),
    ],
    targetSubjects: [{ name: 'availability', unavailability: attained?.unavailability ?? null }],
  };
}

const timeOptions = [
  ['deploy', '--deploy'],
  ['alerts', '--alerts'],
  ['traffic', '--traffic'],
  ['by', '--by'],
  ['calendar', '--calendar'],
  ['window', '--window'],
  ['covers', '--covers'],
] as const;

function countOf(options: RawOptions, name: 'good' | 'total'): number {
  const other = name === 'good' ? 'total' : 'good';
  if (optionText(options, name) === undefined)
    fail('usage', { message: `--${other} needs --${name}`, hint: 'a budget of events is --good N --total N' });
  return wholeNumber(options, name);
}
