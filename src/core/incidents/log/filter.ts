import type { IncidentLog } from './log.ts';
import { entriesNamed, foldedNames, isNamed } from './names.ts';

/** Says whether a row is looked at. */
export type RowFilter = (row: number) => boolean;

/** One condition: a row passes where its `key` is one of the values (or, negated, none of them). null is "not known". */
export interface Condition {
  readonly key: string;
  readonly values: readonly (string | null)[];
  readonly negated: boolean;
}

/** All conditions together: conditions on one key that are not negated are alternatives, different keys must all hold. */
export function rowFilter(log: IncidentLog, conditions: readonly Condition[]): RowFilter {
  const tests = byKey(conditions).flatMap(({ key, wanted, unwanted }): readonly RowFilter[] => {
    const isUnwanted = unwanted.length > 0 ? oneOf(log, key, unwanted) : null;
    return [
      ...(wanted.length > 0 ? [oneOf(log, key, wanted)] : []),
      ...(isUnwanted ? [(row: number) => !isUnwanted(row)] : []),
    ];
  });
  return tests.length === 0 ? () => true : (row) => tests.every((test) => test(row));
}

/** What is asked of each key: one of the wanted values, if there are any, and none of the unwanted. */
function byKey(conditions: readonly Condition[]) {
  return [...new Set(conditions.map(({ key }) => key))].map((key) => {
    const valuesOf = (negated: boolean) =>
      conditions.flatMap((each) => (each.key === key && each.negated === negated ? each.values : []));
    return { key, wanted: valuesOf(false), unwanted: valuesOf(true) };
  });
}

function oneOf(log: IncidentLog, key: string, values: readonly (string | null)[]): RowFilter {
  const dimension = log.dimensions.get(key);
  if (!dimension) return () => values.includes(null);
  const passes = entriesNamed(dimension.dictionary, values);
  return (row) => passes[dimension.values[row]!] === 1;
}

/** The same conditions on a row that is no part of a log yet: `namesOf` says what it has under a key. */
export function passes(conditions: readonly Condition[], namesOf: (key: string) => readonly string[]): boolean {
  return byKey(conditions).every(({ key, wanted, unwanted }) => {
    const names = namesOf(key);
    return (
      (wanted.length === 0 || isNamed(names, foldedNames(wanted))) &&
      (unwanted.length === 0 || !isNamed(names, foldedNames(unwanted)))
    );
  });
}
