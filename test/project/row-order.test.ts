import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/core/statistics/random/random.ts';
import { log, runJson } from '../run.ts';

describe('the order of rows', () => {
  // several start together, some overlap, some last no time
  const random = createRandom(5);
  const rows = Array.from({ length: 40 }, (_, i) => {
    const start = Date.UTC(2026, 0, 1 + 3 * random.below(58), 6 * random.below(4));
    const end = start + random.below(9) * random.below(40) * 60_000;
    return `${i},${new Date(start).toISOString()},${new Date(end).toISOString()}`;
  });
  const shuffled = rows.map((row) => ({ row, key: random.uniform() })).sort((a, b) => a.key - b.key);
  const [one, other] = [rows, shuffled.map(({ row }) => row)].map((each) => log('id,start,verified', ...each));
  const numbersOf = async (args: readonly string[], keys: readonly string[]) => {
    const result = await runJson(args);
    return Object.fromEntries(keys.map((key) => [key, result[key]]));
  };

  it('changes no number of incidents', async () => {
    const keys = [
      'availability',
      'availabilityInterval',
      'mtbfIntervalSeconds',
      'mttrSeconds',
      'mttrIntervalSeconds',
      'medianRecoveryIntervalSeconds',
      'phases',
      'findings',
    ];
    const args = (path: string) => [
      'incidents',
      path,
      '--from',
      '2026-01-01',
      '--to',
      '2026-07-01',
      '--at',
      '2026-07-01',
    ];
    expect(await numbersOf(args(other!), keys)).toEqual(await numbersOf(args(one!), keys));
  });

  it('changes no number of project', async () => {
    const keys = ['current', 'needed', 'forecast', 'compare', 'trend', 'findings'];
    const args = (path: string) => [
      ...['project', path, '--from', '2026-04-01', '--to', '2026-07-01', '--at', '2026-07-01'],
      ...['--compare', '2026-01-01/2026-04-01', '--target', '99.9'],
    ];
    expect(await numbersOf(args(other!), keys)).toEqual(await numbersOf(args(one!), keys));
  });
});
