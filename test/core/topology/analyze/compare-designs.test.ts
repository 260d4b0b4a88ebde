import { describe, expect, it } from 'vitest';
import { type Candidate, chooseDesign } from '../../../../src/core/topology/analyze/compare-designs.ts';

const design = (
  unavailability: number,
  isMet: boolean | null,
  costPerMonth: number | null = null,
  gains: Readonly<Record<string, number>> = {},
): Candidate => ({
  costPerMonth,
  journeys: [{ unavailability, isMet }],
  requestTargetsMet: [],
  gains: new Map(Object.entries(gains)),
});

describe('of several designs', () => {
  it('the cheapest of those that meet their targets is taken, where all of their costs are known', () => {
    const three = [design(1e-3, false, 50), design(1e-5, true, 300), design(1e-4, true, 200)];
    expect(chooseDesign(three)).toMatchObject({ chosen: 2, meeting: [1, 2], isCheapest: true });
  });
  it('else the most available of them', () => {
    const three = [design(1e-3, false, 50), design(1e-4, true, 200), design(1e-5, true)];
    expect(chooseDesign(three)).toMatchObject({ chosen: 2, meeting: [1, 2], isCheapest: false });
    expect(chooseDesign([design(1e-5, false), design(1e-4, true)])).toMatchObject({ chosen: 1, meeting: [1] });
  });
  it('the most available where none meets its target, or there is none', () => {
    expect(chooseDesign([design(2e-3, false), design(1e-3, false)])).toMatchObject({ chosen: 1, meeting: [] });
    expect(chooseDesign([design(1e-3, null), design(2e-3, null)])).toMatchObject({ chosen: 0, meeting: null });
  });
  it('a design is as available as its least available journey, and meets its targets only with all of them', () => {
    const two: Candidate = {
      costPerMonth: null,
      requestTargetsMet: [],
      gains: new Map(),
      journeys: [
        { unavailability: 1e-6, isMet: true },
        { unavailability: 1e-2, isMet: false },
      ],
    };
    expect(chooseDesign([two, design(1e-3, false)])).toMatchObject({ chosen: 1, meeting: [] });
  });
  it('a design meets its targets only with those of its requests too', () => {
    const requests = (isMet: boolean) => ({ ...design(1e-4, null), requestTargetsMet: [true, isMet] });
    expect(chooseDesign([{ ...design(1e-5, true), requestTargetsMet: [false] }, requests(true)])).toMatchObject({
      chosen: 1,
      meeting: [1],
    });
    expect(chooseDesign([requests(false), design(1e-3, null)])).toMatchObject({ chosen: 0, meeting: [] });
  });
  it('the difference to the next rests on the part whose share differs most', () => {
    const two = [
      design(1e-3, false, null, { web: 9e-4, db: 1e-4 }),
      design(1.2e-4, true, null, { web: 1e-6, db: 1.1e-4 }),
    ];
    expect(chooseDesign(two).difference).toEqual({ other: 0, part: 'web', own: 1e-6, others: 9e-4 });
    expect(chooseDesign([two[0]!, two[0]!]).difference).toBeNull();
  });
});
