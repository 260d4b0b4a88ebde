import { analyzeBudget, type BudgetAnalysis } from '../core/budget/analysis.ts';
import { budgetCheck, slaCheck, uncoveredCheck } from '../core/budget/checks.ts';
import { secondsOf } from '../core/budget/frame.ts';
import { gateCheck } from '../core/budget/policy.ts';
import type { ServiceTargets } from '../core/budget/services.ts';
import type { Check } from '../core/gates/check.ts';
import { parsePositiveDuration } from '../core/quantity/duration.ts';
import type { BudgetReportFacts } from '../report/budget/facts.ts';
import { budgetReport } from '../report/budget/report.ts';
import { decide, isAsserted, readDecisions } from './budget-decisions.ts';
import { runEvents } from './budget-events.ts';
import { type Terms, termsOf } from './budget-terms.ts';
import { coverageFor, readBudgetWindow } from './budget-window.ts';
import type { CommandContext, Outcome } from './command.ts';
import { openLog } from './open-log.ts';
import { choice, optionText, type RawOptions, readOption, wholeNumber } from './option-values.ts';

/** Options → request → core → report. */
export async function runBudget(
  args: readonly string[],
  options: RawOptions,
  context: CommandContext,
): Promise<Outcome> {
  const terms = termsOf(options);
  const isEvents = optionText(options, 'good') !== undefined || optionText(options, 'total') !== undefined;
  return isEvents ? runEvents(args, options, terms) : runLog(args, options, context, terms);
}

async function runLog(
  args: readonly string[],
  options: RawOptions,
  context: CommandContext,
  terms: Terms,
): Promise<Outcome> {
  const decisions = readDecisions(options, context);
  const lookbackSeconds = readOption(options, 'lookback', parsePositiveDuration)!;
  const top = wholeNumber(options, 'top');
  const isByService = optionText(options, 'by') !== undefined;
  const services = servicesOf(options, context);
  const framed = await readBudgetWindow(args, options, context);
  const { window, at, request } = framed;
  const opened = await openLog(request, services ? ['service', 'cause'] : ['cause'], context);
  const coverage = coverageFor(opened.log, options, framed);
  const time = { at, hull: opened.window, inService: opened.inService, coverage };
  const analysis = analyzeBudget(opened.log, {
    ...request,
    ...opened,
    ...time,
    window,
    isCoverageGiven: optionText(options, 'covers') !== undefined,
    slo: terms.slo,
    policy: terms.policy,
    lookbackSeconds,
    services,
  });
  const notices = opened.notices.filter(({ kind }) => kind !== 'windowInFuture' && kind !== 'logElsewhere');
  const facts: BudgetReportFacts = {
    analysis,
    kind: framed.kind,
    sla: terms.sla,
    sources: opened.sources,
    notices: [...notices, ...framed.notices, ...analysis.notices],
    ...decide(decisions, analysis, time),
    isByService,
    top,
  };
  return {
    report: budgetReport(facts),
    zone: window.zone,
    checks: [...checksOf(analysis, terms, isByService), ...opened.checks],
    targetSubjects: subjectsOf(analysis, isByService),
  };
}

function checksOf(analysis: BudgetAnalysis, terms: Terms, isByService: boolean): readonly Check[] {
  const { whole, services, frame } = analysis;
  const { gate, policy } = terms;
  const isBlind = secondsOf(frame.elapsed) > 0 && secondsOf(frame.covered) === 0;
  const budgets =
    isByService && services
      ? services.flatMap(({ key, account, state }) => {
          const scope = `services[${key ?? 'null'}].`;
          return [
            budgetCheck(account, 'Seconds', scope),
            ...(gate === null ? [] : [gateCheck(state, gate, policy, `${scope}policy.state`)]),
          ];
        })
      : [budgetCheck(whole.account, 'Seconds'), ...(gate === null ? [] : [gateCheck(whole.state, gate, policy)])];
  return [
    ...budgets,
    ...(terms.sla ? [slaCheck(terms.sla, terms.slo, terms.shownSlo)] : []),
    ...(isBlind ? [uncoveredCheck] : []),
  ];
}

function subjectsOf({ whole, services }: BudgetAnalysis, isByService: boolean): Outcome['targetSubjects'] {
  return isByService && services
    ? services.map(({ key, attained }) => ({
        name: `services[${key ?? 'null'}].availability`,
        unavailability: attained?.unavailability ?? null,
      }))
    : [{ name: 'availability', unavailability: whole.attained?.unavailability ?? null }];
}

function servicesOf(options: RawOptions, context: CommandContext): ServiceTargets | null {
  if (optionText(options, 'by') === undefined) return isAsserted(context, 'services') ? new Map() : null;
  choice(options, 'by', ['service'], 'way to part the log');
  return new Map();
}
