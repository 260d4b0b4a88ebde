const chunk = /[0-9]+|[^0-9]+/g;

/**
 * Compares names as people count: db-2 before db-10. For sorting; 0 only for equal names. Whatever the locale.
 * @example ['#10', '#9'].sort(compareNames) // ['#9', '#10']
 */
export function compareNames(left: string, right: string): number {
  const [a, b] = [left.match(chunk) ?? [], right.match(chunk) ?? []];
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i]!, b[i]!];
    if (x === y) continue;
    const difference = Number(x) - Number(y);
    if (!Number.isNaN(difference) && difference !== 0) return difference;
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
}
