import type { Block, Tone } from '../report.ts';
import type { ComposeResult } from './result.ts';

const tones: Readonly<Record<string, Tone>> = { error: 'bad', warning: 'warning', info: 'quiet' };

/** What the rules found; at most `top` a severity, the rest counted. */
export function findingsBlock({ findings, top }: ComposeResult): readonly Block[] {
  if (findings.length === 0) return [];
  const items = findings.slice(0, top).map(({ rule, severity, message, remedy }) => ({
    text: `${severity}: ${message} → ${remedy} [${rule}]`,
    tone: tones[severity] ?? ('quiet' as const),
  }));
  if (findings.length > items.length)
    items.push({
      text: `and ${findings.length - items.length} more; --top N shows them, --format json has all`,
      tone: 'quiet',
    });
  return [{ kind: 'list', title: 'Lint', items }];
}
