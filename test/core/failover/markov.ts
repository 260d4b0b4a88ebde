/**
 * A chain in continuous time, solved by Gaussian elimination with pivoting on its balance equations: another way than the
 * one in the core, for comparison.
 */
export function solveChain(rates: ReadonlyMap<string, ReadonlyMap<string, number>>): ReadonlyMap<string, number> {
  const names = [...rates.keys()];
  const n = names.length;
  const index = new Map(names.map((name, i) => [name, i]));
  const matrix = names.map(() => new Float64Array(n + 1));
  for (const [from, row] of rates) {
    for (const [to, rate] of row) {
      matrix[index.get(to)!]![index.get(from)!]! += rate;
      matrix[index.get(from)!]![index.get(from)!]! -= rate;
    }
  }
  matrix[0]!.fill(1);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++)
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row;
    [matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!];
    for (let row = 0; row < n; row++) {
      if (row === column) continue;
      const factor = matrix[row]![column]! / matrix[column]![column]!;
      if (factor === 0) continue;
      for (let k = column; k <= n; k++) matrix[row]![k]! -= factor * matrix[column]![k]!;
    }
  }
  return new Map(names.map((name, i) => [name, matrix[i]![n]! / matrix[i]![i]!]));
}

/** Rates of an unlike pair: as active, as standing by, repair. */
export interface Machine {
  readonly failure: number;
  readonly dormant: number;
  readonly repair: number;
}

/**
 * The pair as a chain over (which machines are up, who serves, what goes on), with takeovers of `phases` exponential phases:
 * one is exponential, many are nearly fixed. Failback at once, or never. The failure of a machine that stands by is seen at
 * once, or after 1 to n exponential phases of mean T/n, each as likely: nearly even between 0 and T for many; for ever unseen
 * where T is infinite, until the other one fails.
 */
export function pairChain(
  machines: readonly [Machine, Machine],
  takeoverSeconds: number,
  manualSeconds: number,
  success: number,
  phases: number,
  failsBack: boolean,
  check: { readonly everySeconds: number; readonly phases: number } | null = null,
): { readonly unavailability: number; readonly failuresPerSecond: number } {
  const rates = new Map<string, Map<string, number>>();
  const add = (from: string, to: string, rate: number): void => {
    if (!rates.has(from)) rates.set(from, new Map());
    if (rate > 0) rates.get(from)!.set(to, (rates.get(from)!.get(to) ?? 0) + rate);
  };
  const up = (active: 0 | 1, otherWell: boolean): string => `up ${failsBack && otherWell ? 0 : active} ${otherWell}`;
  for (const active of [0, 1] as const) {
    const other = (1 - active) as 0 | 1;
    const [a, b] = [machines[active], machines[other]];
    if (!(failsBack && active === 1)) {
      if (check === null) add(up(active, true), up(active, false), b.dormant);
      else {
        for (let phase = 0; phase < check.phases; phase++) {
          const here = `up unseen ${active} ${phase}`;
          const next = phase + 1 < check.phases ? `up unseen ${active} ${phase + 1}` : up(active, false);
          add(up(active, true), here, b.dormant / check.phases);
          add(here, next, check.phases / check.everySeconds);
          add(here, 'none', a.failure);
        }
      }
      for (const [kind, share] of [
        ['auto', success],
        ['hand', 1 - success],
      ] as const)
        add(up(active, true), `${kind} ${active} 0`, share * a.failure);
      for (const [kind, seconds] of [
        ['auto', takeoverSeconds],
        ['hand', manualSeconds],
      ] as const) {
        for (let phase = 0; phase < phases; phase++) {
          const here = `${kind} ${active} ${phase}`;
          const next = phase + 1 < phases ? `${kind} ${active} ${phase + 1}` : up(other, false);
          add(here, next, phases / seconds);
          add(here, up(active, true), a.repair);
          add(here, 'none', b.dormant);
        }
      }
    }
    add(up(active, false), up(active, true), b.repair);
    add(up(active, false), 'none', a.failure);
    add('none', up(active, false), a.repair);
  }
  const solved = solveChain(rates);
  let unavailability = 0;
  let failuresPerSecond = 0;
  for (const [name, probability] of solved) {
    if (!name.startsWith('up')) unavailability += probability;
    else for (const [to, rate] of rates.get(name)!) if (!to.startsWith('up')) failuresPerSecond += probability * rate;
  }
  return { unavailability, failuresPerSecond };
}
