import { type Notice, type NoticeFacts, notice } from '../../core/notice.ts';
import { fail, type Place, type Problem, ProblemError, problem } from '../../core/problem.ts';
import { answersWithoutData } from '../../core/prometheus/event-unit.ts';
import { hasWindow, type Query, type SloQueries, sampleQuery } from '../../core/prometheus/slo-queries.ts';
import type { ParsedQuery } from '../../input/prometheus/promql/parse-query.ts';
import { ruledSlos, windowLength } from '../../report/formats/prometheus/ruled-slo.ts';
import type { ReportedSlo } from '../../report/slo-report.ts';
import type { BudgetValues } from './options.ts';
import type { Terms } from './terms.ts';

/** The formats that make rules of SLOs. */
const ruleFormats = ['prometheus', 'promtool-test'];

/** True where a result is to be rules, or tests of them. */
export function asksForRules({ format, report }: BudgetValues): boolean {
  return [...(format === null ? [] : [format]), ...report.map((each) => each.format)].some((each) =>
    ruleFormats.includes(each),
  );
}

/** Refuses SLOs that no rules can be made of; everything that is wrong is thrown together. */
export async function refuseUnruly({ file, objectives }: Terms, { format, report }: BudgetValues): Promise<void> {
  if (!file || !objectives) fail('rulesWithoutFile', {});
  const isProved = format === 'promtool-test' || report.some((each) => each.format === 'promtool-test');
  const { parseQuery } = await import('../../input/prometheus/promql/parse-query.ts');
  const problems = objectives.flatMap(({ key, slo, objective }): readonly Problem[] => {
    const { queries, place } = objective;
    if (slo.method !== 'Occurrences') return [problem('rulesOfSlices', { slo: key }, place)];
    if (!queries) return [problem('rulesWithoutQueries', { slo: key }, place)];
    return [...queryProblems(key, queries, parseQuery, isProved), ...labelProblems(key, slo.alerting, place)];
  });
  if (problems.length > 0) throw new ProblemError(...problems);
}

function queryProblems(
  slo: string,
  queries: SloQueries,
  parse: (text: string) => Pick<ParsedQuery, 'mistakeAt' | 'rangeAt'>,
  isProved: boolean,
): readonly Problem[] {
  const each = Object.values(queries).filter((value): value is Query => typeof value === 'object');
  const open = each.filter(({ text }) => !hasWindow(text));
  if (open.length > 0) return open.map(({ placeAt }) => problem('queryWithoutWindow', { slo }, placeAt(0)));
  const unusable = each.flatMap(({ text, placeAt }): readonly Problem[] => {
    const { mistakeAt, rangeAt } = parse(sampleQuery(text));
    if (mistakeAt !== null) return [problem('queryUnusable', { slo, why: 'malformed' }, placeAt(mistakeAt))];
    return rangeAt === null ? [] : [problem('queryUnusable', { slo, why: 'range' }, placeAt(0))];
  });
  if (unusable.length > 0) return unusable;
  return isProved && queries.kind === 'ratio' && answersWithoutData(queries.ratio.text)
    ? [problem('queryAnswersAlways', { slo }, queries.ratio.placeAt(0))]
    : [];
}

/** Names of labels that Prometheus takes, and that the rules have no other use for. */
const labelName = /^(?!__|sloth_|alertname$|alertstate$)[a-zA-Z_][a-zA-Z0-9_]*$/;

function labelProblems(
  slo: string,
  { labels, page, ticket }: ReportedSlo['alerting'],
  place: Place,
): readonly Problem[] {
  const names = [labels, page?.labels, ticket?.labels, page?.annotations, ticket?.annotations].flatMap((texts) =>
    Object.keys(texts ?? {}),
  );
  return [...new Set(names)]
    .filter((name) => !labelName.test(name))
    .map((name) => problem('labelUnusable', { slo, name }, place));
}

/** What a reader of the rules must know that does not stand in the file. */
export function ruleNotices(slos: readonly ReportedSlo[], minEvents: number | null): readonly Notice[] {
  const ruled = ruledSlos(slos, minEvents);
  const calendars = slos.filter(({ window }) => window.kind === 'calendar');
  const open = ruled.filter(({ unit, tiers }) => unit === null && tiers.length > 0);
  const lengths = calendars.map((slo) => ({ name: slo.name, days: windowLength(slo.window) / 86_400 }));
  return [
    ...(lengths.length === 0 ? [] : [notice('rulesOfCalendar', { slos: lengths })]),
    ...ruled
      .filter(({ idle }) => idle.length > 0)
      .map(({ title, idle }) => notice('rulesIdle', { slo: title, tiers: idle })),
    ...(open.length === 0 || minEvents === 0
      ? []
      : [notice('rulesUnguarded', { slos: open.map(({ title }) => title) })]),
  ];
}

/** Keys of SLO files that rules are made of, though no number is. */
const ruledKeys: ReadonlySet<string> = new Set(['sli', 'alerting', 'indicator', 'SLI', 'ratioMetrics', 'query']);

/** What of the SLO file matters to who asks for nothing but rules. */
export function fileNotices({ file }: Terms, { window, calendar }: BudgetValues): readonly Notice[] {
  const slos = file?.slos ?? [];
  const open = window === null && calendar === null ? slos.filter((slo) => slo.window === null) : [];
  return [
    ...(file?.notices ?? []).flatMap(ofRules),
    ...(open.length === 0 ? [] : [notice('sloWindowMissing', { slos: open.map(({ name }) => name) })]),
  ];
}

function ofRules(each: Notice): readonly Notice[] {
  if (each.kind !== 'sloUnused') return [each];
  const { parts } = each.data as NoticeFacts['sloUnused'];
  const rest = parts.filter(({ kind }) => !ruledKeys.has(kind));
  return rest.length === 0 ? [] : [notice('rulesUnused', { parts: rest })];
}
