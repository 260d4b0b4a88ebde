import type { AlertReplay } from '../../core/budget/decisions/alert-replay.ts';
import type { Alert } from '../../core/budget/decisions/alerts.ts';
import type { DeployCost } from '../../core/budget/decisions/deploy-risk.ts';
import type { DeployRecord } from '../../core/budget/decisions/deploys.ts';
import type { StatementPeriod } from '../../core/budget/decisions/statement.ts';
import type { SuggestedTarget } from '../../core/budget/decisions/suggest.ts';
import type { IncidentLog } from '../../core/incidents/log/log.ts';
import type { JsonObject } from '../../core/json.ts';
import { costOf } from '../../core/quantity/money.ts';
import { formatInstant } from '../../core/time/instant.ts';
import { availabilityData } from '../availability-data.ts';

export function deployData({ states, ...cost }: DeployCost, costPerHour: number | null): JsonObject {
  return {
    ...cost,
    states: states?.map((each) => ({ ...each })) ?? null,
    expectedCost: costOf(cost.expectedSeconds, costPerHour),
  };
}

export function deploysData({ burnSeconds, failures, rateInterval, leftOut, ...record }: DeployRecord): JsonObject {
  return {
    ...record,
    rateInterval: rateInterval && [rateInterval.low, rateInterval.high],
    leftOut: { ...leftOut },
  };
}

export function alertData(alert: Alert): JsonObject {
  return { ...alert };
}

export function replayData({ fired, missedRows }: AlertReplay, log: IncidentLog): JsonObject {
  const idOf = (row: number): string | null => log.ids.text(log.id[row]!) || null;
  return {
    fired: fired.map(({ tier, at, resetAt, consumedRatio, incidents, rows }) => ({
      severity: tier.severity,
      longSeconds: tier.longSeconds,
      at: instantOf(at),
      resetAt: resetAt === null ? null : instantOf(resetAt),
      consumedRatio,
      incidents: rows.map(idOf),
      incidentCount: incidents,
    })),
    missed: missedRows.map(idOf),
  };
}

/** An instant that was solved may lie between two milliseconds: the later one is the first at which it holds. */
function instantOf(instant: number): string {
  return formatInstant(Math.ceil(instant));
}

export function statementData({ attained, ...period }: StatementPeriod): JsonObject {
  return {
    ...period,
    start: formatInstant(period.start),
    end: formatInstant(period.end),
    ...availabilityData(attained),
  };
}

export function suggestionData({ target, ...rest }: SuggestedTarget): JsonObject {
  return { ...availabilityData(target), ...rest };
}
