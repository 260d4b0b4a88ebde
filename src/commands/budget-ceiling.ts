import type { Availability } from '../core/quantity/availability.ts';
import type { CommandContext } from './command.ts';
import { optionText, type RawOptions } from './option-values.ts';

/** The best that a topology can reach, by the journey that falls shortest or the one that was named. */
export interface Ceiling {
  readonly journey: string | null;
  readonly availability: Availability;
}

export type CeilingOf = (path: string, journey: string | null, context: CommandContext) => Promise<Ceiling>;

/** How high the parts of a topology file let a target be; null while nothing here computes topologies. */
export const ceilingOf: CeilingOf | null = null as CeilingOf | null;

/** `--topology FILE [--journey NAME]`; null where it was not asked for. */
export async function readCeiling(options: RawOptions, context: CommandContext): Promise<Ceiling | null> {
  const path = optionText(options, 'topology');
  return path === undefined || ceilingOf === null
    ? null
    : ceilingOf(path, optionText(options, 'journey') ?? null, context);
}
