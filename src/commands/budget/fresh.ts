import { budgetCheck } from '../../core/budget/checks.ts';
import { statesOf } from '../../core/budget/policy.ts';
import { analyzeBudget } from '../../core/budget/time/analysis.ts';
import { freshBudget } from '../../core/budget/time/fresh.ts';
import { skippedCheck } from '../../core/gates/check.ts';
import type { Coverage } from '../../core/incidents/coverage.ts';
import { emptyLog } from '../../core/incidents/log/builder.ts';
import { notice } from '../../core/notice.ts';
import { fail } from '../../core/problem.ts';
import type { BudgetReportFacts } from '../../report/budget/facts.ts';
import { budgetReport } from '../../report/budget/report.ts';
import type { Call, CommandContext, Outcome } from '../command.ts';
import { countedTime } from '../log/window.ts';
import { readCeiling } from './ceiling.ts';
import { checksOf, promiseChecks, subjectsOf } from './checks.ts';
import { decide, readDecisions } from './decisions.ts';
import type { budgetOptions } from './options.ts';
import type { Terms } from './terms.ts';
import { readBudgetWindow } from './window.ts';

/**
 * What of a result rests on what is gone. Without a log nothing is known to be gone: a gate on these would be met by
 * nothing but that.
 */
const restsOnConsumption: ReadonlySet<string> = new Set([
  ...['availability', 'unavailability', 'nines', 'counts', 'policy', 'cost', 'services', 'objectives'],
  ...['consumedSeconds', 'remainingSeconds', 'consumedRatio', 'remainingRatio', 'periodBurnRate', 'currentBurnRate'],
  ...['exhaustedAt', 'exhaustion', 'byIncident', 'byCause', 'regainsAt', 'lasts', 'window'],
]);

/** A budget without a log: all of it is there, or what `--consumed` leaves. For the questions that need no more. */
export async function runFresh(
  call: Call<typeof budgetOptions>,
  context: CommandContext,
  terms: Terms,
): Promise<Outcome> {
  call.refuseWithoutEffect('fresh');
  const { options } = call;
  const { consumed } = options;
  if (consumed === null) refuseJudging(call, context);
  const { objectives } = terms;
  if (objectives && objectives.length > 1) fail('freshOfSeveral', {});
  const slo = terms.slo ?? fail('sloMissing', {});
  const decisions = readDecisions(options, null, context);
  // a request reads a log; this one is never opened
  const unread = { ...context, standardInputIsFree: true };
  const framed = await readBudgetWindow([], call, unread, terms.file?.slos[0]?.window ?? null);
  const { window, at, request } = framed;
  const hull = request.window!;
  const counted = await countedTime(hull, request, context);
  const ceiling = await readCeiling(options, context);
  const time = { at, hull, inService: counted.inService, coverage: allOf(hull.start, at) };
  const empty = analyzeBudget(emptyLog, {
    ...request,
    ...time,
    invalidRows: 0,
    window,
    slo,
    service: null,
    policy: terms.policy,
    lookbackSeconds: options.lookback,
    by: 'service',
    services: null,
    objectives: null,
  });
  const analysis = {
    ...empty,
    whole: freshBudget(empty.whole, empty.frame, slo.unavailability, terms.policy, consumed),
  };
  // nothing is known to be gone, which is not the same as met
  const unjudged = skippedCheck(budgetCheck(analysis.whole.account, 'Seconds').expression);
  const facts: BudgetReportFacts = {
    analysis,
    kind: framed.kind,
    sla: terms.sla,
    sources: [],
    notices: [
      ...(terms.file?.notices ?? []),
      notice('budgetFresh', { consumedSeconds: consumed }),
      ...framed.notices,
      ...counted.notices,
      ...(ceiling?.notices ?? []),
    ],
    ...decide(decisions, analysis, time, null),
    suggestion: null,
    ceiling,
    judged: 'whole',
    by: 'service',
    ahead: new Map(), // when what is gone was lost is not known
    costPerHour: options.costPerHour,
    top: options.top,
    seed: options.seed,
  };
  return {
    report: budgetReport(facts),
    zone: window.zone,
    checks:
      consumed === null
        ? [unjudged, ...promiseChecks(analysis, terms, 'whole', ceiling)]
        : checksOf(analysis, terms, 'whole', ceiling, false),
    targetSubjects: consumed === null ? [] : subjectsOf(analysis, 'whole'),
    knownTexts: statesOf(terms.policy),
  };
}

/** Nothing of it is unknown: nobody asked a log. */
const allOf = (start: number, now: number): Coverage => ({
  interval: now > start ? { start, end: now } : null,
  by: 'option',
  now,
  isOfClock: false,
});

/** True where something is asked that an SLO alone answers, so that an empty pipe may mean that there is no log. */
export function needsNoLog({ typed }: Call<typeof budgetOptions>): boolean {
  return ['deploy', 'alerts', 'traffic', 'consumed'].some((key) => typed.has(key));
}

/** A gate on what nobody measured would always be met. */
function refuseJudging({ options }: Call<typeof budgetOptions>, context: CommandContext): void {
  const asserted = context.assertedPaths.flatMap(([first]) => (first && 'key' in first ? [first.key] : []));
  const key = asserted.find((each) => restsOnConsumption.has(each));
  const judge = options.gate ? '--gate' : options.target ? '--target' : key === undefined ? null : key;
  if (judge !== null) fail('freshJudged', { judge });
}
