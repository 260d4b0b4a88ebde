import { line as pathOf } from 'd3-shape';
import { formatShare } from '../../../numbers.ts';
import type { ParetoPicture } from '../../../pictures/picture.ts';
import type { CellWriter } from '../cells.ts';
import { html, type Markup } from '../markup.ts';
import { type Plot, rowsChart } from './rows.ts';
import { label, line, place, rect, svg } from './svg.ts';

const ticks = [0, 0.25, 0.5, 0.75, 1];

export function paretoChart(picture: ParetoPicture, write: CellWriter): Markup {
  const rows = picture.rows.map((row) => ({
    row,
    name: write(row.name),
    value: write(row.value),
  }));
  const x = (plot: Plot, ratio: number): number => plot.left + Math.min(1, ratio) * (plot.right - plot.left);
  return svg(`${picture.title}. ${picture.says}`, (size) => {
    const points: [number, number][] = [];
    const drawing = rowsChart(
      size,
      rows,
      ({ row, name }, y, plot) => {
        points.push([x(plot, row.together), y]);
        const title = `${name}: ${formatShare(row.ratio)}, with those above ${formatShare(row.together)}`;
        return rect(plot.left, y - 7, Math.max(1, x(plot, row.ratio) - plot.left), 14, {
          style: 'bar',
          title,
          round: 2,
        });
      },
      (plot) =>
        html`${ticks.map((tick) => [
          line(x(plot, tick), plot.top, x(plot, tick), plot.bottom, 'grid'),
          label(x(plot, tick), plot.bottom + 16, formatShare(tick), {
            anchor: tick === 1 && size.isNarrow ? 'end' : tick === 0 && size.isNarrow ? 'start' : 'middle',
            tone: 'm',
          }),
        ])}`,
    );
    return {
      ...drawing,
      body: [
        drawing.body,
        size.isNarrow ? null : html`<path d="${pathOf()(points)}" class="together"/>`,
        (size.isNarrow ? [] : points).map(
          ([cx, cy]) => html`<circle cx="${place(cx)}" cy="${place(cy)}" r="3" class="point"/>`,
        ),
      ],
    };
  });
}
