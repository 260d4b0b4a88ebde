import { fail } from '../../core/problem.ts';
import type { Call, CommandContext, Outcome } from '../command.ts';
import { logPaths } from '../log/request.ts';
import { refuseServerOptions, urlName } from '../log/server.ts';
import { runEventLog, runEventTotals } from './events.ts';
import { needsNoLog, runFresh } from './fresh.ts';
import { runLog } from './log-run.ts';
import type { BudgetValues, budgetOptions } from './options.ts';
import { asksForRules, refuseUnruly } from './rules.ts';
import { readTerms, type Terms } from './terms.ts';
import { onlyWritesSlos, reportedSlos, ruleWarnings, writtenSlos } from './written-slos.ts';

/** Options → request → core → report. */
export async function runBudget(call: Call<typeof budgetOptions>, context: CommandContext): Promise<Outcome> {
  const terms = await readTerms(call.options, context);
  const { options } = call;
  const isOfAlerts = options.alerts || options.replayAlerts || asksForRules(options);
  if (options.minEvents !== null && !isOfAlerts && !context.isAsserted('alerts')) fail('minEventsIdle', {});
  if (asksForRules(options)) await refuseUnruly(terms, options);
  if (onlyWritesSlos(call.args, options)) {
    call.refuseWithoutEffect('written');
    if (context.isGated) fail('writtenJudged', {});
    return writtenSlos(terms, options);
  }
  const { report, ...outcome } = await measured(call, context, terms);
  const slos = reportedSlos(terms, options);
  const warnings = [...report.warnings, ...ruleWarnings(slos, options)];
  return { ...outcome, report: { ...report, warnings, slos, minEvents: options.minEvents } };
}

/** A query in place of a number goes to the server that the environment names, too. */
function countsOnServer({ prometheus, good }: BudgetValues, { environment }: CommandContext): boolean {
  return prometheus !== null || (good !== null && !/^[\d.e+]+$/i.test(good.text) && !!environment[urlName]);
}

async function measured(call: Call<typeof budgetOptions>, context: CommandContext, terms: Terms): Promise<Outcome> {
  const { options } = call;
  if (options.query !== null) {
    if (options.good) fail('windowConflict', { options: [options.query.flag, options.good.flag] });
    return runLog(call.args, call, context, terms);
  }
  if (countsOnServer(options, context)) {
    const { runServerEvents } = await import('./server-events.ts');
    return runServerEvents(call, context, terms);
  }
  refuseServerOptions(options);
  if (options.total !== null) return runEventTotals(call, terms);
  if (call.args.length === 0 && !context.standardInputIsFree) return runFresh(call, context, terms);
  const { sniffEvents } = await import('../../input/tables/event-detection.ts');
  const paths = logPaths(call.args, context);
  const sniffed = await sniffEvents(paths, context.standardInput);
  if (call.args.length === 0 && sniffed.isEmpty && needsNoLog(call)) return runFresh(call, context, terms);
  const rest = { ...context, standardInput: sniffed.standardInput };
  return sniffed.areEvents ? runEventLog(paths, call, rest, terms) : runLog(paths, call, rest, terms);
}
