/**
 * P(fewer than `need` of `replicas` like and independent parts work) = Σ C(n, i) qⁱ (1 − q)ⁿ⁻ⁱ over i = n − need + 1 … n
 * failures, all terms positive. Domain: whole 1 ≤ need ≤ replicas ≤ 50 (beyond, the coefficients are no exact doubles),
 * 0 ≤ q ≤ 1. @example fewerWork(2, 3, 0.01) // 0.000298
 */
export function fewerWork(need: number, replicas: number, unavailability: number): number {
  let total = 0;
  let coefficient = 1; // C(n, i), from i = n down
  for (let failed = replicas; failed > replicas - need; failed--) {
    total += coefficient * unavailability ** failed * (1 - unavailability) ** (replicas - failed);
    coefficient = (coefficient * failed) / (replicas - failed + 1);
  }
  return Math.min(1, total);
}
