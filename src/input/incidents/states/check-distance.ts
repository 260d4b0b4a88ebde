import type { ServiceSequence } from './service-sequences.ts';
import type { StateColumn } from './state-rows.ts';

const enough = 10_000; // distances that tell the usual one
const few = 3;

/**
 * Whether rows are checks, which say again and again what is, or changes, which say only what is new: checks repeat a
 * state, at distances that are mostly alike.
 */
export function areChecks(sequences: readonly ServiceSequence[], column: StateColumn): boolean {
  let repeated = 0;
  let changed = 0;
  let alike = 0;
  for (const sequence of sequences) {
    const { positions, at } = sequence;
    const usual = usualDistance(sequence);
    for (let i = 1; i < positions.length; i++) {
      if (column.codes[positions[i]!] === column.codes[positions[i - 1]!]) repeated++;
      else changed++;
      if (usual !== null && Math.abs(at[i]! - at[i - 1]! - usual) <= usual / 2) alike++;
    }
  }
  return repeated > 0 && (repeated >= changed || alike * 2 >= repeated + changed);
}

/** The median distance of two rows of a service; null where it has only one time. */
export function usualDistance({ at }: Pick<ServiceSequence, 'at'>): number | null {
  const count = Math.min(at.length - 1, enough);
  const distances = new Float64Array(Math.max(0, count));
  for (let i = 0; i < count; i++) distances[i] = at[i + 1]! - at[i]!;
  const sorted = distances.filter((each) => each > 0).sort();
  return sorted.length === 0 ? null : sorted[sorted.length >>> 1]!;
}

/** The distance of the checks of each service; a service with few of them is checked like the others. */
export function checkDistances(sequences: readonly ServiceSequence[]): readonly (number | null)[] {
  const own = sequences.map((each) => (each.at.length > few ? usualDistance(each) : null));
  const known = own.filter((each) => each !== null).sort((left, right) => left - right);
  const all = known[known.length >>> 1] ?? null;
  return own.map((each, i) => each ?? all ?? usualDistance(sequences[i]!));
}
