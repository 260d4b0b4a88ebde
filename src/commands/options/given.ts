import type { TypedPlace } from '../../core/problem.ts';

/** A text that was typed behind an option, and where: what is read of it later points at it still. */
export class Given {
  /** As it is typed: `--merge-within`. */
  readonly flag: string;
  readonly text: string;

  constructor(flag: string, text: string) {
    this.flag = flag;
    this.text = text;
  }

  /** The place of the text, or of a part of it for a caret. @example new Given('--map', 'a=b').place('b').offset // 2 */
  place(part?: string): TypedPlace {
    const place = { kind: 'typed', option: this.flag, text: this.text } as const;
    if (part === undefined) return place;
    return { ...place, offset: Math.max(0, this.text.indexOf(part)), length: Math.max(1, part.length) };
  }

  /** Reads it with a parser that takes text and place. */
  read<T>(parse: (text: string, place: TypedPlace) => T): T {
    return parse(this.text, this.place());
  }
}
