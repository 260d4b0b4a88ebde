import type { IncidentLogBuilder } from '../../../core/incidents/log/builder.ts';
import type { RowFilter } from '../../../core/incidents/log/filter.ts';
import { stampNames } from '../../../core/incidents/log/log.ts';
import { isInTurn } from './sites-in-turn.ts';
import type { StateColumn } from './state-rows.ts';

/** The rows of one service, or of one part of it, in the order of time: positions in the state column, and the instants that belong to them. */
export interface ServiceSequence {
  readonly service: string | null;
  readonly positions: Uint32Array;
  readonly at: Float64Array;
}

const start = stampNames.indexOf('start');

/** What was found of all services: what each of them was at what time, and those that are looked at from several places in turn. */
export interface ServiceSequences {
  readonly sequences: readonly ServiceSequence[];
  readonly inTurn: readonly (string | null)[];
}

/** What rows are about: a number for each service, or for each part of one, and the services by these numbers. */
interface Watched {
  readonly services: readonly number[];
  of(position: number): number;
}

/** A service by itself is its own number. */
function watchedIn({ rows, parts, count }: StateColumn, builder: IncidentLogBuilder): Watched {
  const { dictionary, values } = builder.dimension('service');
  const services = Array.from({ length: dictionary.size }, (_, i) => i);
  const whole = { services, of: (position: number) => values[rows[position]!]! };
  return parts === null ? whole : divided(whole, (position) => parts[position]!, count);
}

/** The same, each of them parted by what a row has beside. */
function divided(watched: Watched, partOf: (position: number) => number, count: number): Watched {
  const numbers = new Map<number, number>();
  const services: number[] = [];
  const found = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const number = watched.of(i);
    const key = partOf(i) * watched.services.length + number;
    const known = numbers.get(key) ?? services.push(watched.services[number]!) - 1;
    numbers.set(key, known);
    found[i] = known;
  }
  return { services, of: (position) => found[position]! };
}

/**
 * Parts the rows of a state column by what they are about, each in the order of time; equal times stay in the order of the
 * file. Those that `keeps` leaves out take no part: what they say neither begins an outage nor ends one. What is looked at
 * from several places at once is parted by these; what is looked at from them in turn is not.
 */
export function serviceSequences(
  column: StateColumn,
  builder: IncidentLogBuilder,
  keeps: RowFilter | null,
): ServiceSequences {
  const { dictionary } = builder.dimension('service');
  const { sites } = column;
  const whole = watchedIn(column, builder);
  if (sites === null) return { sequences: sequencesOf(whole, column, builder, keeps), inTurn: [] };
  const inTurn = new Set<number>();
  for (const { number, positions, at } of sequencesOf(whole, column, builder, keeps))
    if (
      isInTurn(
        at,
        Int32Array.from(positions, (position) => sites[position]!),
      )
    )
      inTurn.add(number);
  const parted = divided(whole, (position) => (inTurn.has(whole.of(position)) ? 0 : sites[position]!), column.count);
  return {
    sequences: sequencesOf(parted, column, builder, keeps),
    inTurn: [...new Set([...inTurn].map((number) => dictionary.text(whole.services[number]!)))],
  };
}

function sequencesOf(watched: Watched, column: StateColumn, builder: IncidentLogBuilder, keeps: RowFilter | null) {
  const { dictionary } = builder.dimension('service');
  const counts = new Uint32Array(watched.services.length + 1);
  const hasTime = (position: number): boolean =>
    !Number.isNaN(builder.stampOf(column.rows[position]!, start)) && (keeps === null || keeps(column.rows[position]!));
  for (let i = 0; i < column.count; i++) if (hasTime(i)) counts[watched.of(i) + 1]!++;
  for (let i = 1; i < counts.length; i++) counts[i]! += counts[i - 1]!;
  const sorted = new Uint32Array(counts.at(-1)!);
  const next = counts.slice();
  for (let i = 0; i < column.count; i++) if (hasTime(i)) sorted[next[watched.of(i)]!++] = i;
  const found: (ServiceSequence & { readonly number: number })[] = [];
  for (const [number, service] of watched.services.entries()) {
    if (counts[number] === counts[number + 1]) continue;
    const positions = sorted.subarray(counts[number], counts[number + 1]);
    found.push({ number, service: dictionary.text(service), ...byTime(positions, column, builder) });
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
