import {
  detectionDuration,
  meanSeconds,
  transformComplement,
  worstSeconds,
} from '../../../core/failover/standby/detection.ts';
import type { FailoverSettings, MachineTimes } from '../../../core/failover/standby/settings.ts';
import type { RecoveryTime } from '../../../core/failover/standby/standby.ts';
import type { Strategy } from '../../../core/failover/standby/strategies.ts';
import { withoutDust } from '../../../core/quantity/without-dust.ts';
import { unnoticedText } from '../noticing-explanation.ts';
import type { ComparedStrategies } from './failover-result.ts';

/** The formulas of the rows of `--strategies`, with their numbers put in. */
export function strategiesExplanation(strategies: ComparedStrategies | null): readonly string[] {
  if (!strategies) return [];
  const { component, primary, rows } = strategies;
  return rows.flatMap((row) => rowLines(`${component}, ${row.mode}`, row, primary));
}

function rowLines(
  name: string,
  { mode, settings, rtoSeconds, unavailability }: Strategy,
  primary: MachineTimes,
): string[] {
  const { mtbfSeconds: up, mttrSeconds: down } = primary;
  const q = down / (up + down);
  if (!settings) return [`${name}: U = q = MTTR / (MTBF + MTTR) = ${down} / (${up} + ${down}) = ${unavailability}`];
  if (mode === 'active-active') {
    const detection = detectionDuration(settings.detection);
    const unnoticed = transformComplement(detection, 1 / down);
    return [
      `${name}: share of a failure that goes unnoticed ${unnoticedText(detection, down)} = ${unnoticed}`,
      `${name}: U = q² + (1 − q)·q·(1 − E[e^(−D/MTTR)]) = ${q}^2 + (1 − ${q}) × ${q} × ${unnoticed} = ${unavailability}, D the time until a dead machine is left, ${meanSeconds(detection)} s on average`,
    ];
  }
  return [
    rtoText(name, settings, rtoSeconds),
    `${name}: U = ${unavailability}, from the stationary semi-Markov process`,
  ];
}

/** How long a takeover is, on average and at worst. */
export function rtoText(name: string, settings: FailoverSettings, { mean, worst }: RecoveryTime): string {
  const { success: c, switchSeconds, manualSeconds } = settings;
  const detection = detectionDuration(settings.detection);
  const slowest = c < 1 ? `max(${switchSeconds}, ${manualSeconds})` : String(switchSeconds);
  return `${name}: RTO mean = E[detection] + c·switch + (1 − c)·manual = ${meanSeconds(detection)} + ${c} × ${switchSeconds} + ${withoutDust(1 - c)} × ${manualSeconds} = ${withoutDust(mean)} s; worst = ${worstSeconds(detection) ?? 0} + ${slowest} = ${worst} s`;
}
