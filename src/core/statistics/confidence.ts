/** What a test finds has to have a p-value below this, and what a 95 % interval leaves out has. */
export const significance = 0.05;

/**
 * What a two-sided interval leaves on each side: (1 − confidence)/2.
 *
 * Domain: 0 < confidence < 1.
 *
 * @throws RangeError outside the domain
 * @example tailProbability(0.9) // 0.04999999999999999
 */
export function tailProbability(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence ${confidence} is outside (0, 1)`);
  return (1 - confidence) / 2;
}
