import { allowed, defaultBasis } from '../../core/quantity/allowance.ts';
import type { PartImportance } from '../../core/topology/analyze/importance.ts';
import { partLabels } from '../../core/topology/analyze/part-labels.ts';
import { formatCount, formatSignificant } from '../numbers.ts';
import {
  availability,
  type Block,
  bar,
  type Cell,
  columnNote,
  duration,
  missing,
  type Note,
  share,
  text,
} from '../report.ts';
import { someOf } from '../words/phrases.ts';
import type { ComposeResult } from './result.ts';

/** What holds the system back: parts, single points, cut sets. */
export function importanceBlocks(result: ComposeResult): readonly Block[] {
  const { importance } = result;
  const labels = partLabels(result.model.parts);
  if (importance.length === 0) return [];
  const blocks: Block[] = [partsBlock(result, labels)];
  const single = importance.filter(({ isSinglePoint }) => isSinglePoint).map(({ part }) => labels.get(part)!);
  if (single.length > 0 && importance.length > 1) blocks.push(singlePointsBlock(single, importance.length));
  if (result.cutSetsAsked) blocks.push(cutSetsBlock(result, labels));
  return blocks;
}

type Labels = ReturnType<typeof partLabels>;

/** Like parts (replicas of one component) are one row. */
interface Row {
  readonly name: string;
  readonly importance: PartImportance;
}

/** The rows of the table, the worst first. */
export function partRows({ importance, model }: Pick<ComposeResult, 'importance' | 'model'>): readonly Row[] {
  return rowsOf(importance, partLabels(model.parts));
}

function partsBlock({ importance, importanceAsked, topology, top }: ComposeResult, labels: Labels): Block {
  const struck = new Set(topology.commonCauses.flatMap(({ beta, components }) => (beta > 0 ? components : [])));
  const isOwn = ({ part }: PartImportance): boolean =>
    part.component !== null && struck.has(part.component) && part.kind === 'component';
  const all = rowsOf(importance, labels);
  const hasVesely = importanceAsked && importance.some(({ fussellVesely }) => fussellVesely !== null);
  const shown = all.slice(0, top);
  const rows = shown.map(({ name, importance: each }): readonly Cell[] => [
    text(isOwn(each) ? `${name} (own)` : name, each.isSinglePoint ? 'warning' : undefined),
    availability(each.part.unavailability),
    duration(allowed(each.unavailabilityGain, defaultBasis.yearSeconds)),
    each.criticality === null ? missing() : bar(each.criticality),
    share(each.criticality),
    ...(hasVesely ? [share(each.fussellVesely)] : []),
    ...(importanceAsked ? [each.riskAchievementWorth, each.riskReductionWorth, each.birnbaum].map(number) : []),
  ]);
  const right = (title: string, drop: number) => ({ title, align: 'right', drop }) as const;
  const notes: Note[] = [
    columnNote('down a year', 'what would be gone if the part never failed'),
    columnNote('criticality', 'that as a share of the whole'),
  ];
  if (importanceAsked)
    notes.push(
      columnNote('RAW', 'how many times worse with the part down'),
      columnNote('RRW', 'how many times better if it never failed'),
      columnNote('Birnbaum', 'how much more unavailable with it down than up'),
    );
  if (shown.some((row) => isOwn(row.importance)))
    notes.push('own: failures of the part itself, beside its common cause, which has a row of its own');
  if (rows.length < all.length)
    notes.unshift(`the first ${formatCount(rows.length)} of ${formatCount(all.length)}; --top N shows more`);
  return {
    kind: 'table',
    title: 'What holds it back',
    columns: [
      { title: 'part', align: 'left', drop: 0, leastWidth: 18 },
      right('availability', 1),
      right('down a year', 0),
      { title: '', align: 'left', drop: 6 },
      right('criticality', 2),
      ...(hasVesely ? [right('Fussell-V.', 5)] : []),
      ...(importanceAsked ? [right('RAW', 4), right('RRW', 4), right('Birnbaum', 3)] : []),
    ],
    rows,
    notes,
  };
}

const number = (value: number | null): Cell => (value === null ? missing() : { kind: 'significant', value, digits: 4 });

/** Like parts without names of their own are told once: `web (3 alike)`, `#1 … #10 (10 alike)`. */
function rowsOf(importance: readonly PartImportance[], labels: Labels): readonly Row[] {
  const groups = new Map<string, PartImportance[]>();
  for (const each of importance) {
    const key = likenessOf(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group as [PartImportance, ...PartImportance[]];
    const last = group[group.length - 1]!;
    if (group.length === 1) return { name: labels.get(first.part)!, importance: first };
    const isSeries = isUnnamed(first) || first.part.kind === 'node';
    const whole = isSeries ? `${first.part.name} … ${last.part.name}` : first.part.component;
    return { name: `${whole} (${group.length} alike)`, importance: first };
  });
}

const isUnnamed = ({ part }: PartImportance): boolean => part.name.startsWith('#');

function likenessOf(each: PartImportance): string {
  const { part } = each;
  const isReplica = part.kind === 'component' && part.component !== null && part.name !== part.component;
  const isNode = part.kind === 'node';
  if (!isReplica && !isNode && !isUnnamed(each)) return ` ${part.kind} ${part.name}`;
  const number = formatSignificant(each.birnbaum, 10); // equal but for rounding
  return `${isReplica || isNode ? part.component : '#'} ${part.unavailability} ${number}`;
}

function singlePointsBlock(single: readonly string[], all: number): Block {
  return {
    kind: 'list',
    title: 'Single points of failure',
    items: [
      { text: `${formatCount(single.length)} of ${formatCount(all)} parts: ${someOf(single, 12)}`, tone: 'warning' },
    ],
  };
}

function cutSetsBlock({ cutSets, model, detail }: ComposeResult, labels: Labels): Block {
  if (!cutSets)
    return {
      kind: 'list',
      title: 'Minimal cut sets',
      items: [{ text: 'too many to be found within the limits', tone: 'warning' }],
    };
  const { unavailability } = detail.analysis.result;
  return {
    kind: 'table',
    title: 'Minimal cut sets',
    columns: [
      { title: 'unavailability', align: 'right', drop: 0 },
      { title: 'of all', align: 'right', drop: 1 },
      { title: 'fails when all of these do', align: 'left', drop: 0, leastWidth: 20 },
    ],
    rows: cutSets.cutSets.map(({ events, probability }) => [
      { kind: 'significant', value: probability, digits: 4 },
      share(unavailability > 0 ? Math.min(1, probability / unavailability) : null),
      text(events.map((event) => labels.get(model.parts[event]!)!).join(' + ')),
    ]),
    notes: [`the most probable ${formatCount(cutSets.cutSets.length)} of ${cutSetCount(cutSets.total)}`],
  };
}

const cutSetCount = (total: number): string =>
  total < 1e15 ? formatCount(total) : total < Number.POSITIVE_INFINITY ? `about ${total}` : 'more than 1e308';
