/** Further apart than this, relative to the target, the 15 digits of a result decide as all of its digits would. */
const apart = 1e-13;

/** Whether 15 digits leave open on which side of a target a computed number lies. @example isInDoubt(0.001, 0.001) // true */
export function isInDoubt(computed: number, target: number): boolean {
  return Math.abs(computed - target) <= apart * target;
}
