import type { ChangeFacts } from '../../../core/typed-facts.ts';
import { notUnderstood } from '../phrases.ts';
import type { ProblemText } from '../problem-words.ts';

const changeForms: Readonly<Record<ChangeFacts['changeUnreadable']['form'], string>> = {
  reduce: 'mttr=50% or PHASE=50%',
  set: 'mttr=10m, mtbf=30d or PHASE=30s',
  without: 'KEY=VALUE[,VALUE…]',
  factor: 'a factor such as x2 (twice the MTBF)',
  share: 'a share such as 50%',
};

const noReduction: Readonly<Record<ChangeFacts['reductionUnusable']['reason'], string>> = {
  aboveAll: 'more than all of it',
  ambiguous: 'ambiguous',
  belowNothing: 'no reduction',
};

const fixedLevers: Readonly<Record<ChangeFacts['leverFixed']['reason'], string>> = {
  recovery: 'the whole recovery is mttr',
  acknowledge: 'acknowledge stands beside the phases and is no part of their sum: there is no downtime to save in it',
  mtbf: 'more uptime between failures is --mtbf x2, or --set mtbf=30d',
  mttr: 'it is the sum of its phases',
};

/** The words for what is wrong with a change of a projection, or with the earlier period of a comparison. */
export const changeProblemTexts: { readonly [K in keyof ChangeFacts]: (facts: ChangeFacts[K]) => ProblemText } = {
  changeUnreadable: ({ text, form }) => ({ what: notUnderstood(text), todo: `write ${changeForms[form]}` }),
  withoutByTime: ({ key }) => ({
    what: `${key} is no column to take incidents out by`,
    todo: 'use --month, or --from and --to, for a part of the calendar',
  }),
  factorUnusable: ({ text, isZero }) => ({
    what: `${text} ${isZero ? 'leaves no uptime at all' : 'is beyond reason'}`,
    todo: `${isZero ? 'write a factor above 0: ' : ''}x2 is twice the MTBF`,
  }),
  reductionUnusable: ({ text, reason }) => ({
    what: `a reduction by ${text} is ${noReduction[reason]}`,
    todo: 'write 0% to 100%, or a ratio below 1 such as 0.5',
  }),
  leverFixed: ({ name, reason, known }) => ({
    what: `${name} cannot be changed here`,
    todo: `${fixedLevers[reason]}; there are: ${known.join(', ')}`,
  }),
  periodUnreadable: ({ text }) => ({
    what: notUnderstood(text),
    todo: 'write FROM/TO, such as 2026-01-01/2026-04-01',
  }),
  periodEmpty: ({ start, end }) => ({
    what: `the period from ${start} to ${end} has no length`,
    todo: 'write the earlier end first: FROM/TO',
  }),
  windowWithinPeriod: ({ start, end }) => ({
    what: `nothing of the window (${start} to ${end}) lies after the period`,
    todo: '--compare names the earlier period; the window is the later one',
  }),
  periodUncovered: ({ first }) => ({
    what: first === null ? 'the log has no incident to compare with' : `the log begins at ${first}, after the period`,
    todo: 'name a period that the log covers',
  }),
};
