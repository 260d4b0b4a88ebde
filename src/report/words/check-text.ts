import type { Check, CheckSubject, Doubt } from '../../core/gates/check.ts';
import type { RequestKind } from '../../core/topology/model/cluster-model.ts';
import { changeText } from '../baseline/baseline-text.ts';
import { formatAvailability, formatCount, formatDecimal, formatDuration, formatPercent } from '../numbers.ts';
import { counted, didYouMean, quoted } from './phrases.ts';

/*
 * What a check claims, where that is a sentence and no comparison: it stands in the JSON result, and is kept as it is.
 */

export const logCoversText = 'the log covers the window';

export const logIsWholeText = 'the log is whole';

export const windowBegunText = 'the window has begun';

/** A clock of another zone shows what is yet to come. */
export const nothingAheadText = 'no incident begins after now';

export const rowsReadText = 'every row can be read';

export const partEverCountedText = 'bad events are counted';
export const incidentLastsText = 'an incident has a length and a weight';

export const rowNamesText = (by: string): string => `a row names a ${by}`;

export const rowHasOtherText = (key: string, values: readonly string[]): string =>
  `a row has ${key} != ${values.join(', ')}`;
export const rowHasText = (key: string, value: string): string => `a row has ${key} = ${value}`;

export const lintFindsNoText = (rule: string): string => `lint finds no ${rule}`;

/** What requests of a kind are called. */
export const requestsText: Readonly<Record<RequestKind, string>> = {
  reads: 'reads',
  strongReads: 'strong reads',
  writes: 'writes',
};

/** `name`: the metric that has the state of a policy. @example betterThanText('policy.state', 'freeze') */
export const betterThanText = (name: string, gate: string): string => `${name} better than ${gate}`;

export const canReachText = (journey: string | null, target: string): string =>
  `${journey ?? 'the topology'} can reach ${target}`;

/**
 * A check as a sentence: what it is about, what was found and what was wanted, and the line that asks for it where it fails.
 * @example 'Checkout: 5h 39m 31s of 1h 6m 14s spent (99.95%)'
 */
export function checkSentence(check: Check): string {
  if (check.because !== undefined) return check.because;
  const { status, place, subject } = check;
  const found = status === 'skipped' ? `${check.expression}: ${skipText(check)}` : foundText(check);
  const said = [found, changeText(check, earlierText(check))].filter((part) => part !== '').join('; ');
  const service = subject?.service && subject.service !== subject.of ? [`service ${subject.service}`] : [];
  const line = place ? [lineOf(place)] : [];
  const isBad = status === 'missed' || status === 'warned' || check.change?.verdict === 'worse';
  const tail = isBad ? [...service, ...line] : [];
  return tail.length > 0 ? `${said} [${tail.join(', ')}]` : said;
}

const lineOf = ({ file, line }: NonNullable<Check['place']>): string =>
  [file, line].filter((part) => part !== undefined).join(':');

/** What of the sentence is to be read letter by letter: the comparison that was asked for, and where. */
export function codeOf({ expression, place }: Check): readonly string[] {
  const isComparison = / (?:[<>]=?|[=!]=?) /.test(expression);
  return [...(isComparison ? [expression] : []), ...(place ? [lineOf(place)] : [])];
}

function foundText(check: Check): string {
  const { subject, expression, status, numbers } = check;
  if (status === 'error') return expression;
  const value = valueText(check);
  if (subject?.kind === 'availability')
    return `${subject.of} is ${value}, ${status === 'met' ? 'at least' : 'below'} ${subject.target}`;
  if (subject?.kind === 'state')
    return `${named(subject)}the state is ${value}, which is ${status === 'met' ? 'better than' : 'no better than'} ${subject.gate}`;
  if (subject?.kind === 'budget' && numbers) {
    const { areSeconds, actual, wanted } = numbers;
    const shown = (amount: number): string => (areSeconds ? formatDuration(amount) : formatDecimal(amount, 3));
    const [gone, all] = [shown(actual), shown(wanted)];
    const spent = gone === all && actual !== wanted ? value : gone;
    return `${named(subject)}${spent} of ${all}${areSeconds ? '' : ' events'} spent (${formatAvailability(subject.slo)})`;
  }
  return `${expression}: it is ${value}`;
}

function named({ of }: CheckSubject): string {
  return of === null ? '' : `${of}: `;
}

/** What was found, with the digits that tell it from what was wanted. */
export function valueText({ actual, unavailability, numbers, exact }: Check): string {
  if (exact) return formatPercent(exact);
  if (unavailability) return formatAvailability(unavailability.actual, unavailability.wanted);
  return numbers ? numberText(numbers) : String(actual);
}

/** What was found in an earlier run, with the digits that tell it from what is found now. */
export function earlierText({ actual, unavailability, numbers, change }: Check): string {
  const was = change && change.verdict !== 'notCompared' ? change.was : null;
  if (typeof was !== 'number' || typeof actual !== 'number') return String(was);
  if (unavailability) return formatAvailability(1 - was, unavailability.actual);
  return numberText({ areSeconds: numbers?.areSeconds ?? false, actual: was, wanted: actual });
}

/** As people read it, or with all of its digits where it would look like what it is compared with. */
function numberText({ actual, wanted, areSeconds }: NonNullable<Check['numbers']>): string {
  const shown = (value: number): string => (areSeconds ? formatDuration(value) : formatDecimal(value, 6));
  if (actual === wanted || shown(actual) !== shown(wanted)) return shown(actual);
  return areSeconds ? `${actual} s` : String(actual);
}

function skipText({ doubt }: Check): string {
  return doubt ? (doubts[doubt.kind] as (facts: Doubt) => string)(doubt) : 'not in this data';
}

type DoubtOf<K extends Doubt['kind']> = Extract<Doubt, { readonly kind: K }>;

/** Why a check was not made, and what makes it one. */
const doubts: { readonly [K in Doubt['kind']]: (facts: DoubtOf<K>) => string } = {
  unknown: ({ worst, best }) => `${wayText(worst)} were the unknown time down, ${wayText(best)} were it up`,
  uncovered: ({ milliseconds }) =>
    `it says nothing of ${formatDuration(milliseconds / 1_000)} of it; --covers FROM/TO says what it covers`,
  notBegun: () => 'nothing of it has passed',
  partial: ({ files }) => files.map(partText).join('; '),
  ahead: (facts) => aheadText(facts),
  unread: ({ rows }) => `${counted(rows, 'row')} could not, and may be an outage`,
  lengthless: ({ rows }) => `each of the ${formatCount(rows)} ends when it starts, or weighs nothing`,
  neverCounted: () =>
    'their query has no sample in all of the window: there was none, or it asks for what is not there',
  gone: () => 'the baseline has it, and it is not checked any more',
  nameAbsent: ({ suggestion }) => `none has${didYouMean(suggestion)}`,
};

function aheadText({ rows, milliseconds, zone }: DoubtOf<'ahead'>): string {
  const [begin, stamps] = rows === 1 ? ['begins', 'its timestamps'] : ['begin', 'their timestamps'];
  return `${counted(rows, 'row')} ${begin} up to ${formatDuration(milliseconds / 1_000)} after now, and ${stamps} were read in ${zone} for want of an offset; --zone says where they are from`;
}

function partText({ file, read, total, cut, isIncomplete }: DoubtOf<'partial'>['files'][number]): string {
  if (cut) return `${file} ends in the middle of a timestamp, ${quoted(cut.text)}: it was cut short`;
  if (isIncomplete) return `${file} says that something is missing in it`;
  return total === null
    ? `${file} says that more rows follow the ${formatCount(read)} in it`
    : `${file} holds ${formatCount(read)} of ${formatCount(total)} rows`;
}

function wayText(check: Check | null): string {
  return check === null || check.actual === null ? 'nothing to compare' : valueText(check);
}
