import { formatSignificant } from '../../numbers.ts';
import { availability, type Block, type Cell, columnNote, missing, type TableBlock, text } from '../../report.ts';
import type { ComposeResult } from '../result.ts';
import type { LoadedDrill } from './failover-result.ts';

const column = (title: string, align: 'left' | 'right', drop: number) => ({ title, align, drop }) as const;

/** What is down, and each journey given that beside what it is otherwise. */
export function drillBlock({ failover, journeys }: ComposeResult): readonly Block[] {
  const { drill } = failover;
  if (!drill) return [];
  return [
    {
      kind: 'table',
      title: `Drill: ${drill.down.map(({ label }) => label).join(', ')} down`,
      columns: [
        { ...column('journey', 'left', 0), leastWidth: 12 },
        column('availability', 'right', 0),
        column('otherwise', 'right', 0),
        column('', 'left', 1),
      ],
      rows: journeys.map(({ analysis }, i) => {
        const { unavailability } = analysis.result;
        const before = drill.otherwise[i]!.analysis.result.unavailability;
        return [
          text(analysis.journey.name),
          availability(unavailability, before, unavailability > before ? 'bad' : 'good'),
          availability(before, unavailability),
          text(
            unavailability === 1 ? 'down' : unavailability > before ? 'worse' : 'as before',
            unavailability === 1 ? 'bad' : 'quiet',
          ),
        ];
      }),
      notes: [
        `the numbers here and below are what holds while this is down${journeys.some(({ target }) => target) ? '; targets in the file are not checked' : ''}`,
      ],
    },
  ];
}

/** The loss of each part by itself. */
export function drillsBlock(result: ComposeResult): readonly Block[] {
  const { drills } = result.failover;
  return drills ? [drillsTable(drills, result)] : [];
}

export function drillsTable(drills: readonly LoadedDrill[], { journeys, top }: ComposeResult): TableBlock {
  const all = likeDrills(drills);
  const shown = all.slice(0, top);
  const several = journeys.length > 1;
  const more = shown.length < all.length;
  const hasLoad = drills.some(({ load }) => load !== null);
  const hasWrites = drills.some(({ writes }) => writes !== null);
  return {
    kind: 'table',
    title: 'What each loss does',
    columns: [
      { ...column('down', 'left', 0), leastWidth: 14 },
      column('is a', 'left', 3),
      ...(several ? [{ ...column('hits most', 'left', 1), leastWidth: 10 }] : []),
      column('availability then', 'right', 0),
      column('otherwise', 'right', 4),
      ...(several ? [column('journeys down', 'right', 1)] : []),
      ...(hasLoad ? [column('load', 'right', 1)] : []),
      ...(hasWrites ? [column('writes', 'right', 2), column('by', 'left', 2)] : []),
    ],
    rows: shown.map((like) => {
      const [{ down, results, load, writes }] = like as [LoadedDrill, ...LoadedDrill[]];
      const i = results.reduce(
        (worst, each, j) => (each.unavailability > results[worst]!.unavailability ? j : worst),
        0,
      );
      const { unavailability } = results[i]!;
      const before = journeys[i]!.analysis.result.unavailability;
      const lost = results.filter((each) => each.unavailability === 1).length;
      return [
        text(nameOf(like), unavailability === 1 ? 'bad' : undefined),
        text(down.kind),
        ...(several ? [text(journeys[i]!.analysis.journey.name)] : []),
        availability(unavailability, before),
        availability(before, unavailability),
        ...(several ? [{ kind: 'count', value: lost } as const] : []),
        ...(hasLoad ? [loadCell(load?.load ?? null)] : []),
        ...(hasWrites ? writesCells(writes) : []),
      ];
    }),
    notes: [
      ...(more ? [`the first ${shown.length} of ${all.length}; --top N shows more`] : []),
      'one loss at a time, worst first; --down NAME shows one in full',
      ...(hasLoad ? [loadNote] : []),
    ],
  };
}

/** Drills that are told together, by the first and the last of them. */
export function nameOf(like: readonly LoadedDrill[]): string {
  const [first, last] = [like[0]!.down.label, like.at(-1)!.down.label];
  return like.length > 1 ? `${first} … ${last} (${like.length} alike)` : first;
}

/** What a node carries, in parts of what each is made for. */
export const loadNote = columnNote(
  'load',
  'the most that a node carries, 100% where `need` nodes carry all of it evenly',
);

/** @example loadCell(1.4) // 140%, as something bad */
export function loadCell(load: number | null): Cell {
  return load === null ? missing() : { kind: 'share', ratio: load, ...(load > 1 + 1e-9 && { tone: 'bad' }) };
}

function writesCells(writes: LoadedDrill['writes']): readonly Cell[] {
  if (!writes) return [missing(), missing()];
  const { region, promotedFrom, unavailability } = writes;
  return [
    { kind: 'availability', unavailability },
    region === null ? text('nobody', 'bad') : text(region, promotedFrom === null ? undefined : 'warning'),
  ];
}

/** Losses of one kind that do the same are told together, where there are more than two. */
export function likeDrills(drills: readonly LoadedDrill[]): readonly (readonly LoadedDrill[])[] {
  const groups = new Map<string, LoadedDrill[]>();
  for (const drill of drills) {
    const digits = drill.results.map(({ unavailability }) => formatSignificant(unavailability, 10)); // equal but for rounding
    const load = drill.load === null ? '' : formatSignificant(drill.load.load, 10);
    const key = [drill.down.kind, drill.down.of ?? '', ...digits, load, drill.writes?.region].join(' ');
    const known = groups.get(key);
    if (known) known.push(drill);
    else groups.set(key, [drill]);
  }
  return [...groups.values()].flatMap((group) => (group.length > 2 ? [group] : group.map((drill) => [drill])));
}
