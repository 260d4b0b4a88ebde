import type { AgainstCopies, ExpectedValue, GivenValue } from '../../core/value-facts.ts';
import { quoted } from './phrases.ts';

const expectedWords: Readonly<Record<Extract<ExpectedValue, string>, string>> = {
  text: 'a text',
  name: 'a name',
  names: 'a name or a list of names',
  number: 'a number',
  numberFromZero: 'a number from 0 up',
  percentage: 'a percentage',
  plainPercentage: 'a percentage such as 99.9',
  aboveZero: 'above 0 %',
  duration: 'a duration',
  durationInDays: 'a duration such as 28d',
  durationInMinutes: 'a duration such as 1m',
  dateAndTime: 'a date and time such as 2026-01-01 00:00:00',
  truth: 'true or false',
  expression: 'an expression such as web -> app',
  change: 'a change such as "reduce mttr=50%"',
  list: 'a list',
  map: 'a map',
  someValue: 'a value',
  oneValue: 'one value',
  oneDocument: 'one document',
};

/** @example expectedText({ least: 1, most: 9 }) // 'a whole number from 1 to 9' */
export function expectedText(expected: ExpectedValue): string {
  if (typeof expected === 'string') return expectedWords[expected];
  if ('alone' in expected) return `${expected.alone} alone`;
  if ('mostNodes' in expected) return `at most ${expected.mostNodes} nodes`;
  return `a whole number from ${expected.least} to ${expected.most}`;
}

const givenWords: Readonly<Record<Extract<GivenValue, string>, string>> = {
  list: 'a list',
  map: 'a map',
  nothing: 'empty',
  emptyText: 'an empty text',
  several: 'several',
};

/** @example givenText({ text: 'soon' }) // '"soon"' */
export function givenText(given: GivenValue): string {
  if (typeof given === 'string') return givenWords[given];
  return 'text' in given ? quoted(given.text) : given.number;
}

const againstCopies: Readonly<Record<Extract<AgainstCopies, string>, string>> = {
  isGroup: 'it is a group',
  isCluster: 'it is a cluster',
  isMeasured: 'the log has measured it as a whole; give the numbers of one copy',
  hasReplicas: 'it has replicas of its own',
  hasStandby: 'it has a standby of its own',
  hasNoticing: 'it says how a dead replica is noticed; write replicas and need instead',
  hasMaintenance: 'it has maintenance, of one replica at a time; write replicas and need instead',
};

export function againstCopiesText(name: string, reason: AgainstCopies): string {
  if (typeof reason === 'string') return againstCopies[reason];
  return `${reason.own} has another value than ${name}, which ${reason.like} would have`;
}
