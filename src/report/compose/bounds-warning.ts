import type { Report } from '../report.ts';
import type { JourneyResult } from './journey-result.ts';

/** Says which of the answers are bounds; none where all are exact. */
export function boundsWarning(answers: readonly (JourneyResult & { readonly name: string })[]): Report['warnings'] {
  const loose = answers.filter(({ analysis }) => analysis.bounds !== null).map(({ name }) => name);
  if (loose.length === 0) return [];
  const message = `not exact, but proven bounds: ${loose.join(', ')}; what is shown is the worse bound`;
  return [{ kind: 'notExact', message }];
}
