import type { Json } from '../../core/json.ts';
import type { Position } from './position.ts';
import type { JsonAnswer, JsonShape } from './record.ts';

/** What is known so far of the root that is read: an array, an object with lists, or an object that is a record itself. */
export class Root {
  shape: JsonShape | null = null;
  place: Position = { line: 1, column: 1 };
  /** True where one of its keys is one that only an incident has. */
  isIncident = false;
  sawEmptyList = false;
  /** The keys of its lists of records, and how many elements these had. */
  readonly lists = new Set<string>();
  elements = 0;
  private readonly members = new Map<string, Json>();

  /** Keeps what an object says beside its lists. */
  addMember(key: string, value: Json): void {
    this.members.set(key, value);
  }

  answer(): JsonAnswer {
    return { members: Object.fromEntries(this.members), elements: this.elements, ...this.place };
  }
}
