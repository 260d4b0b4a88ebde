/**
 * The probability that so many draws of different members, each as likely, are all dead: of `up` that work and `dead` in
 * rotation, Π (dead − j)/(up + dead − j). @example allDead(2, 1, 1) // 1/3
 */
export function allDead(up: number, dead: number, draws: number): number {
  if (dead < draws) return 0;
  let probability = 1;
  for (let j = 0; j < draws; j++) probability *= (dead - j) / (up + dead - j);
  return probability;
}

/**
 * The same where a member is drawn by its weight among those that are left. Domain: weights above 0; few dead ones.
 * @example allDeadByWeight(300, [100], 1) // 0.25
 */
export function allDeadByWeight(upWeight: number, dead: readonly number[], draws: number): number {
  if (draws === 0) return 1;
  if (dead.length < draws) return 0;
  const all = dead.reduce((sum, weight) => sum + weight, upWeight);
  if (draws === 1) return (all - upWeight) / all;
  return dead.reduce((sum, weight, i) => {
    const left = dead.filter((_, j) => j !== i);
    return sum + (weight / all) * allDeadByWeight(upWeight, left, draws - 1);
  }, 0);
}
