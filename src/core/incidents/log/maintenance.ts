import { type Condition, rowFilter } from './filter.ts';
import { type IncidentLog, rowFlags } from './log.ts';

/** What is agreed maintenance beside what rows say themselves, and whether it counts as downtime. */
export interface MaintenanceRules {
  /** Rows that any of these names are maintenance, too. */
  readonly named: readonly Condition[];
  readonly isCounted: boolean;
}

/** Whether a row is agreed maintenance: by what it says, or by a rule that names it. */
export function maintenanceTest(log: IncidentLog, { named }: MaintenanceRules): (row: number) => boolean {
  const tests = named.map((condition) => rowFilter(log, [condition]));
  return (row) => (log.flags[row]! & rowFlags.maintenance) !== 0 || tests.some((test) => test(row));
}

/** Whether a row is an incident: valid, no test, and no maintenance unless that counts. They alone decide the default window. */
export function incidentTest(log: IncidentLog, rules: MaintenanceRules): (row: number) => boolean {
  const isMaintenance = maintenanceTest(log, rules);
  return (row) =>
    (log.flags[row]! & rowFlags.invalid) === 0 && log.exclusion[row] === 0 && (rules.isCounted || !isMaintenance(row));
}
