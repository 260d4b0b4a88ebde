import type { Check } from '../core/gates/check.ts';
import { formatAvailability, formatDecimal, formatDuration } from './numbers.ts';
import type { Block, Tone } from './report.ts';

const words: Readonly<Record<Check['status'], readonly [mark: string, tone: Tone]>> = {
  met: ['✓ met', 'good'],
  missed: ['✗ missed', 'bad'],
  skipped: ['– skipped', 'warning'],
  warned: ['! warned', 'warning'],
};

/** What was checked and how it ended; nothing where nothing was. */
export function checksBlock(checks: readonly Check[]): Block[] {
  if (checks.length === 0) return [];
  const items = checks.map((check) => {
    const [mark, tone] = words[check.status];
    return { text: `${mark}: ${check.expression}${actualText(check)}`, tone };
  });
  return [{ kind: 'list', title: 'Checks', items }];
}

function actualText({ actual, status, expression, unavailability }: Check): string {
  if (status === 'skipped') return ': not in this data';
  if (unavailability) return `; it is ${formatAvailability(unavailability.actual, unavailability.wanted)}`;
  if (typeof actual === 'number')
    return `; it is ${/Seconds/.test(expression) ? formatDuration(actual) : formatDecimal(actual, 6)}`;
  return `; it is ${String(actual)}`;
}
