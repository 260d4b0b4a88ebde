import type { Availability } from '../core/quantity/availability.ts';
import type { CommandContext } from './command.ts';
import { optionText, type RawOptions } from './option-values.ts';

/** The best that a topology can reach, by the journey that falls shortest or the one that was named. */
export interface Ceiling {
  readonly journey: string | null;
  readonly availability: Availability;
}

/** `--topology FILE [--journey NAME]`; null where it was not asked for. */
export async function readCeiling(options: RawOptions, context: CommandContext): Promise<Ceiling | null> {
  const path = optionText(options, 'topology');
  if (path === undefined) return null;
  const { engine } = await import('../core/diagram/index.ts');
  const { analyzeJourney } = await import('../core/topology/analyze.ts');
  const { compileTopology } = await import('../core/topology/compile.ts');
  const { chosenJourneys, resultOf } = await import('./compose-journeys.ts');
  const { readTopology } = await import('../input/topology/read-topology.ts');
  const limits = { nodes: 20e6, seconds: 60, elapsedSeconds: context.elapsedSeconds };
  const model = compileTopology(await readTopology(path, context.standardInput));
  const reached = chosenJourneys(model, optionText(options, 'journey')).map((each) =>
    resultOf(analyzeJourney(engine, model, each, limits, false), each),
  );
  const lowest = reached.reduce((a, b) =>
    b.analysis.result.unavailability > a.analysis.result.unavailability ? b : a,
  );
  return { journey: lowest.analysis.journey.name, availability: lowest.analysis.result };
}
