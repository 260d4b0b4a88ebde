import type { Problem, ProblemFacts, ProblemKind } from '../../core/problem.ts';
import { placeText } from '../words/phrases.ts';
import { problemTexts } from '../words/problem-text.ts';
import type { ProblemText } from '../words/problem-words.ts';
import type { GateAim } from './project-draft.ts';

/** What stands in a new project file beside its settings. */
export const draftWords = {
  head: [
    'What ninefold check judges; started by ninefold init from the files that it found.',
    'The line above lets editors complete this file; point it at the schema folder of your ninefold.',
    "A setting is an option of the gate's command, without dashes and in one word: --date-format is dateFormat.",
  ],
  name: 'what the project is called',
  logs: 'Logs, each by a name that gates use: files, folders or patterns, whose paths start from the folder of this file.',
  files: 'incidents',
  events: 'counts of good and all events',
  zone: 'its timestamps say no zone: write the one that they were written in, as Europe/Berlin',
  covers: 'from when to when its tool recorded; without it a quiet month is not known to be one',
  slos: 'What was promised: SLO files, folders or patterns.',
  slo: 'every SLO in it',
  topologies: 'What the system is made of, each by a name that gates use.',
  topology: 'parts, and what needs what',
  gates: 'What must hold, a line each in ninefold check; it fails where one is missed.',
  off: 'It stands in a comment, because it cannot be used yet:',
  noLog: 'a budget needs to know what went wrong, and no incident log was found; name one under logs',
  offToo: 'what it reads stands in a comment above',
  cuts: 'Time that was agreed not to count; a log or a gate takes it as exclude: FILE:',
} as const;

/** What each setting of a gate says. */
export const gateWords: Readonly<Record<GateAim, string>> = {
  budgets: 'the error budget of every SLO above',
  budgetOfTarget: 'the error budget of one target',
  availability: 'availability by the incidents of the log',
  topology: 'the availability that the topology gives by its numbers',
  topologyOfTargets: 'every journey of the topology against its own target',
  example: 'an example: replace it as soon as there is a log or a topology; without any gate nothing is checked',
};

export const settingWords = {
  log: 'a name from logs',
  topology: 'a name from topologies',
  gate: 'missed where a budget is in this state, or a worse one',
  target: 'an example: write what you promised',
  month: 'the last calendar month that is over',
  expression: 'both must work: 99.9 percent of 99.95 percent of the time',
  met: 'what both together have to reach',
} as const;

/** Why something stands in a comment, with what to do. */
export function troubleLines(trouble: Problem | 'noLog' | 'ofSubject'): readonly string[] {
  if (trouble === 'noLog') return [draftWords.noLog];
  if (trouble === 'ofSubject') return [draftWords.offToo];
  const say = problemTexts[trouble.kind] as (facts: ProblemFacts[ProblemKind]) => ProblemText;
  const { what, todo } = say(trouble.data);
  const { where } = trouble;
  const place = where?.kind === 'file' && where.file !== 'stdin' ? `${placeText(where)}: ` : '';
  return [`${place}${what}`, ...(todo === undefined ? [] : [todo])];
}
