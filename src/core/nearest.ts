/** Of two names shorter than this each is near the other: there only the case of their letters may differ. */
const shortName = 3;

/**
 * The known name that a misspelt one most likely meant, or null: the shortest that begins with it, else the smallest edit
 * distance (insert, delete, replace, swap of neighbours: Damerau 1964), at most a third of its length.
 * @example nearest('chekout', ['checkout', 'api']) // 'checkout'
 */
export function nearest(name: string, known: readonly string[]): string | null {
  const begun = known.filter((candidate) => candidate.toLowerCase().startsWith(name.toLowerCase()));
  if (name.length >= shortName && begun.length > 0) return begun.reduce((a, b) => (b.length < a.length ? b : a));
  let best: string | null = null;
  let smallest = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= smallest || candidate.length > 100) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    const areShort = name.length < shortName && candidate.length < shortName;
    if (distance < smallest && (distance === 0 || !areShort)) {
      smallest = distance;
      best = candidate;
    }
  }
  return best;
}

function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const replaced = last[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      let cost = Math.min(replaced, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[right.length]!;
}
