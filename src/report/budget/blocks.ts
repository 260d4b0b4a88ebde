import type { Policy, PolicyState } from '../../core/budget/policy.ts';
import type { IncidentShare } from '../../core/budget/time/attribution.ts';
import type { IncidentLog } from '../../core/incidents/log/log.ts';
import { formatCount, formatDuration } from '../numbers.ts';
import {
  availability,
  type Block,
  bar,
  type Cell,
  type Column,
  count,
  duration,
  missing,
  share,
  text,
} from '../report.ts';
import { lineText } from '../words/phrases.ts';
import type { BudgetReportFacts } from './facts.ts';
import { windowCell, windowColumn, windowNotes } from './part-windows.ts';
import { rate } from './summary.ts';
import { adviceText, stateTone } from './words.ts';

/** What took the budget: by cause and by incident, each adding up to all that was consumed. */
export function takersBlocks({ analysis, top }: BudgetReportFacts): readonly Block[] {
  const { whole, byCause, byIncident, log } = analysis;
  const budget = whole.balance.budget * 1_000;
  const consumed = whole.balance.consumed * 1_000;
  const figures = (milliseconds: number): readonly Cell[] => [
    duration(milliseconds / 1_000),
    share(budget > 0 ? milliseconds / budget : null),
    bar(milliseconds / consumed),
  ];
  const rest = (list: readonly { readonly milliseconds: number }[]): readonly string[] => {
    const more = list.slice(top);
    if (more.length === 0) return [];
    const seconds = more.reduce((sum, each) => sum + each.milliseconds, 0) / 1_000;
    return [`and ${formatCount(more.length)} more with ${formatDuration(seconds)}; --top ${list.length} shows all`];
  };
  const taken: Column[] = [
    { title: 'consumed', align: 'right', drop: 0 },
    { title: 'of budget', align: 'right', drop: 1 },
    { title: '', align: 'left', drop: 5 },
  ];
  const causes: Block = {
    kind: 'table',
    title: 'By cause',
    columns: [
      { title: 'cause', align: 'left', drop: 0, leastWidth: 12 },
      { title: 'n', align: 'right', drop: 2 },
      ...taken,
    ],
    rows: byCause
      .slice(0, top)
      .map(({ key, incidents, milliseconds }): readonly Cell[] => [
        key === null ? text('(none)', 'quiet') : text(key),
        count(incidents),
        ...figures(milliseconds),
      ]),
    notes: rest(byCause),
  };
  const incidents: Block = {
    kind: 'table',
    title: 'By incident',
    columns: [
      { title: 'start', align: 'left', drop: 3 },
      { title: 'id', align: 'left', drop: 2, leastWidth: 12 },
      ...taken,
      { title: 'title', align: 'left', drop: 4, leastWidth: 20 },
    ],
    rows: byIncident.slice(0, top).map((each) => incidentRow(each, log, figures)),
    notes: [
      ...rest(byIncident),
      ...(byIncident.length > 1 ? ['an overlap is split evenly between its incidents'] : []),
    ],
  };
  return byIncident.length === 0 ? [] : [causes, incidents];
}

function incidentRow(
  { row, milliseconds }: IncidentShare,
  log: IncidentLog,
  figures: (milliseconds: number) => readonly Cell[],
): readonly Cell[] {
  const id = log.ids.text(log.id[row]!);
  return [
    { kind: 'instant', instant: log.stamps.start[row]! },
    id === '' ? text(lineText(log.line[row]!), 'quiet') : text(id),
    ...figures(milliseconds),
    text(log.titles.text(log.title[row]!)),
  ];
}

/** One budget a service or an objective. */
export function partsBlock({ analysis, judged, by }: BudgetReportFacts): Block {
  const { policy } = analysis;
  const parts = judged === 'whole' ? [] : (analysis[judged] ?? []);
  const notes = windowNotes(parts.map(({ key, frame }) => ({ key, window: frame.window })));
  const lengths = new Set(parts.map(({ frame: { window } }) => window.end - window.start));
  const isOneLength = lengths.size === 1;
  const hasWindows = !isOneLength && (judged === 'objectives' || notes.length > 0);
  return {
    kind: 'table',
    title: `By ${judged === 'services' ? by : 'objective'}, the least left first`,
    columns: [
      { title: judged === 'services' ? by : 'objective', align: 'left', drop: 0, leastWidth: 12 },
      { title: 'state', align: 'left', drop: 0 },
      { title: 'SLO', align: 'right', drop: 0 },
      { title: 'attained', align: 'right', drop: 2 },
      ...(hasWindows ? [windowColumn] : []),
      { title: 'budget', align: 'right', drop: 3 },
      { title: 'consumed', align: 'right', drop: 1 },
      { title: 'left', align: 'right', drop: 0 },
      { title: 'burn', align: 'right', drop: 4 },
    ],
    rows: parts.map(({ key, slo, frame, balance, state, attained, periodBurnRate }): readonly Cell[] => [
      key === null ? text('(none)', 'quiet') : text(key),
      state ? text(state.state, stateTone(policy, state.step)) : missing(),
      availability(slo.unavailability),
      availability(attained?.unavailability ?? null, slo.unavailability),
      ...(hasWindows ? [windowCell(frame.window)] : []),
      duration(balance.budget),
      duration(balance.consumed),
      share(balance.remainingRatio),
      rate(periodBurnRate),
    ]),
    notes: [
      ...(isOneLength && judged === 'objectives'
        ? [`each over a window of ${formatDuration([...lengths][0]! / 1_000)}`]
        : []),
      ...notes,
      ...adviceNotes(parts, policy),
    ],
  };
}

/** What is to be done in the states that there are, each once. */
function adviceNotes(parts: readonly { readonly state: PolicyState | null }[], policy: Policy): readonly string[] {
  const steps = new Set(parts.flatMap(({ state }) => (state ? [state.step] : [])));
  return [...steps]
    .sort((a, b) => b - a)
    .flatMap((step) => {
      const advice = adviceText(policy, step);
      return advice === null ? [] : [`${policy[step]!.name}: ${advice}`];
    });
}
