import { fromUnavailability } from '../../quantity/availability.ts';
import { type Decimal, decimalText, parseDecimal, subtractedFrom } from '../../quantity/decimal.ts';
import { decimalOf } from '../../quantity/portion.ts';
import type { Component } from '../model/model.ts';
import { pairNumbers, withHalfTheRepairTime } from '../model/pair.ts';
import { bridgedNumbers, type PartNumbers } from '../model/part-numbers.ts';

/** A component whose repair takes half as long, machines and bridge worked out anew. */
export function withHalfTheRepair(component: Component): Component {
  if (component.bridge) {
    const otherwise = halfTheRepairTime(component.bridge.otherwise);
    const numbers = bridgedNumbers(otherwise, component.bridge.seconds);
    return { ...component, numbers, bridge: { ...component.bridge, otherwise } };
  }
  if (!component.failover) return { ...component, numbers: halfTheRepairTime(component.numbers) };
  const failover = withHalfTheRepairTime(component.failover);
  return { ...component, failover, numbers: pairNumbers(failover) };
}

/**
 * A part that is repaired twice as fast: U' = (MTTR/2) / (MTBF + MTTR/2) = U / (2 − U), so the odds of being down are
 * halved. The second form needs no times. Domain 0 ≤ U ≤ 1; 0 stays 0 and 1 stays 1.
 * @example halfTheRepairTime(numbers of 99 %).unavailability // 0.005025125628140704 = 1/199
 */
function halfTheRepairTime(numbers: PartNumbers): PartNumbers {
  const { unavailability, exactUnavailability, mtbfSeconds, mttrSeconds } = numbers;
  const exact = parseDecimal(exactUnavailability ?? '');
  return {
    ...fromUnavailability(unavailability / (2 - unavailability)),
    ...(exact && { exactUnavailability: decimalText(halved(exact)) }),
    mtbfSeconds,
    mttrSeconds: mttrSeconds === null ? null : mttrSeconds / 2,
  };
}

/** More digits than anybody writes: what is no decimal differs from every target within them. */
const furtherDigits = 40;

const halved = (exact: Decimal): Decimal =>
  decimalOf({ part: exact, whole: subtractedFrom(2, exact) }, exact.scale + furtherDigits);
