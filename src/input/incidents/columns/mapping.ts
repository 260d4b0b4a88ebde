import { type StampName, stampNames } from '../../../core/incidents/log/log.ts';
import { fail, type Place } from '../../../core/problem.ts';
import { failUnknownName } from '../../../core/unknown-name.ts';
import { errorAliases, placeAliases, siteAliases, stateAliases, watchedAliases } from '../states/state-words.ts';
import { aliases, comparable, type Field, fields, type TextField } from './columns.ts';
import { type DayColumns, type DayOfClock, dateAndTime, dayColumnsOf, dayOfClock } from './date-columns.ts';
import { type Heading, headingOf } from './heading.ts';
import { lengthHeading, unitOfHeading } from './length-column.ts';
import { profileOf, type TableProfile } from './table-profile.ts';
import { type WordColumns, wordColumns } from './word-columns.ts';

/** A column that holds a length of time from start; a cell may also spell it out (`5m`, `PT5M`). */
export interface LengthColumn {
  readonly cell: number;
  /** Milliseconds in one of a bare number; null where a bare number could be anything. */
  readonly unitMilliseconds: number | null;
  /** A time of day in it may be a length, or a moment. */
  readonly mayBeMoment?: boolean;
}

/** The cells of one choice for a text: several where a heading stands several times. */
export type Cells = readonly number[];

/** Which columns may hold which field, by their numbers, the first choice first; empty where there is none. */
export interface Mapping {
  /** The columns' own names, in their order. */
  readonly names: readonly string[];
  readonly stamps: Readonly<Record<StampName, readonly number[]>>;
  /** Used where no column of the stamp itself has a value. */
  readonly lengths: Readonly<Partial<Record<StampName, LengthColumn>>>;
  readonly texts: Readonly<Record<Exclude<TextField, 'impact'>, readonly Cells[]>>;
  readonly impact: number | null;
  /** A column called just `impact` whose values decide whether it is a share or a severity. */
  readonly undecidedImpact: number | null;
  /** How many choices for the severity come before the words of that column. */
  readonly severitiesBeforeImpact: number;
  /** True where the impact column counts in percent (`impact_percent`). */
  readonly impactInPercent: boolean;
  /** Of a column of times of day, the column of their days. */
  readonly dates: ReadonlyMap<number, DayOfClock>;
  /** What goes with a column of a timestamp where its cell is a day alone; empty where `--map` named the column. */
  readonly days: ReadonlyMap<number, DayColumns>;
  /** The zone of a column's stamps where its heading names one. */
  readonly zones: ReadonlyMap<number, string>;
  /** What says what a row is beside the fields. */
  readonly words: WordColumns;
  /** Columns of labels, in which a service, a cause or a severity may stand behind its prefix. */
  readonly labels: readonly number[];
  /** Columns that may hold the state of a service, and those that may name what is watched; the first choice first. */
  readonly states: readonly number[];
  readonly watched: readonly number[];
  /** Columns of what went wrong with a request. */
  readonly errors: readonly number[];
  /** Further columns that tell what is watched apart: a host, a region; and those that say from where it is looked at. */
  readonly parts: readonly number[];
  readonly sites: readonly number[];
  /** How the cells of its tool are to be read. */
  readonly profile: TableProfile;
  readonly extras: ReadonlyMap<string, Cells>;
  /** What `--map` said: no other column is looked for. */
  readonly ruled: ReadonlySet<Field>;
  /** True where the cells are what an adapter found, and their names ours. */
  readonly isTool: boolean;
  /** True where its tool says that each state is a check. */
  readonly hasChecks?: boolean;
}

/** `--map`: field = column, field = date+time (two columns), or field = +column (a length from start). */
export interface MapRule {
  readonly field: Field;
  readonly column: string;
  readonly isLength: boolean;
  /** `verified=+COLUMN:minutes`; null: its heading or its cells say the unit. */
  readonly unitMilliseconds: number | null;
  /** `impact=COLUMN:%`: bare numbers in it are percents. */
  readonly inPercent?: boolean;
  readonly where: Place;
}

/** `--map severity=none`: no column is that field. */
export const noColumn = 'none';

export interface MappingRequest {
  readonly names: readonly string[];
  readonly rules: readonly MapRule[];
  /** Further columns to group or filter by. */
  readonly extraKeys: readonly string[];
  /** Where the names stand; null where they are the keys of a record, or may be no header at all. */
  readonly header: Place | null;
  /**
   * What becomes of a field whose column of `--map` is not there: it is refused; it is unknown, since a record may lack what
   * another has; or it goes by the names of columns, since the rule may be about another file of the call.
   */
  readonly ifMissing: 'refused' | 'unknown' | 'byName';
}

/** Finds the columns: what `--map` says, then the aliases. */
export function mapColumns({ names, rules, extraKeys, header, ifMissing }: MappingRequest): Mapping {
  const headings = names.map(headingOf);
  const cellsByName = new Map<string, number[]>();
  const add = (name: string, cell: number): void => {
    const cells = cellsByName.get(comparable(name));
    if (!cells) cellsByName.set(comparable(name), [cell]);
    else if (!cells.includes(cell)) cells.push(cell);
  };
  for (const [cell, name] of names.entries()) add(name, cell);
  for (const [cell, { name }] of headings.entries()) add(name, cell);
  const cellsOf = (name: string): Cells => {
    const exact = names.flatMap((each, cell) => (each === name ? [cell] : []));
    return exact.length > 0 ? exact : (cellsByName.get(comparable(name)) ?? []);
  };
  const ruled = new Map<Field, MapRule & { readonly cells: Cells }>();
  const dates = new Map<number, DayOfClock>();
  for (const rule of rules) {
    const whole = cellsOf(rule.column);
    const parts = whole.length > 0 || rule.isLength ? null : dateAndTime(rule.column, (name) => cellsOf(name)[0] ?? -1);
    const cells = parts ? [parts.time] : whole;
    if (parts) dates.set(parts.time, { cell: parts.date, rivals: [] });
    if (cells.length === 0 && rule.column !== noColumn) {
      if (ifMissing === 'refused') return failUnknownName('column', rule.column, names, rule.where);
      if (ifMissing === 'byName') continue;
    }
    ruled.set(rule.field, { ...rule, cells });
  }
  const choices = (field: Exclude<Field, 'state'>): readonly Cells[] => {
    const rule = ruled.get(field);
    if (rule) return rule.isLength || rule.cells.length === 0 ? [] : [rule.cells];
    const found = aliases[field].map((alias) => cellsByName.get(comparable(alias)) ?? []);
    return found.filter((cells, i) => cells.length > 0 && found.findIndex((each) => each[0] === cells[0]) === i);
  };
  const one = (cells: Cells): number => {
    const name = names[cells[0]!]!;
    return cells.length > 1 && header !== null ? fail('columnTwice', { name }, header) : cells[0]!;
  };
  const stampCells = (stamp: StampName): number[] => choices(stamp).map(one);
  const stamps = Object.fromEntries(stampNames.map((name) => [name, stampCells(name)])) as Record<StampName, number[]>;
  if (stamps.start.length === 0 && !ruled.has('start') && !ruled.has('detected')) {
    stamps.start = stamps.detected; // what is known of the beginning is when it was seen
    stamps.detected = [];
  }
  for (const name of stampNames)
    for (const cell of ruled.has(name) ? [] : stamps[name]) {
      const { abbreviation } = headings[cell]!;
      if (abbreviation !== undefined && header !== null)
        fail('headingZoneShared', { field: name, column: names[cell]!, abbreviation }, header);
    }
  const columnNames = headings.map(({ name }) => name);
  const chosen = stampNames.flatMap((name) => stamps[name].map((cell) => ({ cell, ofStamp: stamps[name] })));
  for (const { cell, ofStamp } of chosen) {
    const day = dates.has(cell) ? null : dayOfClock(cell, columnNames, ofStamp);
    if (day) dates.set(cell, ofStamp === stamps.verified ? day : { ...day, rivals: [] });
  }
  const byAlias = (alias: string): Cells => cellsByName.get(comparable(alias)) ?? [];
  const profile = profileOf((name) => byAlias(name).length > 0, names);
  if (profile.timeColumn !== null && !ruled.has('start')) stamps.start = [names.indexOf(profile.timeColumn)];
  const lengths: Partial<Record<StampName, LengthColumn>> = {};
  for (const stamp of stampNames) {
    const length = lengthColumn(stamp, ruled.get(stamp), headings);
    const isWanted = !profile.hasNoLengths || ruled.has(stamp);
    if (length && stamp !== 'start' && isWanted) lengths[stamp] = length;
  }
  const states = ruled.has('state')
    ? (ruled.get('state')?.cells ?? [])
    : [...stateAliases, ...profile.stateColumns].flatMap(byAlias);
  const watched = watchedAliases.flatMap(byAlias);
  const impact = choices('impact')[0]?.[0] ?? null;
  const isUndecided =
    impact !== null && !ruled.has('impact') && comparable(names[impact]!) === 'impact' && !headings[impact]!.isPercent;
  const severities = choices('severity');
  const impactChoice = severities.findIndex((cells) => cells[0] === impact);
  return {
    names,
    stamps,
    lengths,
    texts: {
      id: choices('id'),
      title: choices('title'),
      service: choices('service'),
      cause: choices('cause'),
      severity: ruled.has('severity') ? severities : severities.filter((cells) => cells[0] !== impact),
    },
    impact: isUndecided ? null : impact,
    undecidedImpact: isUndecided ? impact : null,
    severitiesBeforeImpact: impactChoice < 0 ? severities.length : impactChoice,
    impactInPercent: ruled.has('impact')
      ? ruled.get('impact')!.inPercent === true
      : impact !== null && headings[impact]!.isPercent,
    dates,
    days: dayColumnsOf({ names: columnNames, stamps, isNamed: (name) => ruled.has(name), lengths }),
    zones: new Map(headings.flatMap(({ zone }, cell) => zonesOf(cell, zone ?? profile.zone))),
    words: withoutCause(wordColumns(byAlias), ruled.get('cause')?.cells ?? []),
    labels: ['labels', 'label', 'tags'].flatMap(byAlias),
    states,
    watched,
    errors: errorAliases.flatMap(byAlias),
    ...(ruled.has('service')
      ? { parts: [], sites: [] }
      : partCells(
          [...choices('service').flat(), ...watched, ...profile.partColumns.flatMap(byAlias)],
          placeAliases.flatMap(byAlias),
          siteAliases.flatMap(byAlias),
          [...states, ...stampNames.flatMap((name) => stamps[name])],
        )),
    profile,
    extras: new Map(extraKeys.map((key) => [key, cellsOf(key)] as const).filter(([, cells]) => cells.length > 0)),
    ruled: new Set(ruled.keys()),
    isTool: false,
  };
}

/** A column that somebody calls the cause says why it happened, not what it was. */
const withoutCause = (words: WordColumns, cause: Cells): WordColumns => ({
  ...words,
  categories: words.categories.filter((cell) => !cause.includes(cell)),
});

/** What tells apart what is watched beside the first column that names it. */
function partCells([first, ...others]: Cells, places: Cells, siteCells: Cells, taken: Cells) {
  const isFree = (cell: number): boolean => cell !== first && !taken.includes(cell);
  const parts = [...new Set([...others, ...places].filter((cell) => isFree(cell) && !siteCells.includes(cell)))];
  return { parts, sites: [...new Set(siteCells.filter(isFree))] };
}

/** The column that `--map` names, else the first whose heading says its unit, else the first that is one. */
function lengthColumn(
  stamp: StampName,
  rule: (MapRule & { readonly cells: Cells }) | undefined,
  headings: readonly Heading[],
): LengthColumn | null {
  if (rule) {
    const [cell] = rule.cells;
    if (!rule.isLength || cell === undefined) return null;
    return { cell, unitMilliseconds: rule.unitMilliseconds ?? unitOfHeading(headings[cell]!.name) };
  }
  const found = headings.flatMap(({ name }, cell) => {
    const heading = lengthHeading(name);
    return heading?.stamp === stamp
      ? [{ cell, unitMilliseconds: heading.unitMilliseconds, mayBeMoment: heading.mayBeMoment }]
      : [];
  });
  return found.find(({ unitMilliseconds }) => unitMilliseconds !== null) ?? found[0] ?? null;
}

/** True for the name of a field. */
export function isField(name: string): name is Field {
  return (fields as readonly string[]).includes(name);
}

const zonesOf = (cell: number, zone: string | null): readonly (readonly [number, string])[] =>
  zone === null ? [] : [[cell, zone]];
