const newline = 0x0a;

/** How a line becomes one whose cells are parted by a plain delimiter. */
export interface LineForm {
  readonly delimiter: string;
  readonly title: 'aligned' | 'drawn';
  plain(line: string): string;
}

/** A rule under the header, whose runs show where the columns stand: `----- --------`. */
const rule = /^ *[-=]{2,}(?: +[-=]{2,})+ *$/;

/**
 * Two blanks or more part columns that are lined up with blanks (what a terminal prints, what stands in a mail): an empty cell
 * cannot be told from a longer gap, so that such a row has too few cells, and is refused. Where a rule stands under the header its
 * runs say where each column begins.
 */
export function alignedForm(lines: readonly string[]): LineForm {
  const under = lines.find((line) => rule.test(line));
  const starts = under === undefined ? [] : [...under.matchAll(/[-=]+/g)].map(({ index }) => index);
  return {
    delimiter: '\t',
    title: 'aligned',
    plain: (line) => cutAt(line, starts) ?? line.trim().replace(/ {2,}/g, '\t'),
  };
}

/** The cells of a line by the columns of its rule; null where there is none, or a text reaches over the gap of two columns. */
function cutAt(line: string, starts: readonly number[]): string | null {
  if (starts.length === 0 || line.trim() === '') return null;
  if (starts.slice(1).some((start) => (line[start - 1] ?? ' ') !== ' ')) return null;
  return starts.map((start, i) => line.slice(i === 0 ? 0 : start, starts[i + 1]).trim()).join('\t');
}

/** Tables that are drawn with the signs for boxes: their bars are those of plain ones. */
export const drawnForm: LineForm = {
  delimiter: '|',
  title: 'drawn',
  plain: (line) => line.replace(/[│┃║]/g, '|').replace(/[─-╿]+/g, '---'),
};

/** Turns the bytes of a file into such lines, as soon as they are whole. */
export class FormedLines {
  private readonly form: LineForm;
  private held: Uint8Array = new Uint8Array(0);

  constructor(form: LineForm) {
    this.form = form;
  }

  /** The lines that are whole by now. */
  take(bytes: Uint8Array): Uint8Array {
    const all = new Uint8Array(this.held.length + bytes.length);
    all.set(this.held);
    all.set(bytes, this.held.length);
    const end = all.lastIndexOf(newline) + 1;
    this.held = all.slice(end);
    return this.formed(all.subarray(0, end));
  }

  /** The last line, where no newline ends it. */
  end(): Uint8Array {
    return this.formed(this.held);
  }

  private formed(bytes: Uint8Array): Uint8Array {
    const lines = new TextDecoder('utf-8').decode(bytes).split(/\r?\n/);
    return new TextEncoder().encode(lines.map((line) => this.form.plain(line)).join('\n'));
  }
}
