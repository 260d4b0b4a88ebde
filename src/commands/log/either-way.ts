import { withUnknownDown } from '../../core/incidents/log/assumed-outages.ts';
import type { UnknownHandling } from '../../core/incidents/unknown-handling.ts';
import type { Outcome } from '../command.ts';
import type { OpenedLog } from './open-log.ts';

/**
 * An outcome of a log, and where nobody knows of some of its time and it is left out, also what it would be were all of that
 * down, and were all of it up: a gate is met only where it is met either way.
 */
export function eitherWay(
  opened: OpenedLog,
  handling: UnknownHandling,
  outcomeOf: (handling: UnknownHandling, opened: OpenedLog) => Outcome,
): Outcome {
  const { log, coverage } = opened;
  const outcomeAs = (how: UnknownHandling): Outcome =>
    outcomeOf(how, how === 'down' ? { ...opened, log: withUnknownDown(log, coverage.now) } : opened);
  const outcome = outcomeAs(handling);
  const isOpen = handling === 'excluded' && log.unknown.some(({ start }) => start < coverage.now);
  return isOpen ? { ...outcome, eitherWay: () => [outcomeAs('down'), outcomeAs('up')] } : outcome;
}
