import { alertsOf, parseTraffic, type Traffic } from '../core/budget/alerts.ts';
import { analyzeBudget, type BudgetAnalysis } from '../core/budget/analysis.ts';
import { attainedOf } from '../core/budget/attained-events.ts';
import { budgetCheck, slaCheck, uncoveredCheck } from '../core/budget/checks.ts';
import { type DeployRisk, deployCost } from '../core/budget/deploy-risk.ts';
import { occurrenceBudget } from '../core/budget/events.ts';
import { secondsOf } from '../core/budget/frame.ts';
import { defaultPolicy, gateCheck, type Policy, policyState } from '../core/budget/policy.ts';
import type { ServiceTargets } from '../core/budget/services.ts';
import type { Check } from '../core/gates/check.ts';
import { nearest } from '../core/nearest.ts';
import { fail } from '../core/problem.ts';
import { type Availability, parseAvailability, parseShare } from '../core/quantity/availability.ts';
import { parsePositiveDuration } from '../core/quantity/duration.ts';
import { utc } from '../core/time/zone.ts';
import { eventReport } from '../report/budget/event-report.ts';
import type { BudgetReportFacts } from '../report/budget/facts.ts';
import { budgetReport } from '../report/budget/report.ts';
import { coverageFor, readBudgetWindow } from './budget-window.ts';
import type { CommandContext, Outcome } from './command.ts';
import { openLog } from './open-log.ts';
import { choice, optionText, type RawOptions, readOption, typed, wholeNumber } from './option-values.ts';

/** What every budget needs, whatever it counts. */
interface Terms {
  readonly slo: Availability;
  /** As typed, with its `%`. */
  readonly shownSlo: string;
  readonly sla: Availability | null;
  readonly policy: Policy;
  readonly gate: string | null;
}

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
  const risk = readOption(options, 'deploy', riskOf) ?? null;
  const traffic = readOption(options, 'traffic', trafficOf) ?? null;
  const wantsAlerts = options['alerts'] === true || traffic !== null || isAsserted(context, 'alerts');
  const lookbackSeconds = readOption(options, 'lookback', parsePositiveDuration)!;
  const top = wholeNumber(options, 'top');
  const isByService = optionText(options, 'by') !== undefined;
  const services = servicesOf(options, context);
  const framed = await readBudgetWindow(args, options, context);
  const { window, at, request } = framed;
  const opened = await openLog(request, services ? ['service', 'cause'] : ['cause'], context);
  const analysis = analyzeBudget(opened.log, {
    ...request,
    ...opened,
    window,
    at,
    coverage: coverageFor(opened.log, options, framed),
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
    alerts: wantsAlerts ? alertsOf(terms.slo.unavailability, secondsOf(analysis.frame.counted), traffic) : null,
    traffic,
    deploy: risk && deployCost(risk, analysis.whole.account, terms.policy),
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

/** A budget of counted events, without a log and without a clock. */
function runEvents(args: readonly string[], options: RawOptions, terms: Terms): Outcome {
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

function termsOf(options: RawOptions): Terms {
  const text = optionText(options, 'slo');
  if (text === undefined)
    return fail('usage', {
      message: 'no SLO was given',
      hint: 'name the target that the budget belongs to: --slo 99.9',
    });
  const slo = parseAvailability(text, typed('slo', text));
  if (slo.unavailability === 0 || slo.unavailability === 1)
    fail(
      'usage',
      {
        message: slo.unavailability === 0 ? 'an SLO of 100 % leaves no budget' : 'an SLO of 0 % is no target',
        hint: 'give a target between 0 and 100 %, such as 99.9',
      },
      typed('slo', text),
    );
  const policy = defaultPolicy;
  return {
    slo,
    shownSlo: shownTarget(text),
    sla: readOption(options, 'sla', parseAvailability) ?? null,
    policy,
    gate: gateOf(options, policy),
  };
}

function gateOf(options: RawOptions, policy: Policy): string | null {
  const known = policy.map(({ name }) => name);
  return (
    readOption(options, 'gate', (name, place) =>
      known.includes(name)
        ? name
        : fail('nameUnknown', { what: 'state', name, known, suggestion: nearest(name, known) }, place),
    ) ?? null
  );
}

function riskOf(text: string, place: ReturnType<typeof typed>): DeployRisk {
  const match = /^\s*(\S+)\s+(\S.*?)\s*$/.exec(text);
  if (!match) return fail('pairUnreadable', { text, expected: 'RISK OUTAGE: "5% 20m"' }, place);
  const at = (part: string) => typed('deploy', text, part);
  return {
    probability: parseShare(match[1]!, at(match[1]!)),
    outageSeconds: parsePositiveDuration(match[2]!, at(match[2]!)),
  };
}

function trafficOf(text: string, place: ReturnType<typeof typed>): Traffic {
  return parseTraffic(text) ?? fail('pairUnreadable', { text, expected: 'REQUESTS/TIME: 40/h, 5/s, 1e6/d' }, place);
}

function servicesOf(options: RawOptions, context: CommandContext): ServiceTargets | null {
  if (optionText(options, 'by') === undefined) return isAsserted(context, 'services') ? new Map() : null;
  choice(options, 'by', ['service'], 'way to part the log');
  return new Map();
}

/** What is asserted must be computed. */
function isAsserted({ assertedPaths }: CommandContext, name: string): boolean {
  return assertedPaths.some(([first]) => first && 'key' in first && first.key === name);
}

function shownTarget(text: string): string {
  const trimmed = text.trim();
  return /[%n]$/.test(trimmed) || Number(trimmed) < 1 ? trimmed : `${trimmed}%`;
}
