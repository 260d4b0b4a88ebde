import { expect, it } from 'vitest';
import type { Check, CheckStatus } from '../../../src/core/gates/check.ts';
import { decidedEitherWay } from '../../../src/core/gates/undecided.ts';

const check = (status: CheckStatus, expression = 'availability >= 0.99'): Check => ({ expression, actual: 1, status });
const other = check('met', 'failures < 3');

it.each<readonly [string, CheckStatus, CheckStatus | null, CheckStatus | null, CheckStatus]>([
  ['met both ways is met', 'met', 'met', 'met', 'met'],
  ['met at best alone is undecided', 'met', 'missed', 'met', 'skipped'],
  ['met at worst alone is undecided', 'met', 'met', 'missed', 'skipped'],
  ['what cannot be told at worst is undecided', 'met', 'skipped', 'met', 'skipped'],
  ['what is not there at worst is undecided', 'met', null, 'met', 'skipped'],
  ['what is not there at best is undecided', 'met', 'met', null, 'skipped'],
  ['missed stays missed', 'missed', 'met', 'met', 'missed'],
  ['skipped stays skipped', 'skipped', 'met', 'met', 'skipped'],
  ['warned stays warned', 'warned', 'met', 'met', 'warned'],
])('%s', (_, now, worst, best, decided) => {
  const way = (status: CheckStatus | null): readonly Check[] => [other, ...(status === null ? [] : [check(status)])];
  const [, found] = decidedEitherWay([other, check(now)], [way(worst), way(best)]);
  const isNew = now === 'met' && decided === 'skipped';
  expect(found).toEqual({
    ...check(decided),
    ...(isNew && {
      doubt: { kind: 'unknown', worst: worst && check(worst), best: best && check(best) },
    }),
  });
});
