import { type Check, standingOf } from '../../core/gates/check.ts';
import { comparedPart } from '../../core/gates/compared-part.ts';
import type { Change } from '../../core/gates/comparison.ts';
import type { Json } from '../../core/json.ts';
import { type Block, type Cell, text } from '../report.ts';
import { earlierText, valueText } from '../words/check-text.ts';
import { counted } from '../words/phrases.ts';
import { changeWord } from './baseline-text.ts';

/** What got worse first, what is better last; what is as it was is counted. */
const order: readonly Change['verdict'][] = ['worse', 'cannotTell', 'notCompared', 'better'];

const tones = { worse: 'bad', cannotTell: 'warning', notCompared: 'quiet', better: 'good', same: 'quiet' } as const;

/** What became of each number since the baseline; nothing where there is none. */
export function changesBlock(checks: readonly Check[]): Block[] {
  const changed = checks.filter(({ change }) => change !== undefined);
  if (changed.length === 0) return [];
  const sorted = order.flatMap((verdict) => changed.filter(({ change }) => change!.verdict === verdict));
  const same = changed.length - sorted.length;
  const note = same > 0 ? [`${counted(same, 'number is', 'numbers are')} as in the baseline`] : [];
  const title = 'Against the baseline';
  if (sorted.length === 0) return [{ kind: 'list', title, items: note.map((each) => ({ text: each })) }];
  return [
    {
      kind: 'table',
      title,
      columns: [
        { title: 'what', align: 'left', drop: 0, leastWidth: 12 },
        { title: 'was', align: 'right', drop: 0 },
        { title: 'is', align: 'right', drop: 0 },
        { title: 'since', align: 'left', drop: 0 },
      ],
      rows: sorted.map(rowOf),
      notes: note,
    },
  ];
}

function rowOf(check: Check): readonly Cell[] {
  const { change } = check;
  const was: Json = change && change.verdict !== 'notCompared' ? change.was : null;
  return [
    text(nameOf(check)),
    was === null ? { kind: 'missing' } : text(earlierText(check)),
    text(valueText(check), standingOf(check) === 'missed' ? 'bad' : undefined),
    text(changeWord(check), tones[change!.verdict]),
  ];
}

/** What a line is of. */
function nameOf({ gate, subject, expression }: Check): string {
  const own = comparedPart(expression).trim();
  const subjects = { budget: 'spent', state: 'state', availability: 'availability' } as const;
  const name = subject ? [subject.of, subjects[subject.kind]].filter((part) => part !== null) : [own];
  const said = name.at(-2) === name.at(-1) ? name.slice(1) : name;
  return gate === undefined ? said.join(': ') : `${gate}: ${said.join(': ')}`;
}
