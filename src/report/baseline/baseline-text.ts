import type { Check } from '../../core/gates/check.ts';
import type { NoCounterpart } from '../../core/gates/comparison.ts';
import type { BaselineRefusal, UsageFacts } from '../../core/usage-facts.ts';
import { quoted } from '../words/phrases.ts';
import type { ProblemText } from '../words/problem-words.ts';

const anew =
  'write it anew, with the same call at the state to compare with: … --exit-zero --report json=baseline.json';

const refusals: Readonly<Record<BaselineRefusal, (found: string, wanted: string) => ProblemText>> = {
  noJson: (reason) => ({ what: `the baseline is no JSON: ${reason}`, todo: anew }),
  noResult: () => ({ what: 'the baseline is JSON, but no result of ninefold', todo: anew }),
  schema: (found, wanted) => ({
    what: `the baseline has the form ${quoted(found)}, and ${quoted(wanted)} is read here`,
    todo: anew,
  }),
  version: (found, wanted) => ({
    what: `the baseline was written by ninefold ${found}, and this is ${wanted}: they may compute a number in two ways`,
    todo: anew,
  }),
  command: (found, wanted) => ({
    what: `the baseline is a result of ${quoted(`ninefold ${found}`)}, and this is ${quoted(`ninefold ${wanted}`)}`,
    todo: anew,
  }),
  noComparison: () => ({
    what: 'the baseline was written by an earlier ninefold, and does not say how its numbers compare',
    todo: anew,
  }),
  nothingGated: () => ({
    what: 'nothing is gated that could be compared with the baseline',
    todo: 'add --target, --assert or --gate, to this call and to that of the baseline',
  }),
  absent: () => ({ what: 'the baseline has none of the checks that are made here', todo: anew }),
  target: () => ({ what: 'the baseline was held against other targets than these', todo: anew }),
  window: () => ({
    what: 'the baseline is of another window: of another length, or of which less or more had passed',
    todo: 'compare windows of one length, as by --month or --window; or write the baseline anew: … --exit-zero --report json=baseline.json',
  }),
  number: () => ({ what: 'the baseline has no number where there is one now', todo: anew }),
  order: () => ({ what: 'the baseline was made with another policy', todo: anew }),
};

/** The words for a baseline that cannot be compared with. */
export const baselineText = ({ why, found = '', wanted = '' }: UsageFacts['baselineRefused']): ProblemText =>
  refusals[why](found, wanted);

const noCounterparts: Readonly<Record<NoCounterpart, string>> = {
  absent: 'the baseline does not have it',
  target: 'the baseline has another target',
  window: 'the baseline has another window',
  number: 'the baseline has no number',
  order: 'the baseline has another policy',
};

/** What became of a check since the baseline; `was` is its number then, as people read it. @example 'worse than in the baseline (99.96%)' */
export function changeText({ change }: Check, was: string): string {
  if (!change) return '';
  switch (change.verdict) {
    case 'notCompared':
      return `not compared: ${noCounterparts[change.why]}`;
    case 'same':
      return 'as in the baseline';
    case 'cannotTell':
      return `too close to tell from the baseline (${was})`;
    default:
      return `${change.verdict} than in the baseline (${was})`;
  }
}

/** The same in a word or two, for a table. */
export function changeWord({ change }: Check): string {
  if (change?.verdict === 'notCompared') return noCounterparts[change.why];
  return change?.verdict === 'cannotTell' ? 'cannot tell' : (change?.verdict ?? '');
}
