import { fail } from '../../core/problem.ts';
import { type Availability, fromUnavailability } from '../../core/quantity/availability.ts';
import {
  compareToWhole,
  type Decimal,
  decimalText,
  parseDecimal,
  shifted,
  subtractedFrom,
  times,
  toNumber,
} from '../../core/quantity/decimal.ts';
import type { FileNode } from '../structured/node.ts';
import { scalarOf, wrongKind } from '../structured/values.ts';

/** A target with all of its digits, as a ratio, and as the numbers that are computed with. */
export interface Target {
  readonly ratio: Decimal;
  readonly availability: Availability;
}

function decimalOf(node: FileNode, what: string): Decimal {
  const { text } = scalarOf(node, what, 'number');
  const negative = /^[-+]/.test(text);
  const decimal = parseDecimal(negative ? text.slice(1) : text);
  if (!decimal || (text.startsWith('-') && decimal.digits !== 0n)) return wrongKind(node, what, 'numberFromZero');
  return decimal;
}

/** @example targetOf(parseDecimal('0.999')!).availability.unavailability // 0.001 */
export function targetOf(ratio: Decimal): Target {
  const unavailability = toNumber(subtractedFrom(1, ratio));
  return { ratio, availability: { ...fromUnavailability(unavailability), availability: toNumber(ratio) } };
}

/**
 * A ratio in [0, 1), of which 0 is refused by name: it allows everything. No shorthand: 99.9 is no ratio.
 */
export function targetRatioOf(node: FileNode, key = 'target', format = 'OpenSLO'): Target {
  const ratio = decimalOf(node, `${key} of ${format}`);
  if (compareToWhole(ratio, 0) === 0) return fail('sloRefused', { why: 'targetZero', text: key }, node.place());
  if (compareToWhole(ratio, 1) < 0) return targetOf(ratio);
  const isPercent = compareToWhole(ratio, 1) > 0 && compareToWhole(ratio, 100) < 0;
  const instead = isPercent ? decimalText(shifted(ratio, 2)) : '0.999';
  return fail('targetNoRatio', { format, key, text: scalarOf(node, key).text, instead }, node.place());
}

/** OpenSLO's `targetPercent`: a percent in [0, 100), of which 0 is refused by name. @example 99.99 → U = 0.0001 */
export function targetPercentOf(node: FileNode): Target {
  const percent = decimalOf(node, 'targetPercent');
  if (compareToWhole(percent, 0) === 0)
    return fail('sloRefused', { why: 'targetZero', text: 'targetPercent' }, node.place());
  if (compareToWhole(percent, 100) >= 0)
    return fail('sloRefused', { why: 'percentRange', text: scalarOf(node, 'targetPercent').text }, node.place());
  return targetOf(shifted(percent, 2));
}

/**
 * A target that its format has in percent. One below 1 is a ratio by mistake: as a percent it would allow nearly
 * everything, and a budget of it would always be met. A `%` behind the number is taken where people write a text.
 */
export function percentTargetOf(node: FileNode, key: string, format: string): Target {
  const { text } = scalarOf(node, `${key} of ${format}`, 'percentage');
  const trimmed = text.trim().replace(/\s*%$/, '');
  const percent = parseDecimal(trimmed);
  if (!percent) return wrongKind(node, `${key} of ${format}`, 'plainPercentage');
  if (compareToWhole(percent, 1) >= 0 && compareToWhole(percent, 100) < 0) return targetOf(shifted(percent, 2));
  const isRatio = compareToWhole(percent, 0) > 0 && compareToWhole(percent, 1) < 0;
  const instead = isRatio ? decimalText(times(percent, { digits: 100n, scale: 0 })) : '99.9';
  return fail('targetNoPercent', { format, key, text, instead }, node.place());
}

/** `timeSliceTarget`: a ratio in (0, 1]; at 0 no slice could be bad. */
export function sliceTargetOf(node: FileNode): Availability {
  const ratio = decimalOf(node, 'timeSliceTarget');
  if (compareToWhole(ratio, 0) === 0 || compareToWhole(ratio, 1) > 0)
    return fail('sloRefused', { why: 'sliceTargetRange', text: scalarOf(node, 'timeSliceTarget').text }, node.place());
  return targetOf(ratio).availability;
}
