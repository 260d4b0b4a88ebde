import { type Check, skippedCheck } from '../../core/gates/check.ts';
import type { Condition } from '../../core/incidents/log/filter.ts';
import type { IncidentLog } from '../../core/incidents/log/log.ts';
import { absentNames, type WrittenName } from '../../core/incidents/log/names.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { rowHasText } from '../../report/words/check-text.ts';

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

/** The names that conditions are written with; "not known" is none. */
export function namesOfConditions(conditions: readonly Condition[]): readonly WrittenName[] {
  return conditions.flatMap(({ key, values }) => values.flatMap((value) => (value === null ? [] : [{ key, value }])));
}
