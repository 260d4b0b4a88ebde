import { fail } from '../../core/problem.ts';
import { type Availability, fromUnavailability } from '../../core/quantity/availability.ts';
import {
  compareToWhole,
  type Decimal,
  parseDecimal,
  shifted,
  subtractedFrom,
  toNumber,
} from '../../core/quantity/decimal.ts';
import type { FileNode } from '../structured/node.ts';
import { scalarOf, wrongKind } from '../structured/values.ts';

function decimalOf(node: FileNode, what: string): Decimal {
  const { text } = scalarOf(node, what, 'a number');
  const negative = /^[-+]/.test(text);
  const decimal = parseDecimal(negative ? text.slice(1) : text);
  if (!decimal || (text.startsWith('-') && decimal.digits !== 0n)) return wrongKind(node, what, 'a number from 0 up');
  return decimal;
}

function availabilityOf(ratio: Decimal): Availability {
  return { ...fromUnavailability(toNumber(subtractedFrom(1, ratio))), availability: toNumber(ratio) };
}

/** `target`: a ratio in [0, 1), of which 0 is refused by name: it allows everything. No shorthand: 99.9 is no ratio. */
export function targetRatioOf(node: FileNode): Availability {
  const ratio = decimalOf(node, 'target');
  if (compareToWhole(ratio, 0) === 0) return fail('sloRefused', { why: 'targetZero', text: 'target' }, node.place());
  if (compareToWhole(ratio, 1) >= 0)
    return fail('sloRefused', { why: 'targetRange', text: scalarOf(node, 'target').text }, node.place());
  return availabilityOf(ratio);
}

/** `targetPercent`: a percent in [0, 100), of which 0 is refused by name. @example 99.99 → U = 0.0001 */
export function targetPercentOf(node: FileNode): Availability {
  const percent = decimalOf(node, 'targetPercent');
  if (compareToWhole(percent, 0) === 0)
    return fail('sloRefused', { why: 'targetZero', text: 'targetPercent' }, node.place());
  if (compareToWhole(percent, 100) >= 0)
    return fail('sloRefused', { why: 'percentRange', text: scalarOf(node, 'targetPercent').text }, node.place());
  return availabilityOf(shifted(percent, 2));
}

/** `timeSliceTarget`: a ratio in (0, 1]; at 0 no slice could be bad. */
export function sliceTargetOf(node: FileNode): Availability {
  const ratio = decimalOf(node, 'timeSliceTarget');
  if (compareToWhole(ratio, 0) === 0 || compareToWhole(ratio, 1) > 0)
    return fail('sloRefused', { why: 'sliceTargetRange', text: scalarOf(node, 'timeSliceTarget').text }, node.place());
  return availabilityOf(ratio);
}
