import { budgetCheck, slaCheck } from '../../core/budget/checks.ts';
import { type EventCounts, eventCoverage, occurrenceBudget } from '../../core/budget/events/events.ts';
import { gateCheck, statesOf } from '../../core/budget/policy.ts';
import { about, askedAt, type Check } from '../../core/gates/check.ts';
import type { Notice } from '../../core/notice.ts';
import { fail } from '../../core/problem.ts';
import { exactly } from '../../core/quantity/decimal.ts';
import { utc } from '../../core/time/zone.ts';
import { standardInputName } from '../../input/source/source.ts';
import { type EventPart, eventReport } from '../../report/budget/event-report.ts';
import { betterThanText } from '../../report/words/check-text.ts';
import type { Call, CommandContext, Outcome } from '../command.ts';
import { coverageDoubts } from '../log/doubts.ts';
import { parseWhole } from '../options/readers.ts';
import { isGateAsked } from './checks.ts';
import { eventAlerts } from './event-alerts.ts';
import { objectivesOf, partOf, partOver, uncovered, untilOf } from './event-parts.ts';
import type { budgetOptions } from './options.ts';
import { placeOf, type Terms } from './terms.ts';
import { readBudgetWindow, windowNotices } from './window.ts';

/** A budget of counted events, without a log and without a clock. */
export function runEventTotals(call: Call<typeof budgetOptions>, terms: Terms): Outcome {
  if (call.args.length > 0) fail('countsAndLog', {});
  call.refuseWithoutEffect('totals');
  if (terms.objectives && terms.objectives.length > 1) fail('countsOfSeveral', {});
  const [good, total] = [call.options.good!, call.options.total!].map((each) => each.read(parseWhole)) as [
    number,
    number,
  ];
  if (good > total) fail('goodAboveTotal', { good, total }, { kind: 'typed', option: '--good', text: String(good) });
  const slo = terms.slo!; // only --suggest goes without, and it was refused
  const budget = occurrenceBudget(good, total, slo.unavailability);
  const part = partOf(null, slo, budget, terms, { window: null, burnRate: budget.consumedRatio, current: null });
  return outcomeOf([part], terms, {
    sources: [],
    notices: [],
    kind: null,
    rowsInWindow: null,
    uncoveredSeconds: null,
    covered: null,
    alerts: null,
  });
}

/** A budget of counts by time: `timestamp,good,total`. */
export async function runEventLog(
  paths: readonly string[],
  call: Call<typeof budgetOptions>,
  context: CommandContext,
  terms: Terms,
): Promise<Outcome> {
  call.refuseWithoutEffect('events');
  const framed = await readBudgetWindow(paths, call, context, terms.file?.slos[0]?.window ?? null);
  const { at, window, request } = framed;
  const { readEventCounts } = await import('../../input/tables/event-counts.ts');
  const tables: EventCounts[] = [];
  for (const path of request.paths) tables.push(await readEventCounts(path, request.stamps, context.standardInput));
  const counts = joined(tables);
  const parts = objectivesOf(terms, framed).map((each) => partOver(each, counts, framed, call, terms));
  const sources = request.paths.map((file, i) => ({
    file: file === '-' ? standardInputName : file,
    rows: tables[i]!.count,
  }));
  const notices: readonly Notice[] = [
    ...(terms.file?.notices ?? []),
    ...framed.notices,
    ...windowNotices(terms.file?.slos ?? [], framed),
  ];
  const until = untilOf(window, at);
  const rowsInWindow = counts.at.filter((instant) => instant >= window.start && instant < until).length;
  const covered = eventCoverage(counts.at);
  const missing = uncovered(covered ? [covered] : [], { start: window.start, end: until }, window.zone);
  const read = {
    sources,
    notices: [...notices, ...missing.notices],
    uncoveredSeconds: missing.seconds,
    covered,
    kind: framed.kind,
    rowsInWindow,
    alerts: eventAlerts(call.options, context, parts, counts),
  };
  return outcomeOf(
    parts,
    terms,
    read,
    isGateAsked(call.options, context) ? coverageDoubts(missing.seconds * 1_000) : [],
  );
}

/** The outcome of budgets of events, however they were counted. */
export function outcomeOf(
  parts: readonly EventPart[],
  terms: Terms,
  read: Pick<
    Parameters<typeof eventReport>[0],
    'sources' | 'notices' | 'kind' | 'rowsInWindow' | 'uncoveredSeconds' | 'covered' | 'alerts'
  >,
  doubts: readonly Check[] = [],
): Outcome {
  const isOne = parts.length === 1;
  const scope = (part: EventPart): string => (isOne ? '' : `objectives[${part.key}].`);
  const loosest = parts.reduce((a, b) => (b.slo.unavailability > a.slo.unavailability ? b : a)).slo;
  const checks: readonly Check[] = parts.flatMap((part) =>
    [
      about(budgetCheck(part.budget.account, 'Events', scope(part)), {
        ...{ kind: 'budget', of: isOne ? null : part.key, slo: part.slo.unavailability },
      }),
      ...(terms.gate === null
        ? []
        : [
            about(
              gateCheck(part.state, terms.gate, terms.policy, betterThanText(`${scope(part)}policy.state`, terms.gate)),
              {
                ...{ kind: 'state', of: isOne ? null : part.key, gate: terms.gate },
              },
            ),
          ]),
    ].map((check) => askedAt(check, placeOf(part.key, terms))),
  );
  return {
    report: eventReport({ parts, sla: terms.sla, policy: terms.policy, isOfFile: terms.objectives !== null, ...read }),
    zone: parts[0]!.window?.window.zone ?? utc,
    checks: [...checks, ...doubts, ...(terms.sla ? [slaCheck(terms.sla, loosest, terms.shownSlo)] : [])],
    knownTexts: statesOf(terms.policy),
    targetSubjects: parts.map((part) => ({
      name: `${scope(part)}availability`,
      unavailability: part.attained?.unavailability ?? null,
      exact: part.attained && { part: part.budget.account.consumed, whole: exactly(part.budget.totalEvents) },
    })),
  };
}

function joined(tables: readonly EventCounts[]): EventCounts {
  const column = (name: 'at' | 'good' | 'total'): Float64Array =>
    Float64Array.from(tables.flatMap((table) => [...table[name]]));
  return {
    count: tables.reduce((sum, { count }) => sum + count, 0),
    at: column('at'),
    good: column('good'),
    total: column('total'),
  };
}
