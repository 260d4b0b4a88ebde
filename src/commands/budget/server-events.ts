import { type Check, skippedCheck } from '../../core/gates/check.ts';
import { type Notice, type NoticeFacts, notice } from '../../core/notice.ts';
import { largest } from '../../core/order/extremes.ts';
import { fail, type Place } from '../../core/problem.ts';
import type { Query, SloQueries } from '../../core/prometheus/slo-queries.ts';
import { formatInstant } from '../../core/time/instant.ts';
import { formatCount, formatProgress } from '../../report/numbers.ts';
import { partEverCountedText } from '../../report/words/check-text.ts';
import type { Call, CommandContext, Outcome } from '../command.ts';
import { coverageDoubts, partDoubts } from '../log/doubts.ts';
import { openServer } from '../log/server.ts';
import type { Given } from '../options/given.ts';
import { isGateAsked } from './checks.ts';
import { eventAlerts } from './event-alerts.ts';
import { type JudgedObjective, objectivesOf, partOver, uncovered, untilOf } from './event-parts.ts';
import { outcomeOf } from './events.ts';
import type { budgetOptions } from './options.ts';
import type { Terms } from './terms.ts';
import { readBudgetWindow, windowNotices } from './window.ts';

/** As long as the shortest window of the usual alerts. */
const usualStepSeconds = 300;

type BudgetCall = Call<typeof budgetOptions>;

/** A budget of events that a server counts: by `--good` and `--total`, or by the queries of an SLO file. */
export async function runServerEvents(call: BudgetCall, context: CommandContext, terms: Terms): Promise<Outcome> {
  const { options } = call;
  if (call.args.length > 0) fail('serverAndLog', { log: call.args[0]! });
  call.refuseWithoutEffect('counts');
  const queriesOf = askedQueries(options, terms);
  const server = await openServer(options, options.good ?? options.prometheus!, context);
  const { url } = server.client.server;
  const unasked = { ...options, prometheus: null, prometheusConfig: null, header: [], allowPartial: false };
  const framed = await readBudgetWindow(
    [url],
    { ...call, options: unasked },
    context,
    terms.file?.slos[0]?.window ?? null,
  );
  const { readCounts } = await import('../../input/prometheus/counts/read-counts.ts');
  const { writtenRanges } = await import('../../input/prometheus/counts/count-query.ts');
  const read: ReadPart[] = [];
  for (const [i, objective] of objectivesOf(terms, framed).entries()) {
    const queries = queriesOf(i);
    const { window } = objective;
    const time = { start: window.start, end: untilOf(window, framed.at) };
    if (!(time.end > time.start)) fail('windowAhead', {}, options.prometheus?.place());
    const ranges = new Set(textsOf(queries).flatMap(writtenRanges));
    const own = ranges.size === 1 && Number.isFinite([...ranges][0]) ? [...ranges][0]! : usualStepSeconds;
    const stepSeconds = options.every ?? own;
    const onProgress = (share: number, samples: number): void =>
      context.onWork(() => `asking: ${formatProgress(share)}, ${formatCount(samples)} samples`);
    const counts = await readCounts({ ...server, queries, time, stepSeconds, onProgress });
    const passed = { start: time.start, end: Math.max(time.start, counts.wholeUntil) };
    const missing = uncovered(counts.covered, passed, window.zone);
    read.push({ objective, queries, stepSeconds, missing, ...counts });
  }
  if (read.every(({ counts }) => counts.count === 0)) failEmpty(url, read[0]!, framed.at);
  const parts = read.map(({ objective, counts }) => partOver(objective, counts, framed, call, terms));
  const uncoveredSeconds = largest(read.map(({ missing }) => missing.seconds));
  const first = read[0]!;
  const isPartial = read.some((each) => each.isPartial);
  const rows = read.reduce((sum, { counts }) => sum + counts.count, 0);
  const partial = { file: url, partial: { read: rows, total: null, isIncomplete: true } };
  const outcome = outcomeOf(
    parts,
    terms,
    {
      sources: [{ file: url, rows }],
      notices: [
        ...(terms.file?.notices ?? []).flatMap((each) => (options.good ? [each] : withoutQueries(each))),
        ...framed.notices,
        ...windowNotices(terms.file?.slos ?? [], framed),
        ...noticesOf(read),
        ...(isPartial ? [notice('partOfWhole', { file: url, ...partial.partial })] : []),
      ],
      kind: framed.kind,
      rowsInWindow: rows,
      uncoveredSeconds,
      covered: { start: first.covered[0]?.start ?? 0, end: first.covered.at(-1)?.end ?? 0 },
      alerts: eventAlerts(options, context, parts, first.counts),
    },
    isGateAsked(options, context) ? doubtsOf(read, uncoveredSeconds) : [],
  );
  const checks = isPartial ? [...outcome.checks, ...partDoubts([{ ...partial, ...ofNoFile }])] : outcome.checks;
  return { ...outcome, checks, inputs: server.files };
}

const ofNoFile = {
  format: 'prometheus',
  title: 'Prometheus',
  rows: 0,
  mapping: {},
  speaksUntil: null,
  speaksFrom: null,
};

/** Keys of SLO files under which their queries stand. */
const askedKeys: ReadonlySet<string> = new Set(['sli', 'SLI', 'indicator', 'ratioMetrics', 'query']);

/** What of an SLO file is not used, where its queries are. */
function withoutQueries(each: Notice): readonly Notice[] {
  if (each.kind !== 'sloUnused') return [each];
  const { parts } = each.data as NoticeFacts['sloUnused'];
  const rest = parts.filter(({ kind }) => !askedKeys.has(kind));
  return rest.length === 0 ? [] : [notice('sloUnused', { parts: rest })];
}

/** One objective with what a server counted for it. */
interface ReadPart extends ReadCounts {
  readonly objective: JudgedObjective;
  readonly queries: SloQueries;
  readonly stepSeconds: number;
  readonly missing: ReturnType<typeof uncovered>;
}

type ReadCounts = Awaited<ReturnType<typeof import('../../input/prometheus/counts/read-counts.ts')['readCounts']>>;

/** What is counted for each objective: what was typed for all of them, or what the file says of each. */
function askedQueries(
  { good, total }: BudgetCall['options'],
  { objectives }: Terms,
): (objective: number) => SloQueries {
  if (good && total) {
    const typed: SloQueries = { kind: 'good', good: queryOf(good), total: queryOf(total) };
    return () => typed;
  }
  if (!objectives) return fail('countsUnasked', { slo: null });
  const queries = objectives.map(
    ({ key, objective }) => objective.queries ?? fail('countsUnasked', { slo: key }, objective.place),
  );
  return (objective) => queries[objective]!;
}

const queryOf = (given: Given): Query => ({
  text: given.text,
  placeAt: (offset): Place => ({ ...given.place(), offset }),
});

function textsOf(queries: SloQueries): readonly Query[] {
  if (queries.kind === 'ratio') return [queries.ratio];
  return [queries.kind === 'good' ? queries.good : queries.bad, queries.total];
}

function failEmpty(server: string, { queries, stepSeconds, objective: { window } }: ReadPart, at: number): never {
  const [start, end] = [formatInstant(window.start), formatInstant(untilOf(window, at))];
  return fail('queryWithoutSeries', { server, start, end, stepSeconds }, textsOf(queries).at(-1)!.placeAt(0));
}

function noticesOf(read: readonly ReadPart[]): readonly Notice[] {
  const [worst] = read.toSorted((left, right) => right.missing.seconds - left.missing.seconds);
  const told = read.flatMap(({ objective: { key }, queries: { kind }, counts, stepSeconds, partAbsent, clamped }) => [
    notice('countsRead', { objective: key, kind, steps: counts.count, stepSeconds }),
    ...(partAbsent > 0 ? [notice('countsAbsent', { objective: key, kind, steps: partAbsent, of: counts.count })] : []),
    ...(clamped > 0 ? [notice('countsClamped', { objective: key, kind, steps: clamped })] : []),
  ]);
  return [...told, ...worst!.missing.notices];
}

/** Ways in which the budget could look whole because nobody counted. */
function doubtsOf(read: readonly ReadPart[], uncoveredSeconds: number): readonly Check[] {
  const isNeverSeen = read.some(
    ({ queries, counts, partAbsent }) => queries.kind === 'bad' && counts.count > 0 && partAbsent === counts.count,
  );
  return [
    ...coverageDoubts(uncoveredSeconds * 1_000),
    ...(isNeverSeen ? [skippedCheck(partEverCountedText, { kind: 'neverCounted' })] : []),
  ];
}
