import { ByteCapture } from './capture.ts';
import { malformed } from './parse.ts';
import { ByteCursor, type Position, positionInText } from './position.ts';
import { findSyntaxMistake, show } from './syntax.ts';

const nothing = new Uint8Array(0);
const firstExamination = 2 ** 20;
const longestStretch = 2 ** 28;

/** A stretch of the file that is held until it has been parsed, and the place where it begins. */
class Stretch extends ByteCapture {
  place: Position = { line: 1, column: 1 };
}

/** The chunk that is being read, the place in the file that belongs to it, and the stretches held of chunks before it. */
export class Window {
  readonly file: string;
  chunk: Uint8Array = nothing;
  /** An element, or a root object of which it is not known yet whether it is a container. */
  readonly whole = new Stretch();
  /** A key, or a member of a container. */
  readonly part = new Stretch();
  private readonly cursor = new ByteCursor();
  private cursorOffset = 0;
  private nextExamination = firstExamination;

  constructor(file: string) {
    this.file = file;
  }

  open(chunk: Uint8Array): void {
    this.chunk = chunk;
    this.cursorOffset = 0;
  }

  /** Leaves the chunk: keeps what is still needed of it. */
  close(): void {
    this.place(this.chunk.length);
    this.whole.keep(this.chunk);
    this.part.keep(this.chunk);
    this.open(nothing);
    if (!this.whole.active) this.nextExamination = firstExamination;
    else if (this.whole.held > this.nextExamination) this.examine();
  }

  /** The place of an offset of the chunk; offsets must not go back. */
  place(offset: number): Position {
    this.cursor.advance(this.chunk, this.cursorOffset, offset);
    this.cursorOffset = offset;
    return this.cursor.position();
  }

  /** A byte order mark is not a character of the text. */
  forgetColumn(offset: number): void {
    this.place(offset);
    this.cursor.column = 1;
  }

  begin(stretch: 'whole' | 'part', offset: number): void {
    this[stretch].place = this.place(offset);
    this[stretch].begin(offset);
  }

  finish(stretch: 'whole' | 'part', end: number): string {
    return this[stretch].finish(this.chunk, end);
  }

  /** Shows the one character at `offset`, not the word: that may go on in the next chunk. */
  failExpected(offset: number, expected: string): never {
    const byte = this.chunk[offset]!;
    const found = byte < 128 ? show(String.fromCharCode(byte), 0) : 'a character that is not ASCII';
    return this.fail(offset, `expected ${expected}, found ${found}`);
  }

  /** Throws the first mistake: one inside the stretch that is held comes before the one at `offset`. */
  fail(offset: number, reason: string): never {
    for (const stretch of [this.whole, this.part]) {
      if (!stretch.active) continue;
      const text = stretch.textUntil(this.chunk, offset);
      const mistake = findSyntaxMistake(text);
      if (mistake && !mistake.truncated)
        throw malformed(this.file, positionInText(text, mistake.offset, stretch.place), mistake.reason);
    }
    throw malformed(this.file, this.place(offset), reason);
  }

  /** A bracket or quote that is never closed must not make the whole file be held: looks early whether one is missing. */
  private examine(): void {
    this.nextExamination *= 8;
    const text = this.whole.textUntil(nothing, 0);
    const mistake = findSyntaxMistake(text);
    if (mistake && !mistake.truncated) this.fail(0, mistake.reason);
    if (this.whole.held > longestStretch)
      throw malformed(this.file, this.whole.place, 'what begins here goes on for more than 256 MiB without its end');
  }
}
