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
  const tests: RowFilter[] = [];
  for (const key of new Set(conditions.map((each) => each.key))) {
    const own = conditions.filter((each) => each.key === key);
    const wanted = own.filter((each) => !each.negated).flatMap((each) => each.values);
    const unwanted = own.filter((each) => each.negated).flatMap((each) => each.values);
    if (wanted.length > 0) tests.push(oneOf(log, key, wanted));
    if (unwanted.length > 0) {
      const test = oneOf(log, key, unwanted);
      tests.push((row) => !test(row));
    }
  }
  return tests.length === 0 ? () => true : (row) => tests.every((test) => test(row));
}

function oneOf(log: IncidentLog, key: string, values: readonly (string | null)[]): RowFilter {
  const dimension = log.dimensions.get(key);
  if (!dimension) return () => values.includes(null);
  const passes = entriesNamed(dimension.dictionary, values);
  return (row) => passes[dimension.values[row]!] === 1;
}

/** The same conditions on a row that is no part of a log yet: `namesOf` says what it has under a key. */
export function passes(conditions: readonly Condition[], namesOf: (key: string) => readonly string[]): boolean {
  return [...new Set(conditions.map(({ key }) => key))].every((key) => {
    const own = conditions.filter((each) => each.key === key);
    const valuesOf = (negated: boolean) =>
      own.filter((each) => each.negated === negated).flatMap(({ values }) => values);
    const [wanted, unwanted] = [valuesOf(false), valuesOf(true)];
    const names = namesOf(key);
    return (
      (wanted.length === 0 || isNamed(names, foldedNames(wanted))) &&
      (unwanted.length === 0 || !isNamed(names, foldedNames(unwanted)))
    );
  });
}
