/** Fewer checks show no pattern. */
const fewest = 6;
const mostlyAlike = 0.8;

/**
 * Whether one thing is looked at from several places in turn, so that each check is the next one of all: they come at even
 * distances whatever their place, and those of one place further apart. Places that look at the same time, or one shortly after the
 * other, do so each for itself. @param at the times of the checks, ascending @param sites the place of each
 * @example isInTurn([0, 60, 120, 180, 240, 300], [1, 2, 3, 1, 2, 3]) // true
 */
export function isInTurn(at: ArrayLike<number>, sites: ArrayLike<number>): boolean {
  const places = new Set(Array.from(sites)).size;
  if (places < 2 || at.length < Math.max(fewest, 2 * places)) return false;
  const distances = Array.from({ length: at.length - 1 }, (_, i) => at[i + 1]! - at[i]!);
  const median = distances.toSorted((left, right) => left - right)[distances.length >>> 1]!;
  const alike = distances.filter((each) => each > 0 && Math.abs(each - median) <= median / 2).length;
  const changes = distances.filter((_, i) => sites[i] !== sites[i + 1]).length;
  return median > 0 && alike >= mostlyAlike * distances.length && changes * 2 >= distances.length;
}
