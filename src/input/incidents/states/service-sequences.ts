import type { IncidentLogBuilder } from '../../../core/incidents/log/builder.ts';
import { stampNames } from '../../../core/incidents/log/log.ts';
import type { StateColumn } from './state-rows.ts';

/** The rows of one service in the order of time: positions in the state column, and the instants that belong to them. */
export interface ServiceSequence {
  readonly service: string | null;
  readonly positions: Uint32Array;
  readonly at: Float64Array;
}

const start = stampNames.indexOf('start');

/** Parts the rows of a state column by their services, each in the order of time; equal times stay in the order of the file. */
export function serviceSequences(column: StateColumn, builder: IncidentLogBuilder): readonly ServiceSequence[] {
  const { dictionary, values } = builder.dimension('service');
  const counts = new Uint32Array(dictionary.size + 1);
  const hasTime = (position: number): boolean => !Number.isNaN(builder.stampOf(column.rows[position]!, start));
  for (let i = 0; i < column.count; i++) if (hasTime(i)) counts[values[column.rows[i]!]! + 1]!++;
  for (let i = 1; i < counts.length; i++) counts[i]! += counts[i - 1]!;
  const sorted = new Uint32Array(counts.at(-1)!);
  const next = counts.slice();
  for (let i = 0; i < column.count; i++) if (hasTime(i)) sorted[next[values[column.rows[i]!]!]!++] = i;
  const found: ServiceSequence[] = [];
  for (let service = 0; service < dictionary.size; service++) {
    if (counts[service] === counts[service + 1]) continue;
    const positions = sorted.subarray(counts[service], counts[service + 1]);
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
