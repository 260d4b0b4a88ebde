import { Chalk, type ChalkInstance } from 'chalk';
import CliTable from 'cli-table3';
import { cellText, cellTone } from '../cell-text.ts';
import { plainText } from '../plain-text.ts';
import type { Block, Cell, Column, FactsBlock, ListBlock, TableBlock, Tone } from '../report.ts';
import type { Format, FormatContext } from './format.ts';
import { displayWidth, fitted, wrapped } from './width.ts';

type Painter = (text: string, tone: Tone | undefined) => string;

/** For people in a terminal: a short summary first, then tables that fit the width. */
export const table: Format = (report, context) => {
  const chalk = new Chalk({ level: context.color ? 1 : 0 });
  const paint = painter(chalk);
  const parts = report.blocks.map((block) => blockText(block, context, paint)).filter((part) => part !== '');
  return `${[heading(report.title, context, paint), ...parts].join('\n\n')}\n`;
};

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
    rows.forEach((row, i) => {
      const isValue = i === 0 && row.startsWith(shown);
      const painted = isValue
        ? paint(shown, cellTone(value) ?? 'strong') + paint(row.slice(shown.length), 'quiet')
        : paint(row, i === 0 ? cellTone(value) : 'quiet');
      lines.push((i === 0 ? named : ' '.repeat(indent)) + painted);
    });
  }
  return lines.join('\n');
}

function listText({ title, items }: ListBlock, { width }: FormatContext, paint: Painter): string {
  if (items.length === 0) return '';
  const lines = items.flatMap(({ text, tone }) =>
    wrapped(plainText(text), Math.max(10, width - 2)).map((row, i) => (i === 0 ? '• ' : '  ') + paint(row, tone)),
  );
  return [heading(title, { width }, paint), ...lines].join('\n');
}

const gap = 2;
/** No cell shows more; a title of a megabyte must not be measured whole. */
const longestText = 1_000;

function tableText(block: TableBlock, { width, zone }: FormatContext, paint: Painter): string {
  if (block.rows.length === 0) return '';
  const texts = block.rows.map((row) => row.map((cell) => cellText(cell, zone).slice(0, longestText)));
  const titles = block.columns.map(({ title }) => plainText(title));
  const natural = titles.map((title, column) =>
    texts.reduce((widest, row) => Math.max(widest, displayWidth(row[column]!)), displayWidth(title)),
  );
  const kept = keptColumns(block.columns, natural, width, (column) => texts.every((row) => isEmpty(row[column]!)));
  const widths = keptWidths(block.columns, natural, kept, width);
  const cells = new CliTable({
    chars: borderless,
    style: { 'padding-left': 0, 'padding-right': gap, head: [], border: [], compact: true }, // or it colours without being asked
    colWidths: widths.map((each) => each + gap),
    colAligns: kept.map((column) => block.columns[column]!.align),
  });
  cells.push(kept.map((column, i) => paint(fitted(titles[column]!, widths[i]!), 'quiet')));
  block.rows.forEach((row, r) => {
    // cut here: cli-table3 would cut an emoji in two
    cells.push(kept.map((column, i) => paint(fitted(texts[r]![column]!, widths[i]!), cellTone(row[column] as Cell))));
  });
  const hidden = titles.filter(
    (title, column) => title !== '' && !kept.includes(column) && !texts.every((row) => isEmpty(row[column]!)),
  );
  const notes = [...(block.notes ?? [])];
  if (hidden.length > 0) notes.push(`not shown at this width: ${hidden.join(', ')}`);
  const lines = cells
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  return [
    heading(block.title, { width }, paint),
    ...lines,
    ...notes.flatMap((note) => wrapped(plainText(note), width)).map((line) => paint(line, 'quiet')),
  ].join('\n');
}

/** Makes the widest flexible columns narrower, one character at a time, until the line fits. */
function keptWidths(
  columns: readonly Column[],
  natural: readonly number[],
  kept: readonly number[],
  width: number,
): readonly number[] {
  const widths = kept.map((column) => natural[column]!);
  const least = kept.map((column) => columns[column]!.leastWidth ?? Number.POSITIVE_INFINITY);
  for (let excess = widths.reduce((sum, each) => sum + each + gap, -gap) - width; excess > 0; excess--) {
    const shrinking = [...widths.keys()].filter((i) => widths[i]! > least[i]!);
    if (shrinking.length === 0) break;
    const widest = shrinking.reduce((a, b) => (widths[b]! > widths[a]! ? b : a));
    widths[widest]!--;
  }
  return widths;
}

/** Drops the columns that matter least until the rest fits; flexible ones may shrink to their least width. */
function keptColumns(
  columns: readonly Column[],
  natural: readonly number[],
  width: number,
  isBare: (column: number) => boolean,
): number[] {
  const kept = [...columns.keys()].filter((column) => columns[column]!.drop === 0 || !isBare(column));
  const needed = (): number =>
    kept.reduce(
      (sum, column) => sum + Math.min(columns[column]!.leastWidth ?? natural[column]!, natural[column]!) + gap,
      -gap,
    );
  while (needed() > width) {
    const worst = kept.reduce((left, right) => (columns[right]!.drop >= columns[left]!.drop ? right : left));
    if (columns[worst]!.drop === 0) break;
    kept.splice(kept.indexOf(worst), 1);
  }
  return kept;
}

const isEmpty = (text: string): boolean => text === '' || text === '–';

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
