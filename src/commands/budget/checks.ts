import { budgetCheck, ceilingCheck, slaCheck } from '../../core/budget/checks.ts';
import { gateCheck } from '../../core/budget/policy.ts';
import type { BudgetAnalysis } from '../../core/budget/time/analysis.ts';
import { about, askedAt, type Check, skippedCheck } from '../../core/gates/check.ts';
import { largest } from '../../core/order/extremes.ts';
import type { Availability } from '../../core/quantity/availability.ts';
import { exactly } from '../../core/quantity/decimal.ts';
import { totalMilliseconds } from '../../core/time/intervals.ts';
import { betterThanText, canReachText, windowBegunText } from '../../report/words/check-text.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { coverageDoubts } from '../log/doubts.ts';
import type { Ceiling } from './ceiling.ts';
import type { BudgetValues } from './options.ts';
import { placeOf, type Terms } from './terms.ts';

/** Something is asked of the budget that not knowing must not meet. */
export function isGateAsked({ gate, strict }: BudgetValues, { isGated }: Pick<CommandContext, 'isGated'>): boolean {
  return isGated || gate !== null || strict;
}

/** Which of the parts of a result are judged: the whole, its services, or the objectives of a file. */
export type Judged = 'whole' | 'services' | 'objectives';

/** What is missed, met or could not be told: the budgets, the gate, the SLA, and whether the log says anything at all. */
export function checksOf(
  analysis: BudgetAnalysis,
  terms: Terms,
  judged: Judged,
  ceiling: Ceiling | null,
  isGate: boolean,
): readonly Check[] {
  const { gate, policy } = terms;
  return [
    ...judgedParts(analysis, judged).flatMap(({ scope, key, of, service, slo, account, state }) =>
      [
        about(budgetCheck(account, 'Seconds', scope), { kind: 'budget', of, service, slo: slo.unavailability }),
        ...(gate === null
          ? []
          : [
              about(gateCheck(state, gate, policy, betterThanText(`${scope}policy.state`, gate)), {
                ...{ kind: 'state', of, service, gate },
              }),
            ]),
      ].map((check) => askedAt(check, judged === 'services' ? null : placeOf(key, terms))),
    ),
    ...promiseChecks(analysis, terms, judged, ceiling),
    ...uncoveredChecks(analysis, judged, isGate),
  ];
}

/** Whether the target itself is sound, whatever is gone of it: looser promises, and parts that can reach it. */
export function promiseChecks(
  analysis: BudgetAnalysis,
  { sla, shownSlo }: Terms,
  judged: Judged,
  ceiling: Ceiling | null,
): readonly Check[] {
  return [
    ...(sla ? [slaCheck(sla, loosestTarget(analysis, judged), shownSlo)] : []),
    ...(ceiling
      ? [ceilingCheck(strictestTarget(analysis, judged), ceiling, canReachText(ceiling.journey, shownSlo))]
      : []),
  ];
}

/**
 * Where the log does not cover what has passed, the budget is met by not knowing: said where something is asked of it, and
 * always where the log covers nothing.
 */
function uncoveredChecks(analysis: BudgetAnalysis, judged: Judged, isGate: boolean): readonly Check[] {
  const frames = judgedParts(analysis, judged).map(({ frame }) => frame);
  const isBlind = frames.some((frame) => frame.uncoveredMilliseconds > 0 && frame.covered.length === 0);
  const hasBegun = frames.every(({ window, until }) => until > window.start);
  return [
    ...(isGate || isBlind
      ? coverageDoubts(largest(frames.map(({ uncoveredMilliseconds }) => uncoveredMilliseconds)))
      : []),
    ...(isGate && !hasBegun ? [skippedCheck(windowBegunText, { kind: 'notBegun' })] : []),
  ];
}

/** What `--target` is compared with. */
export function subjectsOf(analysis: BudgetAnalysis, judged: Judged): Outcome['targetSubjects'] {
  return judgedParts(analysis, judged).map(({ scope, of, attained, account, frame }) => ({
    name: `${scope}availability`,
    label: of === null ? 'availability' : `the availability of ${of}`,
    unavailability: attained?.unavailability ?? null,
    exact: attained && { part: account.consumed, whole: exactly(totalMilliseconds(frame.elapsed)) },
  }));
}

function judgedParts(analysis: BudgetAnalysis, judged: Judged) {
  const { whole, frame, slo } = analysis;
  if (judged === 'whole') return [{ ...whole, frame, slo, key: null, of: null, service: null, scope: '' }];
  return (analysis[judged] ?? []).map((part) => ({
    ...part,
    of: part.key ?? '(none)',
    scope: `${judged}[${part.key ?? 'null'}].`,
  }));
}

/** An SLA must be looser than the loosest target that stands behind it. */
function loosestTarget(analysis: BudgetAnalysis, judged: Judged): Availability {
  return judgedTargets(analysis, judged).reduce((a, b) => (b.unavailability > a.unavailability ? b : a));
}

/** A topology must reach the strictest of the targets. */
function strictestTarget(analysis: BudgetAnalysis, judged: Judged): Availability {
  return judgedTargets(analysis, judged).reduce((a, b) => (b.unavailability < a.unavailability ? b : a));
}

function judgedTargets(analysis: BudgetAnalysis, judged: Judged): readonly Availability[] {
  const parts = judged === 'whole' ? [] : (analysis[judged] ?? []);
  return parts.length > 0 ? parts.map(({ slo }) => slo) : [analysis.slo];
}
