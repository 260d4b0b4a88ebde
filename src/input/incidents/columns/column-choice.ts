import { RowList } from '../rows/row-list.ts';

/**
 * Several columns for one field: the first that has any value is the field, and a column without one is no column. Which
 * that is only the last row tells, so a row takes its value from the first column that has one there, and what came from
 * another column than the chosen one is taken back at the end.
 */
export class ColumnChoice {
  private readonly hasValue: boolean[];
  private readonly rows: RowList[];
  /** Where the value of the current row came from; −1 where it has none. */
  private current = -1;

  constructor(choices: number) {
    this.hasValue = Array.from({ length: choices }, () => false);
    this.rows = Array.from({ length: choices }, () => new RowList());
  }

  begin(): void {
    this.current = -1;
  }

  /** Says that the current row has a value in this one of the columns, and takes it. */
  take(choice: number): void {
    this.current = choice;
    this.hasValue[choice] = true;
  }

  /** Keeps where the value of the row came from; those of the first column need no list. */
  commit(row: number): void {
    if (this.current > 0) this.rows[this.current]!.add(row);
  }

  /** The column that is the field: the first with a value, or the first of all where none has one. */
  get chosen(): number {
    return Math.max(0, this.hasValue.indexOf(true));
  }

  /** How many of the first columns have no value at all. */
  hasNoneBefore(choice: number): boolean {
    return !this.hasValue.slice(0, choice).includes(true);
  }

  /** Visits the rows whose value came from another column than the chosen one, with that column. */
  visitOthers(visit: (row: number, choice: number) => void): void {
    const { chosen } = this;
    for (let choice = chosen + 1; choice < this.rows.length; choice++)
      this.rows[choice]!.visit((row) => visit(row, choice));
  }
}
