import type { Zone } from '../../core/time/zone.ts';
import { cellText } from '../cell-text.ts';
import { backticked, codeParts } from '../code-parts.ts';
import { plainText } from '../plain-text.ts';
import { type Block, type Cell, type Column, noteText } from '../report.ts';
import type { Format, FormatContext } from './format.ts';

/** GitHub-flavoured Markdown, for a review or a pull request. */
export const markdown: Format = (report, context) => {
  const parts = [
    `## ${marked(report.title, report.titleCode)}`,
    ...report.blocks.map((block) => blockText(block, context)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
};

function blockText(block: Block, context: FormatContext): string {
  const heading = block.title ? `### ${escaped(block.title)}\n\n` : '';
  switch (block.kind) {
    case 'facts': {
      const columns: Column[] = [
        { title: '', align: 'left', drop: 0 },
        { title: '', align: 'right', drop: 0 },
        { title: '', align: 'left', drop: 0 },
      ];
      const rows = block.facts.map(({ label, value, note }): Cell[] => [
        { kind: 'text', text: label },
        value,
        { kind: 'text', text: note ?? '' },
      ]);
      return heading + table(columns, rows, context);
    }
    case 'table':
      if (block.rows.length === 0) return '';
      return [
        heading + table(block.columns, block.rows, context),
        ...(block.notes ?? []).map((note) => opened(marked(noteText(note), backticked(noteText(note))))),
      ].join('\n\n');
    case 'list':
      if (block.items.length === 0) return '';
      return heading + block.items.map(({ text, code }) => `- ${opened(marked(text, code))}`).join('\n');
  }
}

function table(columns: readonly Column[], rows: readonly (readonly Cell[])[], { zone }: FormatContext): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => escaped(title))),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map((row) => line(row.map((cell) => cellMarkdown(cell, zone)))),
  ].join('\n');
}

function cellMarkdown(cell: Cell, zone: Zone): string {
  const text = cellText(cell, zone);
  return cell.kind === 'text' && cell.isCode ? codeSpan(text).replaceAll('|', '\\|') : escaped(text);
}

/** A text with code spans for what of it is code. */
const marked = (text: string, code: readonly string[] = []): string =>
  codeParts(text, code)
    .map((part) => (part.isCode ? codeSpan(part.text) : escaped(part.text)))
    .join('');

/** At the beginning of a line blanks make code, and signs make a list or a rule. */
const opened = (text: string): string =>
  text
    .trimStart()
    .replace(/^(?=[-+](?:\s|$)|-{3,}$|=+$)/, '\\')
    .replace(/^\d+(?=[.)](?:\s|$))/, '$&\\');

/** Nothing in a code span is markup; what could end one stays a text. */
const codeSpan = (text: string): string => (text.includes('`') || text.trim() === '' ? escaped(text) : `\`${text}\``);

/** Text from a log must stay text: no markup, no links, no HTML, no end of the table cell. */
function escaped(text: string): string {
  return plainText(text)
    .replace(/[\\`*_[\]|~#$]/g, '\\$&') // $ begins mathematics
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/@(?=[A-Za-z0-9])/g, '@\u2060') // no mention of a person
    .replaceAll('://', '\u2060://')
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}\u2060.`); // GitHub links these without a scheme
}
