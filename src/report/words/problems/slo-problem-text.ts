import type { ProblemFacts, SloRefusal } from '../../../core/problem.ts';
import { joinedBy, placeText, quoted } from '../phrases.ts';
import type { ProblemText } from '../problem-words.ts';

type SloKind =
  | (
      | 'sloFormatUnknown'
      | 'sloTemplate'
      | 'sloNameTwice'
      | 'targetNoRatio'
      | 'targetNoPercent'
      | 'noFileNamed'
      | 'noSloNamed'
    )
  | (
      | 'rulesOfSlices'
      | 'rulesWithoutQueries'
      | 'queryWithoutWindow'
      | 'queryUnusable'
      | 'queryAnswersAlways'
      | 'labelUnusable'
    )
  | ('sloRefused' | 'columnMissing' | 'cellEmpty' | 'countUnusable' | 'eventsTooMany' | 'partAboveTotal');

const durationForms = 'write a whole number and one letter: m minutes, h, d, w, M months, Q quarters, Y years';

/** Why an SLO file, a policy or a file of targets is refused. */
const refusals: { readonly [K in SloRefusal]: (text: string) => ProblemText } = {
  none: () => ({ what: 'there is no object of kind SLO in it', todo: 'name a file that has one' }),
  nameTwice: (text) => ({ what: `there are two of the name ${quoted(text)}`, todo: 'rename one of them' }),
  noObjective: () => ({ what: 'the SLO has no objective', todo: 'add one: objectives: [{ target: 0.999 }]' }),
  composite: (text) => ({
    what: `${text} makes this a composite SLO, which is not supported`,
    todo: 'give each part an SLO of its own',
  }),
  frameCustom: () => ({
    what: "a custom timeframe has its length nowhere in Datadog's JSON",
    todo: 'write a length, such as timeframe: 45d',
  }),
  targetKeys: (text) => ({ what: `${text} say the same thing twice`, todo: 'keep one of them' }),
  targetZero: (text) => ({
    what: `a ${text} of 0 allows everything: there is no budget to keep`,
    todo: 'give one above 0',
  }),
  percentRange: (text) => ({
    what: `targetPercent is a percentage from 0 to below 100, not ${text}`,
    todo: 'write targetPercent: 99.9',
  }),
  targetTwice: () => ({ what: 'the objective has both target and targetPercent', todo: 'give one of them' }),
  sliceTargetRange: (text) => ({
    what: `timeSliceTarget is a ratio above 0 and at most 1, not ${text}`,
    todo: 'write timeSliceTarget: 0.99',
  }),
  sliceUnequal: (text) => ({ what: `slices of ${text} are not of one length`, todo: 'use m, h, d or w' }),
  duration: (text) => ({ what: `${quoted(text)} is no duration of OpenSLO`, todo: durationForms }),
  windowCount: (text) => ({ what: `an SLO has exactly one time window, not ${text}`, todo: 'give one' }),
  windowBoth: () => ({
    what: 'the window is rolling and has a calendar',
    todo: 'take isRolling: true or the calendar away',
  }),
  windowNeither: () => ({
    what: 'the window is neither rolling nor has a calendar',
    todo: 'write isRolling: true, or calendar: { startTime: 2026-01-01 00:00:00, timeZone: Europe/Berlin }',
  }),
  policyShort: () => ({ what: 'a policy has at least two steps', todo: 'the last one is for when nothing is left' }),
  policyTwoBounds: (text) => ({
    what: `the step ${quoted(text)} has both above and atLeast`,
    todo: 'give one of them',
  }),
  policyUnbounded: (text) => ({
    what: `the step ${quoted(text)} has no bound`,
    todo: 'give above or atLeast; the last step alone takes what the others leave',
  }),
  policyBounded: (text) => ({
    what: `the last step ${quoted(text)} has a bound, so that below it there would be no state`,
    todo: 'take its above or atLeast away, or add a step such as { state: freeze }',
  }),
  policyOrder: (text) => ({
    what: `the step ${quoted(text)} can never hold: a step before it takes all of it`,
    todo: 'list the steps from the most budget left to the least',
  }),
  policyFull: (text) => ({ what: `the step ${quoted(text)} can never hold: there is never more than 100 % left` }),
  windowMinutes: (text) => ({
    what: `a window of ${quoted(text)} is one of minutes, and looks like one of months`,
    todo: 'write 30d or calendar: month for a month, PT1M for a minute',
  }),
  answerPart: (text) => ({
    what: `this answer is a part of a whole: it has ${text} SLOs`,
    todo: 'ask for all of them: its page, limit and offset say how many it gives',
  }),
  answerEmpty: () => ({ what: 'this answer has no SLO', todo: 'ask for those that there are, or take the file away' }),
  targetWhole: (text) => ({
    what: `the target of ${text} must lie strictly between 0 and 100 %`,
    todo: 'at 100 % there is no budget, at 0 % nothing to keep',
  }),
  windowTwice: (text) => ({ what: `${text} says its window twice`, todo: 'give one of them' }),
  noTargets: () => ({ what: 'there is no target in it', todo: 'write targets: { api: 99.9% }' }),
};

/** The words for problems with SLO files, rules made of them, policies, targets, deploys and counts of events. */
export const sloProblemTexts: { readonly [K in SloKind]: (facts: ProblemFacts[K]) => ProblemText } = {
  sloFormatUnknown: ({ found, formats }) => ({
    what: found === null ? 'it is in no format of SLOs that is read here' : `${quoted(found)} is not read here`,
    todo: `ninefold reads ${joinedBy('and', formats)}`,
  }),
  sloTemplate: ({ text }) => ({
    what: `${quoted(text)}: this is a template of Helm, not an SLO file yet`,
    todo: 'render it first: helm template CHART | ninefold budget LOG --slo -',
  }),
  sloNameTwice: ({ name, scope, other }) => ({
    what: `there are two SLOs of the name ${quoted(name)}${scope === null ? '' : ` in ${quoted(scope)}`}; the other one stands at ${placeText(other)}`,
    todo: 'rename one of them',
  }),
  targetNoRatio: ({ format, key, text, instead }) => ({
    what: `${key} is a ratio from 0 to below 1 in ${format}, not ${text}`,
    todo: `write ${key}: ${instead}`,
  }),
  targetNoPercent: ({ format, key, text, instead }) => ({
    what: `${key} is a percentage from 1 to below 100 in ${format}, not ${text}`,
    todo: `write ${key}: ${instead}`,
  }),
  noSloNamed: ({ files }) => ({
    what: files === 1 ? 'the file has no SLO in it' : `none of the ${files} files has an SLO in it`,
    todo: 'name a file that has one',
  }),
  noFileNamed: ({ by, endings }) =>
    by === 'folder'
      ? { what: `the folder has no file that ends in ${endings}`, todo: 'name another folder, or the files' }
      : { what: 'no file has such a name', todo: 'look at the pattern, and at the folder that you run this in' },
  sloRefused: ({ why, text }) => refusals[why](text),
  columnMissing: ({ what, known, columns }) => ({
    what: `none of the columns is the ${what}: ${columns.slice(0, 12).map(quoted).join(', ')}`,
    todo: `call it ${known.slice(0, 6).join(', ')}`,
  }),
  cellEmpty: ({ field }) => ({ what: `the row has no ${field}`, todo: 'fill it in, or take the row out' }),
  eventsTooMany: ({ field, text }) => ({
    what: `${field}: ${quoted(text)} events in one row are more than 1e18`,
    todo: 'write the number of events',
  }),
  countUnusable: ({ field, text }) => ({
    what: `${field}: ${quoted(text)} is no number of events`,
    todo: 'write a number from 0 up',
  }),
  partAboveTotal: ({ part, text, total }) => ({
    what: `${text} ${part} events are more than ${total} events in all`,
    todo: 'check which column counts what',
  }),
  rulesOfSlices: ({ slo }) => ({
    what: `${slo} counts slices of time, and burn-rate alerts look at the ratio of single events`,
    todo: 'write budgetingMethod: Occurrences, or leave this SLO out of the rules',
  }),
  rulesWithoutQueries: ({ slo }) => ({
    what: `${slo} has no queries in PromQL, which rules for Prometheus are made of`,
    todo: 'write it as an SLO of Sloth, with sli.events.error_query and total_query: --format sloth writes one to fill in',
  }),
  queryWithoutWindow: ({ slo }) => ({
    what: `this query of ${slo} has no place for the window, and every rule asks it for another one`,
    todo: 'write {{.window}} where the length stands: rate(requests_total[{{.window}}])',
  }),
  queryUnusable: ({ slo, why }) =>
    why === 'range'
      ? {
          what: `this query of ${slo} gives samples of a window, and no number of events`,
          todo: 'put a function around them: sum(rate(requests_total[{{.window}}]))',
        }
      : {
          what: `from here on this query of ${slo} is no PromQL, and Prometheus would take none of the rules`,
          todo: 'try it in Prometheus, with 5m for {{.window}}, and write what it takes',
        },
  queryAnswersAlways: ({ slo }) => ({
    what: `this query of ${slo} has an answer also where there are no series, which would stand beside what a test gives`,
    todo: 'take out what answers always, such as "or vector(0)", or write the SLO with an error_query and a total_query',
  }),
  labelUnusable: ({ slo, name }) => ({
    what: `${quoted(name)} is no name of a label that ${slo} can have in rules`,
    todo: 'write letters, digits and _, beginning with a letter; sloth_... and alertname are taken',
  }),
};
