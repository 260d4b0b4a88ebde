import type { IncidentLogBuilder } from '../../../core/incidents/log/builder.ts';
import type { RowFilter } from '../../../core/incidents/log/filter.ts';
import { stampNames } from '../../../core/incidents/log/log.ts';
import type { StateColumn } from './state-rows.ts';

/** The rows of one service, or of one part of it, in the order of time: positions in the state column, and the instants that belong to them. */
export interface ServiceSequence {
  readonly service: string | null;
  readonly positions: Uint32Array;
  readonly at: Float64Array;
}

const start = stampNames.indexOf('start');

/** What rows are about: a number for each service, or for each part of one, and the services by these numbers. */
interface Watched {
  readonly services: readonly number[];
  of(position: number): number;
}

/** A service by itself is its own number. */
function watchedIn({ rows, parts, count }: StateColumn, builder: IncidentLogBuilder): Watched {
  const { dictionary, values } = builder.dimension('service');
  if (parts === null)
    return {
      services: Array.from({ length: dictionary.size }, (_, i) => i),
      of: (position) => values[rows[position]!]!,
    };
  const numbers = new Map<number, number>();
  const services: number[] = [];
  const found = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const service = values[rows[i]!]!;
    const key = parts[i]! * dictionary.size + service;
    let number = numbers.get(key);
    if (number === undefined) {
      number = services.push(service) - 1;
      numbers.set(key, number);
    }
    found[i] = number;
  }
  return { services, of: (position) => found[position]! };
}

/**
 * Parts the rows of a state column by what they are about, each in the order of time; equal times stay in the order of the
 * file. Those that `keeps` leaves out take no part: what they say neither begins an outage nor ends one.
 */
export function serviceSequences(
  column: StateColumn,
  builder: IncidentLogBuilder,
  keeps: RowFilter | null,
): readonly ServiceSequence[] {
  const { dictionary } = builder.dimension('service');
  const watched = watchedIn(column, builder);
  const counts = new Uint32Array(watched.services.length + 1);
  const hasTime = (position: number): boolean =>
    !Number.isNaN(builder.stampOf(column.rows[position]!, start)) && (keeps === null || keeps(column.rows[position]!));
  for (let i = 0; i < column.count; i++) if (hasTime(i)) counts[watched.of(i) + 1]!++;
  for (let i = 1; i < counts.length; i++) counts[i]! += counts[i - 1]!;
  const sorted = new Uint32Array(counts.at(-1)!);
  const next = counts.slice();
  for (let i = 0; i < column.count; i++) if (hasTime(i)) sorted[next[watched.of(i)]!++] = i;
  const found: ServiceSequence[] = [];
  for (const [number, service] of watched.services.entries()) {
    if (counts[number] === counts[number + 1]) continue;
    const positions = sorted.subarray(counts[number], counts[number + 1]);
    found.push({ service: dictionary.text(service), ...byTime(positions, column, builder) });
  }
  return found;
}

function byTime(positions: Uint32Array, column: StateColumn, builder: IncidentLogBuilder) {
  const instantOf = (position: number): number => builder.stampOf(column.rows[position]!, start);
  let at = Float64Array.from(positions, instantOf);
  if (isAscending(at)) return { positions, at };
  positions.reverse(); // newest first is the usual other order
  at.reverse();
  if (!isAscending(at)) {
    positions.reverse();
    positions.sort((left, right) => instantOf(left) - instantOf(right) || left - right);
    at = Float64Array.from(positions, instantOf);
  }
  return { positions, at };
}

function isAscending(at: Float64Array): boolean {
  for (let i = 1; i < at.length; i++) if (at[i]! < at[i - 1]!) return false;
  return true;
}
