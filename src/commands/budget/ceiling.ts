import type { ReachableAvailability } from '../../core/budget/checks.ts';
import type { Notice } from '../../core/notice.ts';
import { fail } from '../../core/problem.ts';
import type { CommandContext } from '../command.ts';
import { usualLimits } from '../compose/limits.ts';
import type { BudgetValues } from './options.ts';

/** The best that a topology can reach, by the journey that falls shortest or the one that was named. */
export interface Ceiling extends ReachableAvailability {
  readonly journey: string | null;
  /** What was assumed where the file does not say it. */
  readonly notices: readonly Notice[];
}

/** `--topology FILE [--journey NAME]`; null where it was not asked for. */
export async function readCeiling(
  options: Pick<BudgetValues, 'topology' | 'journey'>,
  context: CommandContext,
): Promise<Ceiling | null> {
  if (!options.topology) return null;
  const { engine } = await import('../../core/diagram/index.ts');
  const { analyzeJourney } = await import('../../core/topology/analyze/analyze.ts');
  const { hasGivenUp } = await import('../../core/topology/analyze/given-up.ts');
  const { compileTopology } = await import('../../core/topology/compile/compile.ts');
  const { chosenJourneys, optionalNotice } = await import('../compose/journeys.ts');
  const { readTopology } = await import('../../input/topology/read-topology.ts');
  const limits = { ...usualLimits, elapsedSeconds: context.elapsedSeconds };
  const topology = await readTopology(options.topology.text, context.standardInput);
  const model = compileTopology(topology);
  const chosen = chosenJourneys(model, options.journey);
  const reached = chosen.map((each) => {
    const analysis = analyzeJourney(engine, model, each, limits, false);
    // the limits are compose's to move, not budget's
    return hasGivenUp(analysis) ? fail('ceilingTooLarge', { journey: each.journey.name }) : analysis;
  });
  const lowest = reached.reduce((a, b) => (b.result.unavailability > a.result.unavailability ? b : a));
  return {
    journey: lowest.journey.name,
    availability: lowest.result,
    exactUnavailability: lowest.exactUnavailability,
    notices: [...topology.notices, ...optionalNotice(chosen)],
  };
}
