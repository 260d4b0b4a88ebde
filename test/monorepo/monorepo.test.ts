import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run, runJson } from '../run.ts';
import { scratchFolder } from '../scratch.ts';

/*
 * Twelve services: SLOs of OpenSLO, Sloth and Pyrra, 99.9 % of 30 days each, 2592 s. The pager of the shop writes UTC and calls
 * one service by another name, the help desk of the platform writes what clocks in Berlin show. payments was down for 10 minutes
 * when the baseline was made, and for 20 more since; mail has been down for 50 minutes, 3000 s, all along.
 */
const now = ['--at', '2027-03-01', '--quiet'];
const root = join(scratchFolder(), 'shop');
const file = join(root, 'ninefold.yaml');
const baseline = join(root, 'baseline.json');

async function inTheState(change: (pager: { incidents: { id: string }[] }) => void, act: () => Promise<void>) {
  const path = join(root, 'logs/pager.json');
  const text = readFileSync(path, 'utf8');
  const pager = JSON.parse(text);
  change(pager);
  writeFileSync(path, JSON.stringify(pager));
  await act();
  writeFileSync(path, text);
}

describe('a monorepo of twelve services', { timeout: 240_000 }, () => {
  beforeAll(async () => {
    cpSync('test/monorepo/files', root, { recursive: true });
    const isEarlier = ({ id }: { id: string }): boolean => id !== 'P099';
    await inTheState(
      (pager) => {
        pager.incidents = pager.incidents.filter(isEarlier);
      },
      async () => writeFileSync(baseline, JSON.stringify(await runJson(['check', file, ...now, '--exit-zero']))),
    );
  }, 240_000);

  it('judges each service by its own log, in its own zone and under its own name', async () => {
    const { checks } = await runJson(['check', file, ...now]);
    const spent = Object.fromEntries(
      checks
        .filter(({ expression }: { expression: string }) => expression.includes('consumedSeconds'))
        .map(({ expression, actual }: { expression: string; actual: number }) => [
          /\[(\w+)\]/.exec(expression)![1]!,
          actual,
        ]),
    );
    const shop = { cart: 300, catalog: 300, checkout: 300, payments: 1_800, pricing: 300, search: 300 };
    const platform = {
      identity: 300,
      inventory: 300,
      mail: 3_000,
      notifications: 300,
      recommendations: 300,
      shipping: 300,
    };
    expect(spent).toEqual({ ...shop, ...platform });
  });
  it('names the one that got worse, and fails for it alone', async () => {
    const asked = ['check', file, ...now, '--baseline', baseline, '--fail-on', 'worse'];
    const { status, stdout } = await run(asked, { columns: 200 });
    expect(status).toBe(1);
    const lines = stdout.split('\n').filter((line) => /^[✓✗!–?] /.test(line));
    expect(lines.filter((line) => line.includes('✗'))).toEqual([
      `✗ shop: payments: 30m of 43m 12s spent (99.9%); worse than in the baseline (10m) [${root}/services/shop/payments/slo.yaml:14]`, // the line of its target
    ]);
    expect(lines.find((line) => line.includes('platform'))).toContain(
      '! platform: mail: 50m of 43m 12s spent (99.9%); as in the baseline',
    );
    const worse = (await runJson(asked)).checks.filter(
      ({ baseline: then }: { baseline: { verdict: string } | null }) => then?.verdict === 'worse',
    );
    expect(worse.map(({ message }: { message: string }) => message.slice(0, 13))).toEqual(['payments: 30m']);
  });
  it('puts it first in the Markdown of a comment', async () => {
    const { stdout } = await run(['check', file, ...now, '--baseline', baseline, '--format', 'markdown']);
    const [first] = stdout.split('### Against the baseline')[1]!.match(/^\| (?!what|---).*/gm)!;
    expect(first).toBe('| shop: payments: spent | 10m | 30m | worse |');
    expect(stdout).toContain('12 numbers are as in the baseline');
  });
  it('is met by what it was', async () => {
    await inTheState(
      (pager) => {
        pager.incidents = pager.incidents.filter(({ id }) => id !== 'P099');
      },
      async () => {
        const same = await run(['check', file, ...now, '--baseline', baseline, '--fail-on', 'worse']);
        expect(same.status).toBe(0);
      },
    );
  });
});
