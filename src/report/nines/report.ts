import type { JsonObject } from '../../core/json.ts';
import { allowed, allowedDowntime, type PeriodBasis } from '../../core/quantity/allowance.ts';
import type { Availability } from '../../core/quantity/availability.ts';
import { ninesText } from '../formula.ts';
import { formatAvailability, formatCount, formatDecimal, formatDuration } from '../numbers.ts';
import { type Block, type Cell, type Column, type Report, text } from '../report.ts';

/** An availability and how it was asked for. */
export interface ConvertedTarget extends Availability {
  readonly label: string;
}

/** What a number of nines takes, and what it suits. Practice, not arithmetic: docs/nines.md. */
const practice = [
  ['99%', 'internal tools', 'one machine, backups, repairs in office hours'],
  ['99.9%', 'business applications', 'redundant parts, monitoring, someone on call'],
  ['99.99%', 'e-commerce', 'automatic failover, zones, staged rollouts'],
  ['99.999%', 'financial systems', 'several live regions, automatic rollback'],
  ['99.9999%', 'few, such as signalling', 'independent stacks, no recovery by hand'],
] as const;

export function ninesReport(
  targets: readonly ConvertedTarget[],
  basis: PeriodBasis,
  requests: number | null,
  isTable: boolean,
): Report {
  return {
    title: isTable ? 'Nines: what an availability allows' : 'What an availability allows',
    blocks: [allowanceBlock(targets, basis, requests), ...(isTable ? [practiceBlock()] : [])],
    data: {
      targets: targets.map((target) => targetData(target, basis, requests)),
      basis: { yearSeconds: basis.yearSeconds, monthSeconds: basis.monthSeconds },
    },
    warnings: [],
    remarks: [],
    explanation: () => targets.flatMap((target) => explanation(target, basis, requests)),
  };
}

function targetData(target: ConvertedTarget, basis: PeriodBasis, requests: number | null): JsonObject {
  const { label, availability, unavailability, nines } = target;
  return {
    label,
    availability,
    unavailability,
    nines,
    downtimeSeconds: { ...allowedDowntime(unavailability, basis) },
    ...(requests !== null && { failedRequests: allowed(unavailability, requests) }),
  };
}

function allowanceBlock(targets: readonly ConvertedTarget[], basis: PeriodBasis, requests: number | null): Block {
  const columns: Column[] = [
    { title: 'availability', align: 'right', drop: 0 },
    { title: 'nines', align: 'right', drop: 4 },
    { title: 'per year', align: 'right', drop: 0 },
    { title: 'quarter', align: 'right', drop: 6 },
    { title: 'month', align: 'right', drop: 1 },
    { title: 'week', align: 'right', drop: 3 },
    { title: 'day', align: 'right', drop: 2 },
    { title: 'hour', align: 'right', drop: 5 },
    ...(requests === null ? [] : [{ title: 'failed requests', align: 'right', drop: 1 } as const]),
    { title: 'from', align: 'left', drop: 3, leastWidth: 12 },
  ];
  const rows = targets.map((target): readonly Cell[] => {
    const allow = allowedDowntime(target.unavailability, basis);
    const shown = formatAvailability(target.unavailability);
    return [
      { kind: 'availability', unavailability: target.unavailability, tone: 'strong' },
      target.nines === null ? { kind: 'missing' } : { kind: 'nines', nines: target.nines },
      ...[allow.year, allow.quarter, allow.month, allow.week, allow.day, allow.hour].map(
        (seconds): Cell => ({ kind: 'duration', seconds, isExact: true }),
      ),
      ...(requests === null ? [] : [text(formatCount(Math.floor(allowed(target.unavailability, requests))))]),
      text(target.label === shown || `${target.label}%` === shown ? '' : target.label),
    ];
  });
  const notes = [
    `a year of ${formatDuration(basis.yearSeconds)}, a month of ${formatDecimal(basis.monthSeconds / 86_400, 3)} d; --year and --month set others`,
  ];
  if (requests !== null) notes.push(`failed requests: of ${formatCount(requests)}, whole ones`);
  return { kind: 'table', title: 'Downtime', columns, rows, notes };
}

function practiceBlock(): Block {
  const columns: Column[] = [
    { title: 'target', align: 'right', drop: 0 },
    { title: 'suits', align: 'left', drop: 0 },
    { title: 'typically takes', align: 'left', drop: 0, leastWidth: 12 },
  ];
  const rows = practice.map(([target, suits, takes]): readonly Cell[] => [text(target), text(suits), text(takes)]);
  const notes = ['Rule of thumb: each further nine costs about ten times as much as the one before.'];
  return { kind: 'table', title: 'What suits what', columns, rows, notes };
}

function explanation(target: ConvertedTarget, basis: PeriodBasis, requests: number | null): readonly string[] {
  const { label, unavailability, nines } = target;
  const allow = allowedDowntime(unavailability, basis);
  return [
    `${label}: unavailability = ${unavailability}${nines === null ? '' : `; ${ninesText(target, nines)}`}`,
    `downtime a year = ${unavailability} × ${basis.yearSeconds} s = ${allow.year} s; a month = ${unavailability} × ${basis.monthSeconds} s = ${allow.month} s`,
    ...(requests === null
      ? []
      : [`failed requests = ${unavailability} × ${requests} = ${allowed(unavailability, requests)}`]),
  ];
}
