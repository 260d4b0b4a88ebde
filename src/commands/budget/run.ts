import type { Call, CommandContext, Outcome } from '../command.ts';
import { logPaths } from '../log/request.ts';
import { runEventLog, runEventTotals } from './events.ts';
import { needsNoLog, runFresh } from './fresh.ts';
import { runLog } from './log-run.ts';
import type { budgetOptions } from './options.ts';
import { readTerms, type Terms } from './terms.ts';
import { onlyWritesSlos, reportedSlos, writtenSlos } from './written-slos.ts';

/** Options → request → core → report. */
export async function runBudget(call: Call<typeof budgetOptions>, context: CommandContext): Promise<Outcome> {
  const terms = await readTerms(call.options, context);
  if (onlyWritesSlos(call.args, call.options)) return writtenSlos(terms, call.options);
  const outcome = await measured(call, context, terms);
  return { ...outcome, report: { ...outcome.report, slos: reportedSlos(terms, call.options) } };
}

async function measured(call: Call<typeof budgetOptions>, context: CommandContext, terms: Terms): Promise<Outcome> {
  if (call.options.total !== null) return runEventTotals(call, terms);
  if (call.args.length === 0 && !context.standardInputIsFree) return runFresh(call, context, terms);
  const { sniffEvents } = await import('../../input/tables/event-detection.ts');
  const paths = logPaths(call.args, context);
  const sniffed = await sniffEvents(paths, context.standardInput);
  if (call.args.length === 0 && sniffed.isEmpty && needsNoLog(call)) return runFresh(call, context, terms);
  const rest = { ...context, standardInput: sniffed.standardInput };
  return sniffed.areEvents ? runEventLog(paths, call, rest, terms) : runLog(paths, call, rest, terms);
}
