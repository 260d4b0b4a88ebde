import type { GaveUp } from '../../diagram/decision/engine.ts';

/** Whether the engine gave up: then there is no answer, only what was tried. @example hasGivenUp(analysis) // false */
export const hasGivenUp = (found: object): found is GaveUp => 'kind' in found && found.kind === 'gaveUp';
