import type { Markup } from '../markup.ts';
import { html } from '../markup.ts';
import { boldWidth, type Drawing, label, type Size, textWidth } from './svg.ts';

/** One row of a picture that has names on its left and values on its right. */
export interface ChartRow {
  readonly name: string;
  readonly value: string;
}

/** Where the rows of a picture are drawn. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Where a line from top to bottom can be drawn: on a narrow page beside what is drawn alone, since texts are between. */
  readonly free: readonly (readonly [from: number, to: number])[];
}

/** How wide names and values may become on a wide page; they take what the longest of them needs. */
const mostName = 190;
const mostValue = 230;

/** Rows with their names and values; on a narrow page these stand above what is drawn, so that it keeps its width. */
export function rowsChart<Row extends ChartRow>(
  { width, isNarrow }: Size,
  rows: readonly Row[],
  drawRow: (row: Row, y: number, plot: Plot, index: number) => Markup | null,
  frame: (plot: Plot) => Markup | null = () => null,
  top = 4,
): Drawing {
  const step = isNarrow ? 40 : 28;
  const below = isNarrow ? 27 : 14;
  const wideName = 12 + Math.min(mostName, Math.max(40, ...rows.map(({ name }) => textWidth(name))));
  const wideValue = 16 + Math.min(mostValue, Math.max(...rows.map(({ value }) => textWidth(value) * boldWidth)));
  const bottom = top + rows.length * step;
  const plot: Plot = {
    left: isNarrow ? 4 : wideName,
    right: isNarrow ? width - 4 : width - wideValue,
    ...{ top, bottom },
    free: isNarrow ? rows.map((_, i) => [top + i * step + below - 8, top + i * step + below + 8]) : [[top - 4, bottom]],
  };
  const valueWidth = isNarrow ? 190 : mostValue;
  const nameWidth = isNarrow ? width - 200 : mostName;
  return {
    height: plot.bottom + 26,
    body: [
      frame(plot),
      rows.map((row, i) => {
        const y = top + i * step;
        const text = y + (isNarrow ? 14 : 18);
        return html`${label(isNarrow ? 4 : plot.left - 10, text, row.name, {
          anchor: isNarrow ? 'start' : 'end',
          most: nameWidth,
        })}${drawRow(row, y + below, plot, i)}${label(width - (isNarrow ? 4 : 0), text, row.value, {
          anchor: 'end',
          tone: 's',
          most: valueWidth,
        })}`;
      }),
    ],
  };
}
