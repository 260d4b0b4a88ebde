import type { Interval } from '../core/time/intervals.ts';
import type { Zone } from '../core/time/zone.ts';

/** How a value is meant: terminals colour it, other formats may ignore it. */
export type Tone = 'good' | 'bad' | 'warning' | 'quiet' | 'strong';

/** A value with its kind: people get it scaled and rounded, machines never see cells but `data`. */
export type Cell =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly tone?: Tone;
      /** To be read letter by letter: an expression, the name of a file. */
      readonly isCode?: boolean;
    }
  | { readonly kind: 'missing'; readonly text?: string }
  | { readonly kind: 'count'; readonly value: number }
  | { readonly kind: 'number'; readonly value: number; readonly decimals: number }
  /** So many significant digits, for numbers of any size. */
  | { readonly kind: 'significant'; readonly value: number; readonly digits: number }
  | {
      readonly kind: 'duration';
      readonly seconds: number;
      readonly tone?: Tone;
      readonly mark?: string;
      /** With all its seconds, to the millisecond, where a reader wants to check it. */
      readonly isExact?: boolean;
    }
  | {
      readonly kind: 'availability';
      readonly unavailability: number;
      readonly apartFrom?: number;
      readonly tone?: Tone;
    }
  | { readonly kind: 'nines'; readonly nines: number }
  | { readonly kind: 'share'; readonly ratio: number }
  | { readonly kind: 'bar'; readonly ratio: number }
  /** On the wall clocks of the report, or on those of a zone of its own. */
  | { readonly kind: 'instant'; readonly instant: number; readonly zone?: Zone }
  /** From when to when, on the wall clocks of its own zone: windows of one report may lie in several. */
  | { readonly kind: 'period'; readonly start: number; readonly end: number; readonly zone: Zone }
  | { readonly kind: 'range'; readonly low: Cell; readonly high: Cell }
  | { readonly kind: 'joined'; readonly cells: readonly Cell[] };

/** A label and its value, with what is to be known of it. */
export interface Fact {
  readonly label: string;
  readonly value: Cell;
  readonly note?: string;
}

/** Label and value, one a line. */
export interface FactsBlock {
  readonly kind: 'facts';
  readonly title?: string;
  readonly facts: readonly Fact[];
}

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Columns with the largest number go first when the terminal is narrow; 0 always stays. */
  readonly drop: number;
  /** Free text that may be cut short to fit, but not below this many columns. */
  readonly leastWidth?: number;
  /** Prose: goes on over lines where others are cut short. */
  readonly wraps?: boolean;
}

/** Said below a table; what explains some of its columns is said where one of them is shown. */
export type Note = string | { readonly text: string; readonly of: readonly string[] };

export interface TableBlock {
  readonly kind: 'table';
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly notes?: readonly Note[];
}

export interface ListItem {
  readonly text: string;
  readonly tone?: Tone;
  /** The beginning of the text that alone has the tone: a paragraph in colour is hard to read. */
  readonly lead?: string;
  /** What of it is to be read letter by letter: a comparison, the name of a file; what stands in backticks with these. */
  readonly code?: readonly string[];
}

export interface ListBlock {
  readonly kind: 'list';
  readonly title: string;
  readonly items: readonly ListItem[];
}

export type Block = FactsBlock | TableBlock | ListBlock;

/** A block whose instants stay on the clocks of a zone, wherever it is shown. */
export function blockIn(zone: Zone, block: Block): Block {
  if (block.kind === 'list') return block;
  if (block.kind === 'facts')
    return { ...block, facts: block.facts.map((fact) => ({ ...fact, value: cellIn(zone, fact.value) })) };
  return { ...block, rows: block.rows.map((row) => row.map((cell) => cellIn(zone, cell))) };
}

function cellIn(zone: Zone, cell: Cell): Cell {
  if (cell.kind === 'instant') return { zone, ...cell };
  if (cell.kind === 'range') return { ...cell, low: cellIn(zone, cell.low), high: cellIn(zone, cell.high) };
  return cell.kind === 'joined' ? { ...cell, cells: cell.cells.map((each) => cellIn(zone, each)) } : cell;
}

// Short ways to write cells.
export const text = (value: string, tone?: Tone): Cell => ({ kind: 'text', text: value, ...(tone && { tone }) });
export const missing = (why?: string): Cell => ({ kind: 'missing', ...(why !== undefined && { text: why }) });
export const count = (value: number): Cell => ({ kind: 'count', value });
export const duration = (seconds: number | null, tone?: Tone): Cell =>
  seconds === null ? missing() : { kind: 'duration', seconds, ...(tone && { tone }) };
export const share = (ratio: number | null): Cell => (ratio === null ? missing() : { kind: 'share', ratio });
export const range = (low: Cell, high: Cell): Cell => ({ kind: 'range', low, high });
export const joined = (...cells: readonly Cell[]): Cell => ({ kind: 'joined', cells });
export const instant = (value: number): Cell => ({ kind: 'instant', instant: value });
export const period = ({ start, end }: Interval, zone: Zone): Cell => ({ kind: 'period', start, end, zone });
export const nines = (value: number | null): Cell => (value === null ? missing() : { kind: 'nines', nines: value });
export const bar = (ratio: number | null): Cell => (ratio === null ? text('') : { kind: 'bar', ratio });
/** What explains the column of a title. @example columnNote('share', 'of the downtime') // 'share: of the downtime' */
export const columnNote = (title: string, says: string): Note => ({ text: `${title}: ${says}`, of: [title] });
export const noteText = (note: Note): string => (typeof note === 'string' ? note : note.text);
/** An availability by its unavailability, with the digits that tell it from `apartFrom`. */
export const availability = (unavailability: number | null, apartFrom?: number | null, tone?: Tone): Cell =>
  unavailability === null
    ? missing()
    : { kind: 'availability', unavailability, ...(apartFrom != null && { apartFrom }), ...(tone && { tone }) };
