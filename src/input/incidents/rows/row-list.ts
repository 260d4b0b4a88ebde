/** Numbers of rows, as many as there are. */
export class RowList {
  private rows = new Int32Array(0);
  count = 0;

  add(row: number): void {
    if (this.count === this.rows.length) {
      const larger = new Int32Array(Math.max(64, this.count * 2));
      larger.set(this.rows);
      this.rows = larger;
    }
    this.rows[this.count++] = row;
  }

  visit(visit: (row: number) => void): void {
    for (let i = 0; i < this.count; i++) visit(this.rows[i]!);
  }
}
