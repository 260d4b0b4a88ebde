import type { Finding } from '../../core/topology/lint/index.ts';
import { backticked } from '../code-parts.ts';
import type { Block, Tone } from '../report.ts';
import { lintMessage, lintRemedy } from '../words/lint-text.ts';
import { someOf } from '../words/phrases.ts';
import type { ComposeResult } from './result.ts';

const tones: Readonly<Record<Finding['severity'], Tone>> = { error: 'bad', warning: 'warning', info: 'quiet' };

/** Places that are named after the first. */
const namedAtMost = 8;

/** What the rules found, a rule at a time: the first place in full, the others by name. */
export function findingsBlock({ findings }: ComposeResult): readonly Block[] {
  if (findings.length === 0) return [];
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.rule} ${lintRemedy(finding)}`;
    const group = byRule.get(key);
    if (group) group.push(finding);
    else byRule.set(key, [finding]);
  }
  const items = [...byRule.values()].map((group) => {
    const [first, ...others] = group as [Finding, ...Finding[]];
    const { rule, severity } = first;
    const text = `${severity}: ${lintMessage(first)}${also(others)} → ${lintRemedy(first)} [${rule}]`;
    return { text, tone: tones[severity], lead: `${severity}:`, code: backticked(text) };
  });
  return [{ kind: 'list', title: 'Lint', items }];
}

function also(others: readonly Finding[]): string {
  if (others.length === 0) return '';
  const names = [...new Set(others.map(({ where }) => where))];
  return `; likewise ${someOf(names, namedAtMost)}`;
}
