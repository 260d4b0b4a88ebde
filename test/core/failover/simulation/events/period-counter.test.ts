import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PeriodCounter } from '../../../../../src/core/failover/simulation/events/period-counter.ts';

it('counts whole periods that keep their allowance, by hand', () => {
  const counter = new PeriodCounter(100, 5);
  counter.advance(0, 95); // up
  counter.advance(1, 10); // 5 down in the first period: met; 5 in the second
  counter.advance(0, 90);
  counter.advance(1, 6); // 5 more in the second: missed; 1 in the third
  expect(counter.countAfter(0, 98)).toEqual({ periods: 2, met: 1 });
  expect(counter.countAfter(0, 99)).toEqual({ periods: 3, met: 2 });
  expect(counter.countAfter(1, 99)).toEqual({ periods: 3, met: 1 });
  expect(counter.countAfter(0, 1_099)).toEqual({ periods: 13, met: 12 }); // quiet ones
});

it('weighs a share that is down', () => {
  const counter = new PeriodCounter(100, 5);
  counter.advance(0.05, 100); // exactly 5
  counter.advance(0.051, 100);
  expect(counter.countAfter(0, 0)).toEqual({ periods: 2, met: 1 });
});

it('agrees with adding up second by second', () => {
  const piece = fc.tuple(fc.constantFrom(0, 0, 0.5, 1), fc.integer({ min: 0, max: 70 }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 0, max: 20 }), (pieces, allowed) => {
      const counter = new PeriodCounter(40, allowed);
      const seconds: number[] = [];
      for (const [level, length] of pieces) {
        counter.advance(level, length);
        for (let i = 0; i < length; i++) seconds.push(level);
      }
      const periods = Math.floor(seconds.length / 40);
      let met = 0;
      for (let i = 0; i < periods; i++)
        if (seconds.slice(40 * i, 40 * (i + 1)).reduce((sum, each) => sum + each, 0) <= allowed) met++;
      expect(counter.countAfter(0, 0)).toEqual({ periods, met });
    }),
  );
});
