import type { Finding } from '../../core/topology/lint/index.ts';
import type { Block, Tone } from '../report.ts';
import type { ComposeResult } from './result.ts';

const tones: Readonly<Record<Finding['severity'], Tone>> = { error: 'bad', warning: 'warning', info: 'quiet' };

/** Places that are named after the first. */
const namedAtMost = 8;

/** What the rules found, a rule at a time: the first place in full, the others by name. */
export function findingsBlock({ findings }: ComposeResult): readonly Block[] {
  if (findings.length === 0) return [];
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.remedy}`;
    const group = byRule.get(key);
    if (group) group.push(finding);
    else byRule.set(key, [finding]);
  }
  const items = [...byRule.values()].map((group) => {
    const [{ rule, severity, message, remedy }, ...others] = group as [Finding, ...Finding[]];
    return { text: `${severity}: ${message}${also(others)} → ${remedy} [${rule}]`, tone: tones[severity] };
  });
  return [{ kind: 'list', title: 'Lint', items }];
}

function also(others: readonly Finding[]): string {
  if (others.length === 0) return '';
  const names = [...new Set(others.map(({ where }) => where))];
  const more = names.length > namedAtMost ? ` and ${names.length - namedAtMost} more` : '';
  return `; likewise ${names.slice(0, namedAtMost).join(', ')}${more}`;
}
