import { type Check, skippedCheck } from '../../core/gates/check.ts';
import type { Condition } from '../../core/incidents/log/filter.ts';
import { type IncidentLog, rowFlags } from '../../core/incidents/log/log.ts';
import { absentNames, foldedNames, isNamed, namesAt, type WrittenName } from '../../core/incidents/log/names.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { rowHasOtherText, rowHasText } from '../../report/words/check-text.ts';

/** What is said of names that no row has, wherever they were written: a notice, and a check that fails under `--strict`. */
export interface NamesJudged {
  readonly notices: readonly Notice[];
  readonly checks: readonly Check[];
}

/** A filter, a weight or a target for a name that no row has leaves nothing to fail: it is never met by that. */
export function judgeNames(log: IncidentLog, written: readonly WrittenName[]): NamesJudged {
  const absent = absentNames(log, written);
  return {
    notices: absent.map((each) => notice('noRowHas', each)),
    checks: absent.map(({ key, value, suggestion }) =>
      skippedCheck(rowHasText(key, value), { kind: 'nameAbsent', suggestion }),
    ),
  };
}

/** The same of conditions on what rows lack, and of those that leave out every name: where no row passes, nothing is left to fail. */
export function judgeConditions(log: IncidentLog, conditions: readonly Condition[]): NamesJudged {
  const notices: Notice[] = [];
  const checks: Check[] = [];
  for (const { key, values, negated } of conditions) {
    const namesOf = namesAt(log, key);
    const some = (wanted: ReadonlySet<string | null>, isWanted: boolean): boolean => {
      for (let row = 0; row < log.count; row++)
        if ((log.flags[row]! & rowFlags.invalid) === 0 && isNamed(namesOf(row), wanted) === isWanted) return true;
      return false;
    };
    if (negated && !some(foldedNames(values), false))
      checks.push(skippedCheck(rowHasOtherText(key, values.map(String)), { kind: 'nameAbsent', suggestion: null }));
    if (negated || !values.includes(null) || some(foldedNames([null]), true)) continue;
    notices.push(notice('noRowHas', { key, value: 'null', suggestion: null }));
    checks.push(skippedCheck(rowHasText(key, 'null'), { kind: 'nameAbsent', suggestion: null }));
  }
  return { notices, checks };
}

/** The names that conditions are written with; "not known" is none. */
export function namesOfConditions(conditions: readonly Condition[]): readonly WrittenName[] {
  return conditions.flatMap(({ key, values }) => values.flatMap((value) => (value === null ? [] : [{ key, value }])));
}
