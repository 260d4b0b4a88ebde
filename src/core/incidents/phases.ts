import { quantiles } from '../statistics/quantile.ts';
import { mean } from '../statistics/sum.ts';
import type { IncidentLog, StampName } from './log.ts';

/** The phases of a recovery; acknowledge stands beside them and recovery is their sum. */
export const phaseNames = ['detect', 'acknowledge', 'identify', 'fix', 'verify', 'recovery'] as const;
export type PhaseName = (typeof phaseNames)[number];

/** From which stamp to which a phase runs. */
const phaseStamps: Readonly<Record<PhaseName, readonly [StampName, StampName]>> = {
  detect: ['start', 'detected'],
  acknowledge: ['start', 'acknowledged'],
  identify: ['detected', 'identified'],
  fix: ['identified', 'fixed'],
  verify: ['fixed', 'verified'],
  recovery: ['start', 'verified'],
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
  /** The phase's part of the summed recovery of the complete incidents; null where there are none, and for acknowledge. */
  readonly share: number | null;
  readonly targetSeconds: number | null;
  /** null where there is no target, nothing to compare, or start looks like publication time. */
  readonly withinTarget: boolean | null;
}

export interface PhasesResult {
  readonly phases: Readonly<Record<PhaseName, PhaseSummary>>;
  /** Incidents with all five stamps in order. */
  readonly complete: { readonly count: number; readonly meanRecoverySeconds: number | null };
  /** More than half of the detect phases (at least three) last no time at all. */
  readonly startLooksPublished: boolean;
  /** Rows whose phase would be negative, by phase: left out of it. */
  readonly negative: ReadonlyMap<PhaseName, { readonly count: number; readonly rows: readonly number[] }>;
  /** Recovery of each closed incident, in seconds, in row order. */
  readonly recoverySeconds: Float64Array;
}

const order = ['start', 'detected', 'identified', 'fixed', 'verified'] as const;
const sumPhases = ['detect', 'identify', 'fix', 'verify'] as const;

/** Summarizes the phases of closed incidents (`rows`), by whole, unclipped durations. */
export function summarizePhases(log: IncidentLog, rows: Uint32Array, targets: PhaseTargets): PhasesResult {
  const negative = new Map<PhaseName, { count: number; rows: number[] }>();
  const durations = new Map<PhaseName, Float64Array>();
  for (const phase of phaseNames) {
    const [from, to] = phaseStamps[phase];
    const found = new Float64Array(rows.length);
    let count = 0;
    for (const row of rows) {
      const seconds = (log.stamps[to][row]! - log.stamps[from][row]!) / 1_000;
      if (seconds >= 0) found[count++] = seconds;
      else if (seconds < 0) remember(negative, phase, row);
    }
    durations.set(phase, found.subarray(0, count));
  }
  const parts = completeParts(log, rows);
  const detect = durations.get('detect')!;
  const zeros = detect.reduce((count, seconds) => (seconds === 0 ? count + 1 : count), 0);
  const startLooksPublished = zeros >= 3 && zeros * 2 > detect.length;
  const summaries = phaseNames.map((phase) => {
    const values = durations.get(phase)!;
    const average = values.length > 0 ? mean(values) : null;
    const [p50, p90, p95, p99, max] = values.length > 0 ? quantiles(values, [0.5, 0.9, 0.95, 0.99, 1]) : [];
    const target = targets[phase];
    const within = target === null || average === null ? null : average < target;
    const summary: PhaseSummary = {
      count: values.length,
      meanSeconds: average,
      p50Seconds: p50 ?? null,
      p90Seconds: p90 ?? null,
      p95Seconds: p95 ?? null,
      p95Resolved: values.length >= 59,
      p99Seconds: p99 ?? null,
      maxSeconds: max ?? null,
      share: parts.share(phase),
      targetSeconds: target,
      withinTarget: within && startLooksPublished ? null : within,
    };
    return [phase, summary] as const;
  });
  return {
    phases: Object.fromEntries(summaries) as Record<PhaseName, PhaseSummary>,
    complete: {
      count: parts.count,
      meanRecoverySeconds: parts.count > 0 ? parts.milliseconds.recovery / parts.count / 1_000 : null,
    },
    startLooksPublished,
    negative,
    recoverySeconds: durations.get('recovery')!,
  };
}

/** What each phase took in all, over the incidents that have all five stamps in order. Whole milliseconds: exact. */
function completeParts(log: IncidentLog, rows: Uint32Array) {
  const milliseconds = { detect: 0, identify: 0, fix: 0, verify: 0, recovery: 0 };
  let count = 0;
  const stamps = order.map((name) => log.stamps[name]);
  for (const row of rows) {
    let complete = true;
    for (let i = 1; i < stamps.length && complete; i++) complete = stamps[i]![row]! >= stamps[i - 1]![row]!;
    if (!complete) continue;
    count++;
    for (const phase of [...sumPhases, 'recovery'] as const) {
      const [from, to] = phaseStamps[phase];
      milliseconds[phase] += log.stamps[to][row]! - log.stamps[from][row]!;
    }
  }
  const share = (phase: PhaseName): number | null =>
    phase === 'acknowledge' || milliseconds.recovery === 0 ? null : milliseconds[phase] / milliseconds.recovery;
  return { count, milliseconds, share };
}

function remember(negative: Map<PhaseName, { count: number; rows: number[] }>, phase: PhaseName, row: number): void {
  const known = negative.get(phase) ?? { count: 0, rows: [] };
  negative.set(phase, known);
  if (++known.count <= 20) known.rows.push(row);
}
