import { ascendingWhole } from '../order/ascending.ts';
import { quantileSorted } from '../statistics/quantile.ts';
import { mean } from '../statistics/sum.ts';
import { type IncidentLog, rowFlags, type StampName } from './log/log.ts';

/**
 * The phases of a recovery. Acknowledge stands beside them and recovery is their sum; so does mitigation, which ends when users
 * were no longer hit: at the fix, and where there is none at the end.
 */
export const phaseNames = [
  ...(['detect', 'acknowledge', 'identify', 'fix', 'verify', 'recovery'] as const),
  ...(['mitigation', 'mitigationFromDetection'] as const),
] as const;
export type PhaseName = (typeof phaseNames)[number];

/** From which stamp to which a phase runs; the last of several is taken where those before it are not known. */
const phaseStamps: Readonly<Record<PhaseName, readonly [StampName, StampName, StampName?]>> = {
  detect: ['start', 'detected'],
  acknowledge: ['start', 'acknowledged'],
  identify: ['detected', 'identified'],
  fix: ['identified', 'fixed'],
  verify: ['fixed', 'verified'],
  recovery: ['start', 'verified'],
  mitigation: ['start', 'fixed', 'verified'],
  mitigationFromDetection: ['detected', 'fixed', 'verified'],
};

/** Targets in seconds; a phase meets its target where its mean lies strictly below. null: no target. */
export type PhaseTargets = Readonly<Record<PhaseName, number | null>>;

export const defaultPhaseTargets: PhaseTargets = {
  detect: 60,
  acknowledge: null,
  identify: 300,
  fix: 300,
  verify: 120,
  recovery: null,
  mitigation: null,
  mitigationFromDetection: null,
};

export interface PhaseSummary {
  readonly count: number;
  readonly meanSeconds: number | null;
  readonly p50Seconds: number | null;
  readonly p90Seconds: number | null;
  readonly p95Seconds: number | null;
  /** False below 59 observations: then even the largest of them is not above the 95th percentile with 95 % confidence. */
  readonly p95Resolved: boolean;
  readonly p99Seconds: number | null;
  readonly maxSeconds: number | null;
  /** The phase's part of the summed recovery of the complete incidents; null where there are none, and for what stands beside. */
  readonly share: number | null;
  readonly targetSeconds: number | null;
  /** null where there is no target, nothing to compare, or start looks like publication time. */
  readonly withinTarget: boolean | null;
}

export interface PhasesResult {
  readonly phases: Readonly<Record<PhaseName, PhaseSummary>>;
  /** Incidents with all five stamps in order. */
  readonly complete: { readonly count: number; readonly meanRecoverySeconds: number | null };
  /** Closed incidents whose fix is known: where there are none, mitigation is recovery. */
  readonly fixes: number;
  /** More than half of the detect phases (at least three) last no time at all. */
  readonly startLooksPublished: boolean;
  /** Rows whose phase would be negative, by phase: left out of it. */
  readonly negative: ReadonlyMap<PhaseName, { readonly count: number; readonly rows: readonly number[] }>;
  /** Recovery of each closed incident, in seconds, in row order, and the same ascending. */
  readonly recoverySeconds: Float64Array;
  readonly sortedRecoverySeconds: Float64Array;
}

/** Summarizes the phases of closed incidents (`rows`), by whole, unclipped durations. */
export function summarizePhases(log: IncidentLog, rows: Uint32Array, targets: PhaseTargets): PhasesResult {
  const negative = new Map<PhaseName, { count: number; rows: number[] }>();
  const room = new PhaseRoom(rows.length);
  const parts = completeParts(log, rows);
  let startLooksPublished = false;
  let recoverySeconds = new Float64Array(0);
  let sortedRecoverySeconds = recoverySeconds;
  const summaries = phaseNames.map((phase) => {
    const found = measurePhase(log, rows, phase, room, (row) => remember(negative, phase, row));
    const { seconds } = found;
    if (phase === 'detect') startLooksPublished = found.zeros >= 3 && found.zeros * 2 > found.count;
    if (phase === 'recovery') recoverySeconds = seconds.slice();
    const { count } = found;
    const average = count > 0 ? mean(seconds) : null;
    const sorted = found.sortedSeconds(); // from here on `seconds` is overwritten
    if (phase === 'recovery') sortedRecoverySeconds = sorted.slice();
    const quantile = (probability: number) => (count > 0 ? quantileSorted(sorted, probability) : null);
    const target = targets[phase];
    const within = target === null || average === null ? null : average < target;
    const summary: PhaseSummary = {
      count,
      meanSeconds: average,
      p50Seconds: quantile(0.5),
      p90Seconds: quantile(0.9),
      p95Seconds: quantile(0.95),
      p95Resolved: count >= 59,
      p99Seconds: quantile(0.99),
      maxSeconds: quantile(1),
      share: parts.share(phase),
      targetSeconds: target,
      withinTarget: within && startLooksPublished ? null : within, // known from the first phase on
    };
    return [phase, summary] as const;
  });
  return {
    phases: Object.fromEntries(summaries) as Record<PhaseName, PhaseSummary>,
    complete: {
      count: parts.count,
      meanRecoverySeconds: parts.count > 0 ? parts.milliseconds.recovery / parts.count / 1_000 : null,
    },
    fixes: parts.fixes,
    startLooksPublished,
    negative,
    recoverySeconds,
    sortedRecoverySeconds,
  };
}

/** Memory for the lengths of one phase, used for one after the other: a million rows need 16 MB of it. */
class PhaseRoom {
  readonly seconds: Float64Array;
  readonly milliseconds: Float64Array;

  constructor(rows: number) {
    this.seconds = new Float64Array(rows);
    this.milliseconds = new Float64Array(rows);
  }
}

/** The lengths of one phase in row order, those that are there and not negative; valid until the room's next use. */
function measurePhase(
  log: IncidentLog,
  rows: Uint32Array,
  phase: PhaseName,
  room: PhaseRoom,
  onNegative: (row: number) => void,
) {
  const [first, last, otherwise] = phaseStamps[phase];
  const from = log.stamps[first];
  const to = log.stamps[last];
  const instead = otherwise && log.stamps[otherwise];
  const isDetect = phase === 'detect';
  let count = 0;
  let zeros = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (isDetect && (log.flags[row]! & rowFlags.published) !== 0) continue;
    const end = instead && Number.isNaN(to[row]!) ? instead[row]! : to[row]!;
    const length = end - from[row]!;
    if (length >= 0) {
      room.milliseconds[count] = length;
      room.seconds[count++] = length / 1_000;
      if (length === 0) zeros++;
    } else if (length < 0) onNegative(row);
  }
  return {
    count,
    zeros,
    seconds: room.seconds.subarray(0, count),
    /** Sorted as whole milliseconds, which is faster; asked once, because it takes the memory of `seconds` for that. */
    sortedSeconds(): Float64Array {
      const sorted = ascendingWhole(room.milliseconds.subarray(0, count), room.seconds);
      for (let i = 0; i < count; i++) sorted[i] = sorted[i]! / 1_000;
      return sorted;
    },
  };
}

/** What each phase took in all, over the incidents that have all five stamps in order. Whole milliseconds: exact. */
function completeParts(log: IncidentLog, rows: Uint32Array) {
  const { start, detected, identified, fixed, verified } = log.stamps;
  const milliseconds = { detect: 0, identify: 0, fix: 0, verify: 0, recovery: 0 };
  let count = 0;
  let fixes = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (!Number.isNaN(fixed[row]!)) fixes++;
    if ((log.flags[row]! & rowFlags.published) !== 0) continue; // what came before its detection is not known
    const found = detected[row]!;
    const known = identified[row]!;
    const mended = fixed[row]!;
    if (!(found >= start[row]! && known >= found && mended >= known && verified[row]! >= mended)) continue;
    count++;
    milliseconds.detect += found - start[row]!;
    milliseconds.identify += known - found;
    milliseconds.fix += mended - known;
    milliseconds.verify += verified[row]! - mended;
    milliseconds.recovery += verified[row]! - start[row]!;
  }
  const share = (phase: PhaseName): number | null =>
    phase in milliseconds && milliseconds.recovery > 0
      ? milliseconds[phase as keyof typeof milliseconds] / milliseconds.recovery
      : null;
  return { count, fixes, milliseconds, share };
}

function remember(negative: Map<PhaseName, { count: number; rows: number[] }>, phase: PhaseName, row: number): void {
  const known = negative.get(phase) ?? { count: 0, rows: [] };
  negative.set(phase, known);
  if (++known.count <= 20) known.rows.push(row);
}
