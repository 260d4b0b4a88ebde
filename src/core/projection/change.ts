import { timeKeys } from '../incidents/groups.ts';
import { conditionValues } from '../incidents/log/condition-values.ts';
import type { Condition } from '../incidents/log/filter.ts';
import { fail, type Place } from '../problem.ts';
import { parseDecimal, toNumber } from '../quantity/decimal.ts';
import { parseDuration, parsePositiveDuration } from '../quantity/duration.ts';
import { failUnknownName } from '../unknown-name.ts';

/** The phases that add up to a recovery: each is a lever of its own. */
export const leverPhases = ['detect', 'identify', 'fix', 'verify'] as const;
export type LeverPhase = (typeof leverPhases)[number];

/** What a scenario changes. `text` is how it was written. */
export type Change =
  | { readonly kind: 'reduce'; readonly what: 'mttr' | LeverPhase; readonly by: number; readonly text: string }
  | {
      readonly kind: 'set';
      readonly what: 'mttr' | 'mtbf' | LeverPhase;
      readonly seconds: number;
      readonly text: string;
    }
  | { readonly kind: 'factor'; readonly factor: number; readonly text: string }
  | { readonly kind: 'without'; readonly condition: Condition; readonly text: string };

export const changeVerbs = ['reduce', 'set', 'mtbf', 'without'] as const;
export type ChangeVerb = (typeof changeVerbs)[number];

/** Changes that stand together, under a name. */
export interface Scenario {
  readonly name: string;
  readonly changes: readonly Change[];
}

/**
 * Reads one change: its verb and what follows it. `reduce` takes mttr or a phase and a share (`mttr=50%`), `set` takes mttr,
 * mtbf or a phase and a duration (`detect=30s`), `mtbf` a factor (`x2`), `without` a column and values (`cause=network`).
 * @example parseChange('reduce', 'mttr=50%') // { kind: 'reduce', what: 'mttr', by: 0.5, text: 'reduce mttr=50%' }
 */
export function parseChange(verb: ChangeVerb, operand: string, where: Place | null = null): Change {
  const text = `${verb} ${operand.trim()}`;
  switch (verb) {
    case 'reduce': {
      const [name, value] = halves(operand, 'reduce', where);
      const what = leverOf(name, ['mttr', ...leverPhases], where);
      return { kind: 'reduce', what, by: reduction(value, where), text };
    }
    case 'set': {
      const [name, value] = halves(operand, 'set', where);
      const what = leverOf(name, ['mttr', 'mtbf', ...leverPhases], where);
      const seconds = what === 'mtbf' ? parsePositiveDuration(value, where) : parseDuration(value, where);
      return { kind: 'set', what, seconds, text };
    }
    case 'mtbf':
      return { kind: 'factor', factor: factor(operand, where), text };
    case 'without': {
      const [key, values] = halves(operand, 'without', where);
      if (timeKeys.includes(key)) return fail('withoutByTime', { key }, where);
      return { kind: 'without', condition: { key, values: conditionValues(values), negated: true }, text };
    }
  }
}

/** `x2`, `×1.5`, `2x`: how many times as long. */
export function isFactor(text: string): boolean {
  return /^\s*([x×].*|.*[0-9]\s*[x×])\s*$/i.test(text);
}

function factor(text: string, where: Place | null): number {
  const number = parseDecimal(text.replace(/[x×]/i, '').trim());
  if (!isFactor(text) || !number) return fail('changeUnreadable', { text, form: 'factor' }, where);
  const value = toNumber(number);
  if (value > 0 && value < 1e15) return value;
  return fail('factorUnusable', { text: text.trim(), isZero: value === 0 }, where);
}

function reduction(text: string, where: Place | null): number {
  const match = /^([0-9.]+)\s*%$/.exec(text);
  const percent = match && parseDecimal(match[1]!);
  const plain = match ? null : parseDecimal(text);
  const share = percent ? toNumber({ ...percent, scale: percent.scale + 2 }) : plain ? toNumber(plain) : Number.NaN;
  if (Number.isNaN(share) && !/^-\s*[0-9.]+\s*%?$/.test(text))
    return fail('changeUnreadable', { text, form: 'share' }, where);
  if (share >= 0 && share <= 1 && !(plain && share === 1)) return share;
  const reason = share > 1 ? 'aboveAll' : share === 1 ? 'ambiguous' : 'belowNothing';
  return fail('reductionUnusable', { text, reason }, where);
}

/** What somebody may take for a lever, and cannot move: not at all, or not by this verb. */
const fixedLevers = ['recovery', 'acknowledge', 'mtbf', 'mttr'] as const;

/** One of the names of what can be changed; refused with the way to what was meant. */
export function leverOf<T extends string>(name: string, known: readonly T[], where: Place | null): T {
  const found = known.find((each) => each === name.toLowerCase());
  if (found) return found;
  const reason = fixedLevers.find((each) => each === name.toLowerCase());
  if (reason) return fail('leverFixed', { name, reason, known }, where);
  return failUnknownName('phase', name, known, where);
}

function halves(text: string, form: 'reduce' | 'set' | 'without', where: Place | null): readonly [string, string] {
  const at = text.indexOf('=');
  const [left, right] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()];
  if (at < 0 || left === '' || right === '' || left.endsWith('!'))
    return fail('changeUnreadable', { text, form }, where);
  return [left, right];
}
