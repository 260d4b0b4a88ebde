import { type Check, skippedCheck } from '../../core/gates/check.ts';
import { logCoversText, logIsWholeText } from '../../report/words/check-text.ts';

/** The log says nothing of some of the window: a gate must not be met there by not knowing. */
export function coverageDoubts(uncoveredMilliseconds: number): readonly Check[] {
  return uncoveredMilliseconds > 0 ? [skippedCheck(logCoversText)] : [];
}

/** A file says itself that it is a part: what it leaves out may be the outage. */
export function partDoubts(sources: readonly { readonly partial?: unknown }[]): readonly Check[] {
  return sources.some(({ partial }) => partial) ? [skippedCheck(logIsWholeText)] : [];
}
