/**
 * Finds the next of some ends, by their place in the list, that lies after an instant: the length of the list where there
 * is none. A tree of largest ends: O(log n) a question, whatever lies between. Instants in any one unit.
 * @example nextEnding(Float64Array.of(9, 2, 5))(1, 3) // 2
 */
export function nextEnding(ends: Float64Array): (from: number, instant: number) => number {
  const count = ends.length;
  let leaves = 1;
  while (leaves < count) leaves *= 2;
  const largest = new Float64Array(2 * leaves).fill(Number.NEGATIVE_INFINITY);
  largest.set(ends, leaves);
  for (let node = leaves - 1; node > 0; node--) largest[node] = Math.max(largest[2 * node]!, largest[2 * node + 1]!);
  return (from, instant) => {
    if (from >= count) return count;
    let node = leaves + from;
    while (!(largest[node]! > instant)) {
      while (node % 2 === 1) node = (node - 1) / 2; // up, as long as it is a right child
      if (node === 0) return count; // of the root: nothing lies further right
      node++;
    }
    while (node < leaves) node = largest[2 * node]! > instant ? 2 * node : 2 * node + 1;
    return node - leaves;
  };
}
