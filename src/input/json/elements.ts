import { isObject } from '../../core/json.ts';
import { parseAt } from './parse.ts';
import type { Position } from './position.ts';
import type { JsonSplitterOptions } from './record.ts';
import type { Window } from './window.ts';

/** Gives the elements of a file, in their order, to whoever reads them. */
export class Elements {
  private index = 0;
  private readonly options: JsonSplitterOptions;

  constructor(options: JsonSplitterOptions) {
    this.options = options;
  }

  /** Parses an element; one that is no object is another matter. */
  give(source: string, { line, column }: Position, container: string | null): void {
    const value = parseAt(source, this.options.file, { line, column });
    const index = this.index++;
    if (isObject(value)) this.options.onRecord({ record: value, container, line, column, source, index });
    else this.options.onOther?.({ value, line, column, source, index });
  }

  /** The offset behind a record that is taken where it stands in the chunk; −1 where it has to be parsed. */
  giveFlat(window: Window, at: number): number {
    const { flat } = this.options;
    const end = flat?.scan(window.chunk, at) ?? -1;
    if (end < 0) return -1;
    flat?.take(window.place(at));
    this.index++;
    return end;
  }
}
