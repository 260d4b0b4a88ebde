import type { Zone } from '../../../core/time/zone.ts';
import { cellText, cellTone } from '../../cell-text.ts';
import type { Cell } from '../../report.ts';
import { html, isolated, type Markup, shortened } from './markup.ts';

/** A cell as people read it, in the zone of the page. */
export type CellWriter = (cell: Cell) => string;

/** More of one cell than this says nothing to a reader of a page: titles of logs may be of any length. */
const mostOfCell = 400;

export const cellWriter =
  (zone: Zone): CellWriter =>
  (cell) =>
    shortened(cellText(cell, zone), mostOfCell);

/** A cell in a page: a bar is drawn, a mark of what is good or bad keeps its colour. */
export function cellMarkup(cell: Cell, write: CellWriter): Markup {
  if (cell.kind === 'bar') {
    const width = Math.min(1, Math.max(0, cell.ratio));
    return html`<svg class="share" viewBox="0 0 80 10" aria-hidden="true"><rect width="80" height="10" rx="2" class="lane"/><rect width="${cell.ratio > 0 ? Math.max(1, Math.round(width * 80)) : 0}" height="10" rx="2" class="bar"/></svg>`;
  }
  const tone = cellTone(cell);
  const text = write(cell);
  if (cell.kind === 'text' && cell.isCode) return html`<code>${text}</code>`;
  return tone === undefined || tone === 'strong'
    ? html`${isolated(text)}`
    : html`<span class="${tone}">${isolated(text)}</span>`;
}
