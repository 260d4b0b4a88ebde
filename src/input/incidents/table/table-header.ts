import { type FilePlace, fail } from '../../../core/problem.ts';
import type { StampReader } from '../../../core/time/stamp.ts';
import { isSeparatorLine, mostLinesAbove } from '../../csv/dialect.ts';
import type { CsvRow } from '../../csv/row.ts';
import { type Mapping, mapColumns } from '../columns/mapping.ts';
import type { LogReading } from '../log-reading.ts';
import { rangeOf } from '../rows/stamp-range.ts';
import { isUpByCode } from '../states/http-codes.ts';
import { isBareState, isStateWord } from '../states/state-words.ts';

/** What the first records of a table turned out to be. */
export interface FoundHeader {
  readonly mapping: Mapping;
  /** True where the table has no header: the record that tells is a row already. */
  readonly isRow: boolean;
  /** Lines that stand above the header. */
  readonly linesAbove: number;
}

/**
 * Finds the header of a table: the first record with a column that is the start. Titles and comments may stand above it;
 * a record of a time and a state shows that there is none, which the log of a probe often lacks.
 */
export class TableHeader {
  private readonly file: string;
  private readonly reading: LogReading;
  private readonly above: { readonly names: readonly string[]; readonly place: FilePlace }[] = [];

  constructor(file: string, reading: LogReading) {
    this.file = file;
    this.reading = reading;
  }

  /** null: it is none, and may stand above one. */
  take(row: CsvRow): FoundHeader | null {
    const names = Array.from({ length: row.cellCount }, (_, cell) => row.text(cell));
    const place = { kind: 'file', file: this.file, line: row.line } as const;
    if (isSeparatorLine(names[0]!) || names.every((name) => /^[-=+:]*$/.test(name))) return null; // blank, or drawn
    const { mapRules: rules, extraKeys, stamps, mapsElsewhere } = this.reading.request;
    const ifMissing = mapsElsewhere ? 'byName' : 'refused';
    const clean = withoutCommentSign(names);
    const widest = Math.max(0, ...this.above.map((each) => (isComment(each.names) ? 0 : filled(each.names))));
    if (hasStart(clean, this.reading) && filled(names) > widest)
      return {
        mapping: mapColumns({ names: clean, rules, extraKeys, header: place, ifMissing }),
        isRow: false,
        linesAbove: this.above.length,
      };
    if (looksLikeProbe(names, stamps)) {
      if (this.above.some((each) => isHeader(each.names, stamps))) {
        this.above.push({ names, place });
        this.refuse();
      }
      const found = probeNames(names, stamps);
      return {
        mapping: mapColumns({ names: found, rules, extraKeys, header: place, ifMissing }),
        isRow: true,
        linesAbove: this.above.length,
      };
    }
    this.above.push({ names, place });
    if (this.above.length > mostLinesAbove) this.refuse();
    return null;
  }

  /** When the file is over and no header was found. */
  end(): void {
    if (this.above.length > 0) this.refuse();
  }

  /** The first record that is no comment was most likely meant to be the header. */
  private refuse(): never {
    const at = Math.max(
      0,
      this.above.findIndex((each) => isHeader(each.names, this.reading.request.stamps)),
      this.above.findIndex((each) => !isComment(each.names)),
    );
    const { names, place } = this.above[at]!;
    const { mapRules: rules, extraKeys, mapsElsewhere } = this.reading.request;
    for (const name of names) this.reading.seenNames.add(name);
    mapColumns({ names, rules, extraKeys, header: place, ifMissing: mapsElsewhere ? 'byName' : 'refused' }); // a column that --map names and that is not there is said first
    const cells = this.above[at + 1]?.names ?? [];
    const stampColumns = names.filter(
      (name, cell) => name !== '' && isStampLike(cells[cell] ?? '', this.reading.request.stamps),
    );
    return fail('columnsUnknown', { columns: names, stampColumns }, place);
  }
}

/** Whether a header with these names has a column that is the start. */
export function hasStart(names: readonly string[], { request }: Pick<LogReading, 'request'>): boolean {
  const { mapRules: rules, mapsElsewhere } = request;
  const ifMissing = mapsElsewhere ? 'byName' : 'unknown';
  const clean = withoutCommentSign(names);
  return mapColumns({ names: clean, rules, extraKeys: [], header: null, ifMissing }).stamps.start.length > 0;
}

export const isComment = (names: readonly string[]): boolean => names[0]!.startsWith('#');

/** A header may be marked as a comment: `# id,start,end`. */
const withoutCommentSign = (names: readonly string[]): readonly string[] =>
  isComment(names) && names[0]!.length > 1 ? [names[0]!.replace(/^#\s*/, ''), ...names.slice(1)] : names;

/** Several names without a time or a state among them: they name the columns, even if none is known to be the start. */
const isHeader = (names: readonly string[], stamps: StampReader): boolean =>
  !isComment(names) &&
  filled(names) > 1 &&
  !names.some((name) => isStampLike(name, stamps) || isStateWord(name) || isBareState(name));

const filled = (names: readonly string[]): number => names.filter((name) => name !== '').length;

const isStamp = (text: string, stamps: StampReader): boolean =>
  /[0-9]/.test(text) && !Number.isNaN(stamps.beside().read(text));

/** The same, or a date that only its form tells, or two of them. */
function isStampLike(cell: string, stamps: StampReader): boolean {
  const text = rangeOf(cell)?.from ?? cell;
  const reader = stamps.beside();
  const isLong = text.length > 7; // numbers and times of day are no dates
  return isLong && /[0-9]/.test(text) && (!Number.isNaN(reader.read(text)) || reader.trouble.kind === 'ambiguous');
}

/** A time and a state in one record: `2026-01-05T10:00:00Z,shop,up`. */
export function looksLikeProbe(cells: readonly string[], stamps: StampReader): boolean {
  return cells.some((cell) => isStamp(cell, stamps)) && stateCell(cells, stamps) >= 0;
}

/** The first word that is a state; where there is none, a 0 or a 1 beside a single time. */
function stateCell(cells: readonly string[], stamps: StampReader): number {
  const plain = cells.findIndex((cell) => isStateWord(cell));
  if (plain >= 0 || cells.filter((cell) => isStamp(cell, stamps)).length > 1) return plain;
  const first = cells.findIndex((cell) => isStamp(cell, stamps)); // a number before the time is one of the row, no code
  const code = cells.findIndex((cell, i) => i > first && isUpByCode(cell) !== null);
  return code >= 0 ? code : cells.findIndex((cell) => isBareState(cell));
}

function probeNames(cells: readonly string[], stamps: StampReader): readonly string[] {
  const stampAt = cells.findIndex((cell) => isStamp(cell, stamps));
  const stateAt = stateCell(cells, stamps);
  const serviceAt = cells.findIndex((cell, i) => i !== stampAt && i !== stateAt && /[A-Za-z]/.test(cell));
  const named = new Map([
    [stampAt, 'time'],
    [stateAt, 'state'],
    [serviceAt, 'service'],
  ]);
  return cells.map((_, i) => named.get(i) ?? `column ${i + 1}`);
}
