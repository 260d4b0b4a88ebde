import { Chalk, type ChalkInstance } from 'chalk';
import CliTable from 'cli-table3';
import { cellText, cellTone } from '../cell-text.ts';
import { plainText } from '../plain-text.ts';
import {
  type Block,
  type Cell,
  type Column,
  type FactsBlock,
  type ListBlock,
  type Note,
  noteText,
  type Report,
  type TableBlock,
  type Tone,
} from '../report.ts';
import type { Format, FormatContext } from './format.ts';
import { asciiSigns } from './terminal/ascii.ts';
import { fitColumns, columnGap as gap } from './terminal/columns.ts';
import { terminalDrawing } from './terminal/drawings.ts';
import { displayWidth, fitted, wrapped } from './width.ts';

type Painter = (text: string, tone: Tone | undefined) => string;

/** For people in a terminal: a short summary first, then tables that fit the width. */
export const table: Format = (report, context) => {
  const chalk = new Chalk({ level: context.color ? 1 : 0 });
  const paint = painter(chalk);
  const summary = report.blocks.findIndex(({ kind }) => kind === 'facts');
  const parts = report.blocks.flatMap((block, i) => [
    blockText(block, context, paint),
    ...(i === summary ? drawings(report, context, paint) : []),
  ]);
  const text = `${[heading(report.title, context, paint), ...parts.filter((part) => part !== '')].join('\n\n')}\n`;
  return context.terminal?.hasUnicode === false ? asciiSigns(text) : text;
};

/** What a wide terminal shows of it as pictures, below the summary. */
function drawings({ page }: Report, context: FormatContext, paint: Painter): readonly string[] {
  const { terminal, width, zone } = context;
  const pictures = terminal?.draws ? (page?.().inTerminal?.() ?? []) : [];
  return pictures.flatMap((picture) => {
    const lines = terminalDrawing(picture, width, zone);
    return lines ? [[heading(picture.title, context, paint), ...lines].join('\n')] : [];
  });
}

function heading(title: string, { width }: Pick<FormatContext, 'width'>, paint: Painter): string {
  return wrapped(plainText(title), width)
    .map((line) => paint(line, 'strong'))
    .join('\n');
}

function painter(chalk: ChalkInstance): Painter {
  const tones = {
    good: chalk.green,
    bad: chalk.red,
    warning: chalk.yellow,
    quiet: chalk.dim,
    strong: chalk.bold,
  };
  return (text, tone) => (tone === undefined || text === '' ? text : tones[tone](text));
}

function blockText(block: Block, context: FormatContext, paint: Painter): string {
  switch (block.kind) {
    case 'facts':
      return factsText(block, context, paint);
    case 'table':
      return tableText(block, context, paint);
    case 'list':
      return listText(block, context, paint);
  }
}

function factsText({ title, facts }: FactsBlock, { width, zone }: FormatContext, paint: Painter): string {
  const labelWidth = Math.max(...facts.map(({ label }) => displayWidth(plainText(label))));
  const indent = labelWidth + 2 <= width / 2 ? labelWidth + 2 : 2;
  const lines = title ? [heading(title, { width }, paint)] : [];
  for (const fact of facts) {
    const { value, note } = fact;
    const label = plainText(fact.label);
    const shown = cellText(value, zone);
    const together = note ? `${shown}  ${plainText(note)}` : shown;
    const rows = wrapped(together, Math.max(10, width - indent));
    const named = indent > 2 ? label + ' '.repeat(indent - displayWidth(label)) : `${fitted(label, width)}\n  `;
    const tone = cellTone(value) ?? 'strong';
    let left = shown; // of the value, which may go on over lines
    rows.forEach((row, i) => {
      const length = left.startsWith(row) ? row.length : row.startsWith(left) ? left.length : 0;
      const painted = paint(row.slice(0, length), tone) + paint(row.slice(length), 'quiet');
      left = length === left.length ? '' : left.slice(length).trimStart();
      lines.push((i === 0 ? named : ' '.repeat(indent)) + painted);
    });
  }
  return lines.join('\n');
}

function listText({ title, items }: ListBlock, { width }: FormatContext, paint: Painter): string {
  if (items.length === 0) return '';
  const lines = items.flatMap(({ text, tone, lead }) => {
    const isMarked = /^[✓✗–!?] /.test(text); // a mark is a bullet of its own
    return wrapped(plainText(text), Math.max(10, width - 2)).map((row, i) => {
      const indent = isMarked ? (i === 0 ? '' : '  ') : i === 0 ? '• ' : '  ';
      if (lead === undefined) return indent + paint(row, tone);
      return indent + (i === 0 ? paint(lead, tone) + row.slice(lead.length) : row);
    });
  });
  return [heading(title, { width }, paint), ...lines].join('\n');
}

/** No cell shows more; a title of a megabyte must not be measured whole. */
const longestText = 1_000;

function tableText(block: TableBlock, { width, zone }: FormatContext, paint: Painter): string {
  if (block.rows.length === 0) return '';
  const texts = block.rows.map((row) => row.map((cell) => cellText(cell, zone).slice(0, longestText)));
  const titles = block.columns.map(({ title }) => plainText(title));
  for (const column of titles.keys()) alignOnPoint(block, texts, column);
  const { kept, widths, constant, hidden } = fitColumns(block.columns, titles, texts, width);
  const head = kept.map((column, i) => paint(fitted(titles[column]!, widths[i]!), 'quiet'));
  const rows = block.rows.map((row, r) =>
    // cut here: cli-table3 would cut an emoji in two
    kept.map((column, i) => {
      const [text, tone] = [texts[r]![column]!, cellTone(row[column] as Cell)];
      const lines = block.columns[column]!.wraps ? wrapped(text, widths[i]!) : [fitted(text, widths[i]!)];
      return lines.map((line) => paint(line, tone)).join('\n');
    }),
  );
  const aligns = kept.map((column) => block.columns[column]!.align);
  const isSaid = (note: Note): boolean => typeof note === 'string' || !note.of.every((title) => hidden.includes(title));
  const notes = (block.notes ?? []).filter(isSaid).map(noteText);
  if (constant.length > 0)
    notes.push(
      `in every row: ${constant.map((column) => `${titles[column]} ${texts[0]![column]!.trim()}`).join(', ')}`,
    );
  if (hidden.length > 0) notes.push(`not shown at this width: ${hidden.join(', ')}`);
  const lines = tableLines([head, ...rows], widths, aligns);
  return [
    heading(block.title, { width }, paint),
    ...lines,
    ...notes.flatMap((note) => wrapped(plainText(note), width)).map((line) => paint(line, 'quiet')),
  ].join('\n');
}

/** Percentages of one column stand with their points one below the other, whatever digits each has. */
function alignOnPoint({ columns, rows }: TableBlock, texts: string[][], column: number): void {
  if (columns[column]!.align !== 'right') return;
  const decimals = rows.map((row, i) => {
    const kind = row[column]?.kind;
    return kind === 'availability' || kind === 'share' ? decimalsOf(texts[i]![column]!) : null;
  });
  const most = decimals.reduce<number>((max, each) => Math.max(max, each ?? 0), 0);
  decimals.forEach((each, i) => {
    if (each !== null) texts[i]![column] += ' '.repeat(most - each);
  });
}

/** What stands behind the digits before the point: the point and its digits. */
const decimalsOf = (text: string): number => /\.\d+/.exec(text)?.[0].length ?? 0;

/** cli-table3 looks at every row for each of its rows: so many at a time keep a table of thousands from taking minutes. */
const rowsAtOnce = 64;

function tableLines(rows: readonly string[][], widths: readonly number[], colAligns: Column['align'][]): string[] {
  const lines: string[] = [];
  for (let first = 0; first < rows.length; first += rowsAtOnce) {
    const cells = new CliTable({
      chars: borderless,
      style: { 'padding-left': 0, 'padding-right': gap, head: [], border: [], compact: true }, // or it colours without being asked
      colWidths: widths.map((each) => each + gap),
      colAligns,
    });
    cells.push(...rows.slice(first, first + rowsAtOnce));
    for (const line of cells.toString().split('\n')) lines.push(line.trimEnd());
  }
  return lines;
}

const borderless = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};
