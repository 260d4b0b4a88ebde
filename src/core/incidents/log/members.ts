/** The rows of one key while they are gathered. */
export class Members {
  readonly key: string | null;
  count = 0;
  private list = new Uint32Array(16);

  constructor(key: string | null) {
    this.key = key;
  }

  get rows(): Uint32Array {
    return this.list.subarray(0, this.count);
  }

  add(row: number): void {
    if (this.count === this.list.length) {
      const larger = new Uint32Array(this.count * 2);
      larger.set(this.list);
      this.list = larger;
    }
    this.list[this.count++] = row;
  }
}

/** The members of each key, in the order in which the keys first came. */
export class MembersByKey {
  private readonly known = new Map<string | null, Members>();

  of(key: string | null): Members {
    const known = this.known.get(key);
    if (known) return known;
    const members = new Members(key);
    this.known.set(key, members);
    return members;
  }

  all(): readonly Members[] {
    return [...this.known.values()];
  }
}
