import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPhaseTargets } from '../../../src/core/incidents/phases.ts';
import { type ChangeVerb, type LeverPhase, leverPhases, parseChange } from '../../../src/core/projection/change.ts';
import { neededFor as neededWith, twiceOrHalf } from '../../../src/core/projection/needed.ts';
import { outlookOf } from '../../../src/core/projection/operating-point.ts';
import {
  type Baseline,
  type KnownPhases,
  projectScenario,
  removedBy,
  phasesOf as typedPhases,
} from '../../../src/core/projection/scenario.ts';

const hour = 3_600_000;
const pointOf = (mtbfHours: number, mttrHours: number) => ({
  uptimeMilliseconds: mtbfHours * hour,
  downtimeMilliseconds: mttrHours * hour,
  failures: 1,
});

/** Phases with the given means and shares; the rest is not known. */
function phasesOf(known: Partial<Record<LeverPhase, readonly [number, number]>>): KnownPhases {
  const phases = leverPhases.map((name) => {
    const [meanSeconds, share] = known[name] ?? [null, null];
    return [name, { meanSeconds, share }];
  });
  return Object.fromEntries(phases) as KnownPhases;
}

const change = (text: string) => parseChange(text.split(' ')[0] as ChangeVerb, text.split(' ').slice(1).join(' '));
const project = (baseline: Baseline, ...texts: string[]) => projectScenario('test', texts.map(change), baseline);

describe('outlookOf', () => {
  // MTBF 720 h, MTTR 2 h: 2/722; 1440 h: 2/1442; MTTR 1 h: 1/721 = 2/1442
  it('is MTTR / (MTBF + MTTR)', () => {
    expect(outlookOf(pointOf(720, 2))!.unavailability).toBe(2 / 722);
    expect(outlookOf(pointOf(1_440, 2))!.unavailability).toBe(1 / 721);
  });
  it('has no MTBF without a failure', () => {
    const outlook = outlookOf({ uptimeMilliseconds: hour, downtimeMilliseconds: 0, failures: 0 });
    expect(outlook).toMatchObject({ availability: 1, nines: null, mtbfSeconds: null, mttrSeconds: null });
  });
  it('is null where downtime exceeds the window', () => {
    expect(outlookOf({ uptimeMilliseconds: -1, downtimeMilliseconds: hour, failures: 1 })).toBeNull();
  });
});

describe('twice the MTBF and half the MTTR', () => {
  it('come to the same, to the last digit', () => {
    const lengths = fc.double({ min: 1e-3, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(lengths, lengths, (mtbf, mttr) => {
        const point = pointOf(mtbf, mttr);
        const { mtbfDoubled, mttrHalved } = twiceOrHalf(point);
        expect(mtbfDoubled!.unavailability).toBe(mttrHalved!.unavailability);
        const scenario = (text: string) => project({ point, phases: null }, text).outlook!.unavailability;
        expect(scenario('mtbf x2')).toBe(scenario('reduce mttr=50%'));
        expect(scenario('mtbf x2')).toBe(mttrHalved!.unavailability);
      }),
    );
  });
});

describe('a scenario', () => {
  const baseline: Baseline = {
    point: { uptimeMilliseconds: 99_000_000, downtimeMilliseconds: 1_000_000, failures: 4 },
    phases: phasesOf({ detect: [60, 0.1], identify: [240, 0.4], fix: [300, 0.5], verify: [0, 0] }),
  };
  /** Downtime left of 1,000 s, from U = d/(99,000 + d). */
  const leftOf = (...texts: string[]): number => {
    const { unavailability } = project(baseline, ...texts).outlook!;
    return (99_000 * unavailability) / (1 - unavailability);
  };
  // by hand: factors of the 1,000 s
  it.each([
    [['reduce mttr=50%'], 500],
    [['set mttr=100s'], 400], // four failures
    [['reduce identify=50%'], 1_000 * (1 - 0.4 * 0.5)],
    [['set detect=30s'], 1_000 * (1 - 0.1 * (1 - 30 / 60))],
    [['set identify=480s'], 1_000 * (1 + 0.4)], // longer costs
    [['reduce identify=50%', 'reduce fix=20%'], 1_000 * (1 - 0.2 - 0.1)], // phases add up
    [['reduce identify=50%', 'reduce identify=50%'], 1_000 * (1 - 0.4 * 0.75)], // one phase twice: what is left multiplies
    [['reduce identify=50%', 'reduce mttr=50%'], 1_000 * 0.8 * 0.5], // then mttr multiplies
    [['set identify=60s', 'reduce identify=50%'], 1_000 * (1 - 0.4 * (1 - 0.25 * 0.5))],
    [['reduce detect=100%', 'reduce identify=100%', 'reduce fix=100%'], 0],
  ])('%o leaves %d s', (texts, expected) => expect(leftOf(...texts)).toBeCloseTo(expected, 8));

  it('multiplies the uptime between failures', () => {
    // 1,000/(99,000·1.5 + 1,000); four failures with 30,000 s between them
    expect(project(baseline, 'mtbf x1.5').outlook!.unavailability).toBeCloseTo(1_000 / 149_500, 15);
    expect(project(baseline, 'set mtbf=30000s').outlook!.unavailability).toBeCloseTo(1_000 / 121_000, 15);
  });

  it('takes incidents out first', () => {
    const fewer: Baseline = { ...baseline, point: { ...baseline.point, downtimeMilliseconds: 600_000, failures: 2 } };
    const changes = ['without cause=network', 'reduce mttr=50%'].map(change);
    expect(removedBy(changes)).toEqual([{ key: 'cause', values: ['network'], negated: true }]);
    const found = projectScenario('test', changes, fewer);
    expect(found.outlook!.mttrSeconds).toBe(150); // 600 s / 2, halved
  });

  it('leaves verify out where downtime ends at the fix', () => {
    // detect 20 % and verify 60 % of the recovery: until the fix, detect is half of it
    const phases = phasesOf({ detect: [60, 0.2], identify: [60, 0.2], fix: [0, 0], verify: [180, 0.6] });
    const until = { ...baseline, phases, endsAtFix: true };
    const factor = (text: string) => project(until, text).phaseFactor;
    expect(factor('reduce detect=50%')).toBeCloseTo(0.75, 12);
    expect(factor('reduce verify=100%')).toBe(1);
  });

  it.each([
    ['reduce verify=50%', phasesOf({}), 'shareUnknown'],
    ['set verify=10s', baseline.phases, 'meanZero'],
    ['reduce detect=50%', null, 'noPhases'],
  ])('%s has no number where what it needs is not known', (text, phases, kind) => {
    const found = project({ ...baseline, phases }, text);
    expect(found.outlook).toBeNull();
    expect(found.obstacle!.kind).toBe(kind);
  });

  it('needs a failure to set an MTTR, unless nothing was down', () => {
    const point = { uptimeMilliseconds: hour, downtimeMilliseconds: 1_000, failures: 0 };
    expect(project({ point, phases: null }, 'set mttr=5m').obstacle!.kind).toBe('noFailures');
    const quiet = { ...point, downtimeMilliseconds: 0 };
    expect(project({ point: quiet, phases: null }, 'set mttr=5m').outlook!.unavailability).toBe(0);
  });
});

const neededFor = (baseline: Baseline, target: number) => neededWith(baseline, target, defaultPhaseTargets);

describe('neededFor', () => {
  // 720 h × 0.0001/0.9999 = 259.2259… s; 2 h × 0.9999/0.0001 = 19,998 h
  it('gives the MTTR and the MTBF that hold 99.99 %', () => {
    const needed = neededFor({ point: pointOf(720, 2), phases: null }, 1e-4)!;
    expect(needed.mttrSeconds).toBeCloseTo(259.2259225922592, 10);
    expect(needed.mtbfSeconds! / 3_600).toBeCloseTo(19_998, 8);
    expect(needed.mttrReduction).toBeCloseTo(1 - 259.2259225922592 / 7_200, 12);
    expect(needed.isMet).toBe(false);
  });

  it('says how much of a phase has to go, and where that is more than there is', () => {
    // U = 1/100; for 99.2 %, M/MTTR = (99·0.008/0.992)/1 = 0.7984: 20.16 % must go: half of 40 %, more than 10 %
    const phases = phasesOf({ detect: [60, 0.1], identify: [240, 0.4], fix: [300, 0.5], verify: [0, 0] });
    const needed = neededFor({ point: { ...pointOf(99, 1) }, phases }, 0.008)!;
    const goes = 1 - (99 * 0.008) / 0.992;
    expect(needed.phases.identify).toEqual({ reduction: expect.closeTo(goes / 0.4, 12) });
    expect(needed.phases.fix).toEqual({ reduction: expect.closeTo(goes / 0.5, 12) });
    expect(needed.phases.detect).toMatchObject({ kind: 'notEnough', share: 0.1 });
    expect(needed.phases.verify).toMatchObject({ kind: 'notEnough', share: 0 });
  });

  it('shrinks every phase by the same part where all of them do', () => {
    // 5 + 30 + 7 + 3 min; 30 d × 0.0001/0.9999 = 259.2259… s are left of 2700
    const phases = typedPhases({ detect: 300, identify: 1_800, fix: 420, verify: 180 });
    const needed = neededFor({ point: pointOf(720, 0.75), phases }, 1e-4)!;
    expect(needed.allPhases).toEqual({ reduction: expect.closeTo(1 - 259.2259225922592 / 2_700, 12) });
    expect(phases.identify.share).toBe(2 / 3);
    expect(needed.phases.identify).toMatchObject({ kind: 'notEnough' });
    expect(neededFor({ point: pointOf(720, 2), phases: null }, 1e-4)!.allPhases).toEqual({ kind: 'noPhases' });
    const unknown = { ...phases, fix: { share: null, meanSeconds: 420 } };
    expect(neededFor({ point: pointOf(720, 0.75), phases: unknown }, 1e-4)!.allPhases).toMatchObject({ phase: 'fix' });
  });

  it('holds the targets of the phases against the target', () => {
    // 1 + 5 + 5 + 2 min = 780 s; at 30 d 99.99 % allows 259.2259 s and 99.9 % 2594.59… s
    const baseline = { point: pointOf(720, 2), phases: null };
    expect(neededFor(baseline, 1e-4)!.phaseTargets).toMatchObject({ sumSeconds: 780, suffice: false });
    expect(neededFor(baseline, 1e-4)!.phaseTargets!.allowedSeconds).toBeCloseTo(259.2259225922592, 10);
    expect(neededFor(baseline, 1e-3)!.phaseTargets!.suffice).toBe(true);
    // until the fix: 1 + 5 + 5 min
    expect(neededFor({ ...baseline, endsAtFix: true }, 1e-4)!.phaseTargets!.sumSeconds).toBe(660);
    // incidents that hit a quarter of the users: recoveries of 8 h cost 2, so that four times as long is allowed
    const weighted = neededFor({ ...baseline, recoverySeconds: 8 * 3_600 }, 1e-4)!.phaseTargets!;
    expect(weighted.allowedSeconds).toBeCloseTo(4 * 259.2259225922592, 9);
    expect(weighted.suffice).toBe(true);
    // nothing failed: nothing is allowed or not
    const quiet = { point: { uptimeMilliseconds: hour, downtimeMilliseconds: 0, failures: 0 }, phases: null };
    expect(neededFor(quiet, 1e-4)!.phaseTargets).toBeNull();
  });

  it('asks nothing where the target is met', () => {
    const needed = neededFor({ point: pointOf(720, 2), phases: null }, 0.01)!;
    expect(needed).toMatchObject({ isMet: true, mttrReduction: 0, phases: { detect: { reduction: 0 } } });
  });

  it('meets the target exactly with what it asks for', () => {
    const hours = fc.double({ min: 0.01, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(hours, hours, fc.double({ min: 1e-7, max: 0.5, noNaN: true }), (mtbf, mttr, target) => {
        const baseline = { point: pointOf(mtbf, mttr), phases: null };
        const needed = neededFor(baseline, target)!;
        const shorter = outlookOf({ ...baseline.point, downtimeMilliseconds: needed.mttrSeconds! * 1_000 })!;
        const longer = outlookOf({ ...baseline.point, uptimeMilliseconds: needed.mtbfSeconds! * 1_000 })!;
        expect(Math.abs(shorter.unavailability / target - 1)).toBeLessThan(1e-12);
        expect(Math.abs(longer.unavailability / target - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('has no MTTR for a target of 0 %, and no MTBF for one of 100 %', () => {
    expect(neededFor({ point: pointOf(720, 2), phases: null }, 1)!.mttrSeconds).toBeNull();
    expect(neededFor({ point: pointOf(720, 2), phases: null }, 0)!.mtbfSeconds).toBeNull();
  });
});
