import type { JsonObject } from '../../core/json.ts';
import { allowed, allowedDowntime, type PeriodBasis } from '../../core/quantity/allowance.ts';
import { costOf } from '../../core/quantity/money.ts';
import { ninesText } from '../formula.ts';
import { formatAvailability, formatCount, formatDecimal, formatDuration, formatTarget } from '../numbers.ts';
import {
  availability,
  type Block,
  type Cell,
  type Column,
  columnNote,
  type Note,
  nines,
  type Report,
  text,
} from '../report.ts';
import { costBlocks, costData } from './cost.ts';
import type { ConvertedTarget, NinesFacts } from './facts.ts';
import { meansBlocks, meansData, meansExplanation } from './means.ts';
import { practiceBlocks, practiceData } from './practice.ts';

export function ninesReport(facts: NinesFacts): Report {
  const { targets, basis, requests, costPerHour, isTable } = facts;
  return {
    title: isTable ? 'Nines: what an availability allows' : 'What an availability allows',
    blocks: [
      allowanceBlock(targets, basis, requests),
      ...meansBlocks(facts),
      ...costBlocks(facts),
      ...(isTable ? practiceBlocks() : []),
    ],
    data: {
      targets: targets.map((target) => targetData(target, facts)),
      basis: { yearSeconds: basis.yearSeconds, monthSeconds: basis.monthSeconds },
      costPerHour,
      practice: isTable ? practiceData() : null,
    },
    warnings: [],
    remarks: [],
    explanation: () => targets.flatMap((target) => explanation(target, facts)),
  };
}

function targetData(target: ConvertedTarget, facts: NinesFacts): JsonObject {
  const { label, availability, unavailability, nines } = target;
  const { basis, requests } = facts;
  return {
    label,
    availability,
    unavailability,
    nines,
    downtimeSeconds: { ...allowedDowntime(unavailability, basis) },
    ...(requests !== null && { failedRequests: allowed(unavailability, requests) }),
    ...meansData(target, basis.yearSeconds),
    ...costData(unavailability, facts),
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
      availability(target.unavailability, null, 'strong'),
      nines(target.nines),
      ...[allow.year, allow.quarter, allow.month, allow.week, allow.day, allow.hour].map(
        (seconds): Cell => ({ kind: 'duration', seconds, isExact: true }),
      ),
      ...(requests === null ? [] : [text(formatCount(Math.floor(allowed(target.unavailability, requests))))]),
      text(formatTarget(target.label) === shown ? '' : target.label),
    ];
  });
  const notes: Note[] = [
    `a year of ${formatDuration(basis.yearSeconds)}, a month of ${formatDecimal(basis.monthSeconds / 86_400, 3)} d; --year and --month set others`,
  ];
  if (requests !== null) notes.push(columnNote('failed requests', `of ${formatCount(requests)}, whole ones`));
  return { kind: 'table', title: 'Downtime', columns, rows, notes };
}

function explanation(target: ConvertedTarget, { basis, requests, costPerHour }: NinesFacts): readonly string[] {
  const { label, unavailability, nines } = target;
  const allow = allowedDowntime(unavailability, basis);
  return [
    `${label}: unavailability = ${unavailability}${nines === null ? '' : `; ${ninesText(target, nines)}`}`,
    `downtime a year = ${unavailability} × ${basis.yearSeconds} s = ${allow.year} s; a month = ${unavailability} × ${basis.monthSeconds} s = ${allow.month} s`,
    ...(requests === null
      ? []
      : [`failed requests = ${unavailability} × ${requests} = ${allowed(unavailability, requests)}`]),
    ...meansExplanation(target),
    ...(costPerHour === null
      ? []
      : [`downtime a year costs ${allow.year} s / 3600 s × ${costPerHour} = ${costOf(allow.year, costPerHour)}`]),
  ];
}
