import type { Window } from '../../time/window.ts';
import { isAssumed } from './assumed-outages.ts';
import { type DuplicateRule, duplicates } from './duplicates.ts';
import { type ExclusionReason, exclusionOf } from './exclusion.ts';
import type { RowFilter } from './filter.ts';
import { type IncidentLog, rowFlags } from './log.ts';
import { type MaintenanceRules, maintenanceTest } from './maintenance.ts';

/** What became of a row that could be read. */
export const rowClass = { invalid: 0, maintenance: 1, duplicate: 2, excluded: 3, analyzed: 4 } as const;

/** How many rows are excluded, by why; those reasons that there are. */
export type ExcludedBecause = Readonly<Partial<Record<ExclusionReason | 'window', number>>>;

/** Every row of a log is one of invalid, maintenance, duplicate, excluded, analyzed; the rest are subsets of analyzed. */
export interface RowCounts {
  readonly read: number;
  readonly invalid: number;
  readonly maintenance: number;
  readonly duplicate: number;
  readonly excluded: number;
  /** Adds up to `excluded`. */
  readonly excludedBecause: ExcludedBecause;
  readonly analyzed: number;
  readonly open: number;
  readonly zeroLength: number;
  readonly outOfOrder: number;
}

export interface Classified {
  readonly classes: Uint8Array;
  readonly counts: RowCounts;
  /** Rows whose id an earlier row has with other stamps; they are kept. */
  readonly sameIdRows: readonly number[];
  readonly outOfOrderRows: readonly number[];
  readonly zeroLengthRows: readonly number[];
  readonly openRows: readonly number[];
}

const placesKept = 20;

/**
 * Assigns every row its class, in the order of precedence of the counts: what `filter` leaves out is judged no further. Of
 * the invalid rows most never reached the log: `invalid` counts them.
 */
export function classify(log: IncidentLog, request: ClassifyRequest): Classified {
  const { window, filter, invalid, duplicateRule, maintenance } = request;
  const isNamed = maintenanceTest(log, maintenance);
  const isMaintenance = maintenance.isCounted ? () => false : isNamed;
  const classes = new Uint8Array(log.count);
  const repeated = duplicates(log, duplicateRule, isMaintenance);
  const { start, detected, identified, fixed, verified } = log.stamps;
  const counts = {
    invalid,
    maintenance: 0,
    duplicate: 0,
    excluded: 0,
    analyzed: 0,
    open: 0,
    zeroLength: 0,
    outOfOrder: 0,
  };
  const outOfOrderRows: number[] = [];
  const zeroLengthRows: number[] = [];
  const openRows: number[] = [];
  const excludedBecause: Partial<Record<ExclusionReason | 'window', number>> = {};
  const exclude = (row: number, because: ExclusionReason | 'window'): void => {
    classes[row] = rowClass.excluded;
    counts.excluded++;
    excludedBecause[because] = (excludedBecause[because] ?? 0) + 1;
  };
  let assumed = 0;
  for (let row = 0; row < log.count; row++) {
    const begin = start[row]!;
    const end = verified[row]!;
    const because = exclusionOf(log.exclusion[row]!);
    if (isAssumed(log, row)) {
      assumed++;
      const isIn = begin < window.end && end > window.start && filter(row);
      classes[row] = isIn ? rowClass.analyzed : rowClass.excluded;
    } else if (because === 'where' || !filter(row)) exclude(row, 'where');
    else if ((log.flags[row]! & rowFlags.invalid) !== 0) {
      classes[row] = rowClass.invalid;
      counts.invalid++;
    } else if (isMaintenance(row)) {
      classes[row] = rowClass.maintenance;
      counts.maintenance++;
    } else if (repeated.isDuplicate(row)) {
      classes[row] = rowClass.duplicate;
      counts.duplicate++;
    } else if (because !== null) exclude(row, because);
    else if (begin >= window.end || (end <= window.start && begin < window.start)) exclude(row, 'window');
    else {
      classes[row] = rowClass.analyzed;
      counts.analyzed++;
      if (Number.isNaN(end) && ++counts.open <= placesKept) openRows.push(row);
      if (end === begin && ++counts.zeroLength <= placesKept) zeroLengthRows.push(row);
      const disordered = outOfOrder(begin, detected[row]!, identified[row]!, fixed[row]!, end);
      if (disordered && ++counts.outOfOrder <= placesKept) outOfOrderRows.push(row);
    }
  }
  let unkept = 0;
  for (const { because, rows } of log.unkept) {
    unkept += rows;
    excludedBecause[because] = (excludedBecause[because] ?? 0) + rows;
  }
  counts.excluded += unkept;
  const sameIdRows = repeated.sameIdRows.filter((row) => classes[row] === rowClass.analyzed);
  return {
    classes,
    counts: { read: log.count - assumed + unkept + invalid, ...counts, excludedBecause },
    sameIdRows,
    outOfOrderRows,
    zeroLengthRows,
    openRows,
  };
}

export interface ClassifyRequest {
  readonly window: Window;
  readonly filter: RowFilter;
  readonly invalid: number;
  readonly duplicateRule: DuplicateRule;
  readonly maintenance: MaintenanceRules;
}

/** True where a present stamp lies before an earlier present one. */
function outOfOrder(start: number, detected: number, identified: number, fixed: number, verified: number): boolean {
  let latest = start;
  if (detected < latest) return true;
  if (detected > latest) latest = detected;
  if (identified < latest) return true;
  if (identified > latest) latest = identified;
  if (fixed < latest) return true;
  if (fixed > latest) latest = fixed;
  return verified < latest;
}
