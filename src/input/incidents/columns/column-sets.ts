import { fail } from '../../../core/problem.ts';
import type { LogReading } from '../log-reading.ts';
import { ColumnGroup, ColumnSet } from './column-set.ts';
import type { Mapping } from './mapping.ts';

/** The sets of columns of a log, whatever files they stand in: rows with the same columns have the same set. */
export class ColumnSets {
  private readonly reading: LogReading;
  private readonly sets = new Map<string, ColumnSet>();
  private readonly groups = new Map<string, ColumnGroup>();

  constructor(reading: LogReading) {
    this.reading = reading;
  }

  /** `group` names what all rows of a kind share: a table by its columns, JSON whatever keys a record has. */
  of(mapping: Mapping, group: string): ColumnSet {
    const signature = `${group}\n${mapping.names.join('\0')}`;
    const known = this.sets.get(signature);
    if (known) return known;
    const shared = this.groups.get(group) ?? new ColumnGroup(this.reading);
    this.groups.set(group, shared);
    const set = new ColumnSet(mapping, shared, this.reading);
    this.sets.set(signature, set);
    return set;
  }

  /** When all rows were read: decides what only all of them tell. */
  decide(): void {
    for (const set of this.sets.values()) set.decide();
    for (const group of this.groups.values()) group.decide();
    for (const set of this.sets.values()) set.settle();
    const { states } = this.reading.request;
    const hasStates = [...this.groups.values()].some(({ stateColumn }) => stateColumn !== null);
    if (states.isAsked && !hasStates && this.groups.size > 0) fail('statesNowhere', {});
  }
}
