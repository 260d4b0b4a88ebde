import type { FailoverSettings, MachineTimes } from '../../../src/core/failover/standby/settings.ts';
import { createRandom } from '../../../src/core/statistics/random/random.ts';

/**
 * A pair, walked through event by event with every probe of the failback looked at: slow, and unlike the process in the
 * core. Gives the share of time down with the half-width of its 99 % interval, from cycles that begin when both are well
 * and the primary serves.
 */
export function walkPair(
  primary: MachineTimes,
  settings: FailoverSettings,
  dormantFactor: number,
  years: number,
  seed: number,
): {
  readonly unavailability: number;
  readonly halfWidth: number;
  readonly outages: number;
  readonly takeovers: number;
} {
  const random = createRandom(seed);
  const times = [primary, settings.standby ?? primary];
  const isUp = [true, true];
  let now = 0;
  let active = 0;
  let _downSeconds = 0;
  let outages = 0;
  let takeovers = 0;
  const end = years * 31_536_000;
  const cycles: [length: number, down: number][] = [];
  let cycleBegan = 0;
  let cycleDown = 0;
  const probes = settings.detection.kind === 'probes' ? settings.detection.probes : null;
  const interval = probes?.intervalSeconds ?? 0;
  let outSince: number | null = null;
  /** The machine that failed unseen as it stood by, and the next look at it. */
  let unseen: number | null = null;
  let looked = Number.POSITIVE_INFINITY;

  const rateOf = (machine: number, asActive: boolean): number =>
    unseen === machine
      ? 0
      : isUp[machine]
        ? (asActive ? 1 : dormantFactor) / times[machine]!.mtbfSeconds
        : 1 / times[machine]!.mttrSeconds;
  /** Goes on to the first change of a machine or to the deadline; says which machine changed. */
  const step = (deadline: number): number | null => {
    const rates = [rateOf(0, active === 0), rateOf(1, active === 1)];
    const all = rates[0]! + rates[1]!;
    const next = now + random.exponential() / all;
    if (Math.min(next, deadline) >= looked) {
      now = looked;
      seen();
      return step(deadline);
    }
    if (next >= deadline) {
      now = deadline;
      return null;
    }
    now = next;
    const machine = random.uniform() * all < rates[0]! ? 0 : 1;
    isUp[machine] = !isUp[machine];
    return machine;
  };
  const seen = (): void => {
    unseen = null;
    looked = Number.POSITIVE_INFINITY;
  };
  /** The machine that only stands by has failed, beside one that serves. */
  const failsUnseen = (): void => {
    const every = settings.standbyCheckSeconds;
    if (every === null) return;
    unseen = 1 - active;
    looked = now + random.uniform() * every;
  };
  const goesOut = (): void => {
    outSince = now;
  };
  const serves = (): void => {
    if (outSince === null) return;
    if (now > outSince) outages++;
    _downSeconds += now - outSince;
    cycleDown += now - outSince;
    outSince = null;
  };
  /** Waits for a repair with both down; the first one serves. */
  const bothDown = (): void => {
    active = step(Number.POSITIVE_INFINITY)!;
    serves();
  };
  /** The active machine has failed, the other is well. Gives the instant of some probe. */
  const takeOver = (): number => {
    goesOut();
    const works = random.uniform() < settings.success;
    const firstProbe = now + random.uniform() * interval;
    const noticed = probes
      ? firstProbe + (probes.failures - 1) * interval + probes.timeoutSeconds
      : now + (settings.detection.kind === 'fixed' ? settings.detection.detectSeconds : 0);
    const failed = active;
    const changed = step(noticed + (works ? settings.switchSeconds : settings.manualSeconds));
    if (changed === null) {
      active = 1 - failed;
      takeovers++;
      serves();
      return firstProbe;
    }
    if (changed === failed) serves();
    else bothDown();
    return now + random.uniform() * interval;
  };

  while (now < end) {
    if (active === 0 || !settings.failback.automatic) {
      if (isUp[0] && isUp[1] && active === 0) {
        cycles.push([now - cycleBegan, cycleDown]);
        cycleBegan = now;
        cycleDown = 0;
      }
      step(Number.POSITIVE_INFINITY);
      let probe: number | null = null;
      if (!isUp[0] && !isUp[1]) {
        seen();
        goesOut();
        bothDown();
      } else if (!isUp[active]) probe = takeOver();
      else if (!isUp[1 - active]) failsUnseen();
      if (active === 1 && settings.failback.automatic) onStandby(probe ?? now + random.uniform() * interval);
    }
  }

  /** Serves from the standby until the failback, looking at every probe. */
  function onStandby(someProbe: number): void {
    let began = now;
    let probe = interval > 0 ? someProbe + Math.ceil((now - someProbe) / interval - 1e-9) * interval : 0;
    let good = 0;
    while (active === 1) {
      const deadline = probes
        ? probe
        : isUp[0]
          ? Math.max(now, began + settings.failback.delaySeconds)
          : Number.POSITIVE_INFINITY;
      const changed = step(deadline);
      if (changed === 1) {
        if (isUp[0]) takeOver();
        else {
          goesOut();
          bothDown();
        }
        began = now;
        good = 0;
        probe = now + random.uniform() * interval;
        continue;
      }
      if (changed === 0) continue;
      if (probes) {
        good = isUp[0] ? good + 1 : 0;
        probe += interval;
        if (good < probes.recoveries || now - began < settings.failback.delaySeconds - 1e-6) continue;
      }
      goesOut();
      const switched = now + settings.failback.switchSeconds;
      let target: number | null = null;
      do target = step(switched);
      while (target === 1);
      if (target === null) {
        active = 0;
        serves();
      } else if (isUp[1]) serves();
      else bothDown();
      began = now;
      good = 0;
      probe = now + random.uniform() * interval;
    }
  }

  const kept = cycles.slice(1);
  const meanLength = kept.reduce((total, [length]) => total + length, 0) / kept.length;
  const ratio = kept.reduce((total, [, down]) => total + down, 0) / kept.length / meanLength;
  const variance = kept.reduce((total, [length, down]) => total + (down - ratio * length) ** 2, 0) / (kept.length - 1);
  return {
    unavailability: ratio,
    halfWidth: (2.5758 * Math.sqrt(variance / kept.length)) / meanLength,
    outages: outages / now,
    takeovers: takeovers / now,
  };
}
