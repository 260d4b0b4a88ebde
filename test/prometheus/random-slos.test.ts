import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/core/statistics/random/random.ts';
import { run } from '../run.ts';
import { scratchFolder } from '../scratch.ts';
import { hasPromtool, promtool } from './promtool.ts';

const count = 100;
const random = createRandom(18);
const below = (limit: number): number => random.below(limit);
const oneOf = <T>(items: readonly T[]): T => items[below(items.length)]!;

/** Names that end a text, a line, a template or a matcher where they are not taken for data. */
const odd = [
  '"',
  "'",
  '\\',
  '\n',
  '`',
  '}',
  '{',
  '$1',
  '# x',
  ': ',
  '%',
  '\t',
  'ü',
  '漢',
  '😀',
  '\u202e',
  '\u0085',
  '\u2028',
  ' ',
];
const name = (i: number): string => `${oneOf(odd)}slo${oneOf(odd)}${oneOf(odd)}-${i};${oneOf(odd)}`;

/** A target from 90 to 99.999 % with up to fifteen digits; a window from an hour to ninety days. */
function slo(i: number): object {
  const nines = oneOf(['9', '99', '999', '9999', '99999']);
  const target = `0.${nines}${Array.from({ length: below(11) }, () => below(10)).join('')}`;
  const unit = oneOf(['h', 'd', 'd', 'm'] as const);
  const length = { h: 1 + below(2_160), d: 1 + below(90), m: 60 + below(129_540) }[unit];
  const metric = (matchers: string) => ({
    metricSource: {
      type: 'Prometheus',
      spec: { query: `sum(rate(requests_total{slo="${i}"${matchers}}[{{.window}}]))` },
    },
  });
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: { name: name(i) },
    spec: {
      service: name(i),
      budgetingMethod: 'Occurrences',
      timeWindow: [{ duration: `${length}${unit}`, isRolling: true }],
      indicator: { spec: { ratioMetric: { bad: metric(',code=~"5.."'), total: metric('') } } },
      objectives: [{ target: Number(target) === 1 ? '0.999' : target }],
    },
  };
}

const folder = scratchFolder();
const [rules, tests, slos] = ['rules.yaml', 'rules_test.yaml', 'slos.json'].map((file) => join(folder, file)) as [
  string,
  string,
  string,
];

/** A line of an alert: of which SLO it is, and what its ratio is compared with, `(14.4 * 0.001)` or `0.0144`. */
const comparison = /ratio_rate[^\n]*-([0-9]+);[^\n]* > (\([0-9./* ]+\)|[0-9.]+)(?=\) without)/g;

/** The rule file with one factor of every SLO changed, of each another of its comparisons. */
function changed(text: string, by: string, shift: number): string {
  const numbers = [...text.matchAll(comparison)].map((match) => Number(match[1]));
  const counts = new Map<number, number>();
  for (const i of numbers) counts.set(i, (counts.get(i) ?? 0) + 1);
  const seen = new Map<number, number>();
  return text.replace(comparison, (whole, number: string, compared: string) => {
    const i = Number(number);
    const at = seen.get(i) ?? 0;
    seen.set(i, at + 1);
    return at === (i + shift) % counts.get(i)! ? whole.replace(` > ${compared}`, ` > (${by} * ${compared})`) : whole;
  });
}

/** The groups of alerts alone: promtool reads and evaluates the whole file for every test. */
function alertsOf(text: string): string {
  const [head, ...groups] = text.split(/^ {2}(?=- name: )/m);
  return [head, ...groups.filter((group) => group.startsWith('- name: "sloth-slo-alerts-'))].join('  ');
}

describe.skipIf(!hasPromtool)(`the rules of ${count} random SLOs`, () => {
  let written = '';
  it('are rules of Prometheus, and their tests pass', async () => {
    writeFileSync(slos, JSON.stringify(Array.from({ length: count }, (_, i) => slo(i))));
    const call = ['budget', '--slo', slos, '--format', 'prometheus', '--output', rules];
    const { status, stderr } = await run([...call, '--report', `promtool-test=${tests}`, '--quiet']);
    expect([status, stderr]).toEqual([0, '']);
    written = readFileSync(rules, 'utf8');
    const checked = promtool('check', 'rules', rules);
    expect([checked.status, checked.output]).toEqual([0, expect.stringContaining('SUCCESS')]);
    const tested = promtool('test', 'rules', tests);
    expect([tested.status, tested.output]).toEqual([0, expect.stringContaining('SUCCESS')]);
  });
  it.each([
    ['0.99', 0],
    ['1.01', 3],
  ] as const)('fail where one factor of each SLO is multiplied by %s', (by, shift) => {
    writeFileSync(rules, changed(alertsOf(written), by, shift));
    const { status, output } = promtool('test', 'rules', tests);
    expect(status).toBe(1);
    const failing = new Set([...output.matchAll(/-([0-9]+);/g)].map(([, i]) => Number(i)));
    expect(failing.size).toBe(count);
  });
});
