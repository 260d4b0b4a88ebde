import { backticked, codeParts } from '../../code-parts.ts';
import { type Block, type Cell, type Fact, type ListBlock, noteText, type TableBlock } from '../../report.ts';
import { type CellWriter, cellMarkup } from './cells.ts';
import { type Content, html, isolated, type Markup } from './markup.ts';

/** A block of a report as part of a page. */
export function blockMarkup(block: Block, write: CellWriter): Markup | null {
  switch (block.kind) {
    case 'facts':
      return block.facts.length === 0
        ? null
        : html`<section>${heading(block.title)}${factList(block.facts, write)}</section>`;
    case 'table':
      return block.rows.length === 0 ? null : html`<section>${heading(block.title)}${table(block, write)}</section>`;
    case 'list':
      return block.items.length === 0 ? null : html`<section>${heading(block.title)}${list(block)}</section>`;
  }
}

function heading(title: string | undefined): Markup | null {
  return title ? html`<h2>${title}</h2>` : null;
}

export function factList(facts: readonly Fact[], write: CellWriter): Markup {
  return html`<dl>${facts.map(
    ({ label, value, note }) =>
      html`<div><dt>${label}</dt><dd>${cellMarkup(value, write)}${note ? html` <span class="note">${isolated(note)}</span>` : null}</dd></div>`,
  )}</dl>`;
}

/** Words and dates of more characters are no figure any more, and stand a little smaller. */
const longFigure = 10;

/** Up to four cards stand in a row, and no row has a hole: seven are four and three. What each takes of twelve columns. */
function cardSpans(count: number): readonly number[] {
  const rows = Math.ceil(count / 4);
  const sizes = Array.from({ length: rows }, (_, row) => Math.ceil((count - row) / rows));
  return sizes.flatMap((size) => Array.from({ length: size }, () => 12 / size));
}

/** The first facts in large, each on a card. */
export function cards(facts: readonly Fact[], write: CellWriter): Markup {
  const spans = cardSpans(facts.length);
  return html`<dl class="cards">${facts.map(
    ({ label, value, note }, i) =>
      html`<div class="of${spans[i]}"><dt>${label}</dt><dd><span class="figure${write(value).length > longFigure ? ' long' : ''}">${cellMarkup(value, write)}</span>${note ? html` <span class="note">${isolated(note)}</span>` : null}</dd></div>`,
  )}</dl>`;
}

/**
 * A table whose rows become lists of labelled values on a narrow page, where no column has room; the roles say to readers
 * of its text that it is a table there too.
 */
export function table({ title, columns, rows, notes }: TableBlock, write: CellWriter): Markup {
  // a free text has a line of its own on a narrow page
  const styles = columns.map(({ align, leastWidth }) =>
    align === 'right' ? 'right' : leastWidth === undefined ? '' : 'long',
  );
  return html`<table role="table" aria-label="${title}"><thead role="rowgroup"><tr role="row">${columns.map(
    (column, i) =>
      column.title === ''
        ? html`<td role="cell"></td>`
        : html`<th role="columnheader" scope="col"${classes(styles[i]!)}>${column.title}</th>`,
  )}</tr></thead><tbody role="rowgroup">${rows.map(
    (row) =>
      html`<tr role="row">${row.map((cell, i) => html`<td role="cell"${classes(styles[i]!, hasLongWord(cell, write) && 'breaks')} data-label="${columns[i]?.title}">${cellMarkup(cell, write)}</td>`)}</tr>`,
  )}</tbody></table>${notes?.map((note) => html`<p class="note">${textMarkup(noteText(note), backticked(noteText(note)))}</p>`)}`;
}

/** Words of so many characters have room on any page, and are never broken. */
const longestWhole = 12;

const hasLongWord = (cell: Cell, write: CellWriter): boolean =>
  cell.kind !== 'bar' &&
  write(cell)
    .split(/[\s-]/)
    .some((word) => word.length > longestWhole);

function classes(...names: readonly (string | false)[]): Markup | null {
  const found = names.filter((name) => name !== false && name !== '');
  return found.length === 0 ? null : html` class="${found.join(' ')}"`;
}

function list({ items }: ListBlock): Markup {
  return html`<ul>${items.map(({ text, tone, lead, code }) =>
    lead === undefined
      ? html`<li${tone && html` class="${tone}"`}>${textMarkup(text, code)}</li>`
      : html`<li><strong class="${tone}">${lead}</strong>${textMarkup(text.slice(lead.length), code)}</li>`,
  )}</ul>`;
}

const textMarkup = (text: string, code: readonly string[] | undefined): readonly Content[] =>
  codeParts(text, code).map((part) => (part.isCode ? html`<code>${part.text}</code>` : isolated(part.text)));
