import { type StampName, stampNames } from '../../core/incidents/log/log.ts';
import type { Place } from '../../core/problem.ts';
import { failUnknownName } from '../../core/unknown-name.ts';
import {
  aliases,
  comparable,
  type Field,
  fields,
  kindAliases,
  offsetAliases,
  type TextField,
  textFields,
} from './columns.ts';

/** A column that holds a length of time from start; a cell may also spell it out (`5m`, `PT5M`). */
export interface OffsetColumn {
  readonly column: number;
  readonly unitMilliseconds: number;
}

/** Which column holds which field, by number in the order of the names; what is not there is left out. */
export interface Mapping {
  /** The columns' own names, in their order. */
  readonly names: readonly string[];
  readonly stamps: Readonly<Partial<Record<StampName, number>>>;
  readonly offsets: Readonly<Partial<Record<StampName, OffsetColumn>>>;
  readonly texts: Readonly<Partial<Record<TextField, number>>>;
  /** A column called just `impact` whose values decide whether it is a share or a severity. */
  readonly undecidedImpact: number | null;
  /** True where words in that column are the severity: no column stands before it for that field. */
  readonly impactWordsAreSeverity: boolean;
  /** True where the impact column counts in percent (`impact_percent`). */
  readonly impactInPercent: boolean;
  /** Further columns that may hold the end where the first choice is empty, in order. */
  readonly otherEnds: readonly number[];
  readonly kinds: readonly number[];
  /** `status` or `state`, and UptimeRobot's `Event` (Down, Up, Started, Paused). */
  readonly status: number | null;
  readonly event: number | null;
  readonly extras: ReadonlyMap<string, number>;
  /** Field → the column's own name, for people and for JSON. */
  readonly shown: Readonly<Record<string, string>>;
}

/** `--map`: field = column, or field = +column (an offset from start, in `unitMilliseconds`). */
export interface MapRule {
  readonly field: Field;
  readonly column: string;
  readonly offsetUnitMilliseconds: number | null;
  /** `impact=COLUMN:%`: bare numbers in it are percents. */
  readonly inPercent?: boolean;
  readonly where: Place;
}

/** `--map severity=none`: no column is that field. */
export const noColumn = 'none';

/** Finds the columns: what `--map` says, then the aliases. `extraKeys` are further columns to group or filter by. */
export function mapColumns(
  names: readonly string[],
  rules: readonly MapRule[],
  extraKeys: readonly string[],
  strict: boolean,
): Mapping {
  const byName = new Map<string, number>();
  names.forEach((name, column) => {
    if (!byName.has(comparable(name))) byName.set(comparable(name), column);
  });
  const columnOf = (name: string): number | undefined => {
    const exact = names.indexOf(name);
    return exact >= 0 ? exact : byName.get(comparable(name));
  };
  const ruled = new Map<Field, MapRule & { readonly index: number }>();
  for (const rule of rules) {
    const index = columnOf(rule.column);
    if (index !== undefined) ruled.set(rule.field, { ...rule, index });
    else if (!strict || rule.column === noColumn)
      ruled.set(rule.field, { ...rule, index: -1 }); // unknown, not looked for elsewhere
    else failUnknownName('column', rule.column, names, rule.where);
  }
  const plain = (field: Field, besides: number | null = null): number | undefined => {
    const rule = ruled.get(field);
    if (rule) return rule.offsetUnitMilliseconds === null && rule.index >= 0 ? rule.index : undefined;
    for (const alias of aliases[field]) {
      const column = byName.get(comparable(alias));
      if (column !== undefined && column !== besides) return column;
    }
    return undefined;
  };
  const shown: Record<string, string> = {};
  const stamps: Partial<Record<StampName, number>> = {};
  const offsets: Partial<Record<StampName, OffsetColumn>> = {};
  const texts: Partial<Record<TextField, number>> = {};
  for (const field of textFields) {
    const column = plain(field);
    if (column !== undefined) texts[field] = column;
  }
  let undecidedImpact: number | null = null;
  if (texts.impact !== undefined && !ruled.has('impact') && comparable(names[texts.impact]!) === 'impact') {
    undecidedImpact = texts.impact;
    delete texts.impact;
  }
  const impactWordsAreSeverity = undecidedImpact !== null && texts.severity === undecidedImpact;
  if (impactWordsAreSeverity && !ruled.has('severity')) {
    const next = plain('severity', undecidedImpact);
    if (next === undefined) delete texts.severity;
    else texts.severity = next;
  }
  for (const field of textFields) if (texts[field] !== undefined) shown[field] = names[texts[field]]!;
  for (const stamp of stampNames) {
    const column = plain(stamp);
    const offset = column === undefined ? offsetColumn(stamp, ruled.get(stamp), byName) : null;
    if (column !== undefined) {
      stamps[stamp] = column;
      shown[stamp] = names[column]!;
    } else if (offset) {
      offsets[stamp] = offset;
      shown[stamp] = `start + ${names[offset.column]!}`;
    }
  }
  const extras = new Map<string, number>();
  for (const key of extraKeys) {
    const column = columnOf(key);
    if (column !== undefined) extras.set(key, column);
  }
  const otherEnds = ruled.has('verified')
    ? []
    : aliases.verified
        .map((alias) => byName.get(comparable(alias)))
        .filter((column) => column !== undefined && column !== stamps.verified);
  const kinds = kindAliases.map((alias) => byName.get(comparable(alias))).filter((column) => column !== undefined);
  const impactName = texts.impact === undefined ? '' : names[texts.impact]!;
  return {
    names,
    stamps,
    offsets,
    texts,
    undecidedImpact,
    impactWordsAreSeverity,
    impactInPercent: ruled.get('impact')?.inPercent === true || /percent|pct/i.test(impactName),
    otherEnds: [...new Set(otherEnds)] as number[],
    kinds,
    status: byName.get('status') ?? byName.get('state') ?? null,
    event: byName.get('event') ?? null,
    extras,
    shown,
  };
}

function offsetColumn(
  stamp: StampName,
  rule: (MapRule & { readonly index: number }) | undefined,
  byName: ReadonlyMap<string, number>,
): OffsetColumn | null {
  if (rule)
    return rule.offsetUnitMilliseconds === null || rule.index < 0
      ? null
      : { column: rule.index, unitMilliseconds: rule.offsetUnitMilliseconds };
  for (const [alias, unitMilliseconds] of Object.entries(offsetAliases[stamp] ?? {})) {
    const column = byName.get(comparable(alias));
    if (column !== undefined) return { column, unitMilliseconds };
  }
  return null;
}

/** True for the name of a field. */
export function isField(name: string): name is Field {
  return (fields as readonly string[]).includes(name);
}
