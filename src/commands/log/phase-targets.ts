import { defaultPhaseTargets, type PhaseTargets, phaseNames } from '../../core/incidents/phases.ts';
import { parsePositiveDuration } from '../../core/quantity/duration.ts';
import { failUnknownName } from '../../core/unknown-name.ts';
import type { Given } from '../options/given.ts';
import { pairsOf } from '../options/readers.ts';

/** The usual targets, those that were typed in place of theirs; the usual object itself where none was. */
export function phaseTargetsOf(given: readonly Given[]): PhaseTargets {
  if (given.length === 0) return defaultPhaseTargets;
  const targets = { ...defaultPhaseTargets };
  for (const [phase, length, place] of pairsOf(given, 'PHASE=DURATION')) {
    const known = phaseNames.find((name) => name === phase) ?? failUnknownName('phase', phase, phaseNames, place);
    targets[known] = parsePositiveDuration(length, place);
  }
  return targets;
}
