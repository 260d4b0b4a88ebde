import type { ExpressionExpected, ExpressionFacts, ExpressionHint } from '../../../core/typed-facts.ts';
import { didYouMean, quoted } from '../phrases.ts';
import type { ProblemText } from '../problem-words.ts';

const expressionForms = 'write a=99.9 -> b=99.9 (all must work), a=99 | b=99 (any may work), 2of(a=99, b=99, c=99)';

const expectedWords: Readonly<Record<ExpressionExpected, string>> = {
  part: 'a part',
  partOrCopies: 'a part or copies',
  value: 'a value',
  name: 'a name',
  joinOrEnd: '"->", "|" or the end',
  joinOrClose: '"->", "|" or ")"',
  joinCommaOrClose: '"->", "|", "," or ")"',
  commaOrClose: '"," or ")"',
  commaOrEnd: '"," or the end',
  end: 'the end',
};

/** What to write instead, where the mistake is a known one. */
const hints: Readonly<Record<ExpressionHint, string>> = {
  series: '-> joins parts that must all work: a -> b',
  seriesWord: 'parts that must all work are joined by ->: a -> b',
  parallel: 'parts of which any may work are joined by |: a | b',
  quotes: 'names and values are written without quotes',
  parentheses: 'parts are grouped by parentheses: a -> (b | c)',
  join: 'parts are joined by -> (all must work) or | (any may work)',
  percentSign: 'the % stands right behind the number: 99.9%',
  leadingDigit: 'a number begins with a digit: 0.999',
  atLeast: 'at least so many of several: 2of(a, b, c)',
  atLeastJoined: 'at least so many of several, without a blank: 2of(a, b, c)',
  copiesApart: 'copies have blanks around the x: 3 x app',
  copiesInside: 'like parts stand in k-of: 2of(3 x app=99.9)',
  exponent: 'a value has no exponent: 99.9, 99.9%, 0.999 or 3n',
  trailingDigit: 'after the point stands a digit: 99.9',
  onePoint: 'a value has one point: 99.9',
  nameOrValue: 'a name begins with a letter or _; a value is 99.9, 99.9%, 0.999 or 3n',
  nameLetters: 'names have the letters A to Z, digits and _ . : / $ # -',
  valueForms: 'write 99.9, 99.9%, a ratio below 1 such as 0.999, or nines such as 3n',
  copiesNamed: 'copies need a name: 3 x app=99.9',
  parallelOnce: 'any may work is a single |: a | b',
  seriesOnce: 'one -> joins two parts; a part is missing between these',
  equalsOnce: 'a value follows a single =: a=99.9',
  nameFirst: 'the name stands first: a=99.9',
  equals: 'a value follows its name by =: a=99.9',
  joinOrAtLeast: 'parts are joined by -> or |; k-of is written 2of(a, b, c)',
  sign: 'a value has no sign: it lies from 0 to 100 %',
  seriesNotDash: '-> joins parts that must all work: a -> b; a name does not begin or end with a dash',
  decimalPoint: 'decimals follow a point: 99.9',
  joinNotComma: 'parts are joined by -> (all must work) or | (any may work); commas stand in k-of alone: 2of(a, b, c)',
  valuesDiffer: 'values that differ are written --series 99.9,99.5',
};

/** The words for what is wrong with an expression. */
export const expressionProblemTexts: {
  readonly [K in keyof ExpressionFacts]: (facts: ExpressionFacts[K]) => ProblemText;
} = {
  expressionEmpty: () => ({
    what: 'the expression is empty',
    todo: "write what must work: 'web=99.9 -> (db-a=99.5 | db-b=99.5)'",
  }),
  expressionUnreadable: ({ found, expected, hint }) => ({
    what:
      found === null
        ? `it ends where ${expectedWords[expected]} is expected`
        : `found ${quoted(found)}, not ${expectedWords[expected]}`,
    todo: hint === null ? expressionForms : hints[hint],
  }),
  parenthesisUnbalanced: ({ isOpen }) => ({
    what: isOpen ? 'this parenthesis is never closed' : 'this parenthesis closes none',
    todo: isOpen ? 'add the ) that belongs to it' : 'take it out, or add the ( that belongs to it',
  }),
  needOutOfRange: ({ need, positions }) => ({
    what: `${need} of ${positions} cannot be needed`,
    todo: `write ${positions === 1 ? '1' : `1 to ${positions}`}: at most as many as there are arguments; copies count each`,
  }),
  copiesOutOfRange: ({ most }) => ({ what: 'there cannot be so many copies', todo: `write 1 to ${most}` }),
  copiesMisplaced: () => ({
    what: 'copies stand only as an argument of their own in k-of',
    todo: 'say how many of them must work: 2of(3 x app=99.9)',
  }),
  partWithoutValue: ({ name, suggestion, isLogRead }) => ({
    what: `${quoted(name)} has no value${isLogRead ? ', and the log has no outage of it to measure one' : ''}${didYouMean(suggestion)}`,
    todo: name.includes('#')
      ? `give it behind the copies: ${name.replace(/^(.+)#([0-9]+)$/, '$2 x $1')}=99.9`
      : `give it at one of its uses: ${name}=99.9${isLogRead ? '; or call it as the log does' : ''}`,
  }),
  partWithTwoValues: ({ name, first, second }) => ({
    what: `${quoted(name)} has two values, ${first} and ${second}`,
    todo: 'the same name is the same part: give it one value, or name the parts apart',
  }),
};
