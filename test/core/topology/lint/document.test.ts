import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type RuleName, ruleNames, rules } from '../../../../src/core/topology/lint/index.ts';

const page = readFileSync('docs/lint.md', 'utf8');
const rows = [...page.matchAll(/^\| \[([a-z-]+)\]\(#([a-z-]+)\) +\| ([a-z]+) /gm)];
const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, text]) => text!.toLowerCase().replaceAll(' ', '-'));

describe('docs/lint.md', () => {
  it('has every rule, in the order of the table, with its severity and a section', () => {
    expect(
      rows.map(([, rule]) => rule),
      'a row for each rule, in the order of rules.ts',
    ).toEqual(ruleNames);
    for (const [, rule, anchor, severity] of rows) {
      expect(rules[rule as RuleName].severity, `${rule}: its severity`).toBe(severity);
      expect(headings, `${rule}: a section`).toContain(anchor);
    }
  });
});
