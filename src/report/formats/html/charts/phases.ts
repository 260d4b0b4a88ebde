import { cumsum } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { PhasesPicture } from '../../../pictures/picture.ts';
import type { CellWriter } from '../cells.ts';
import { html, type Markup } from '../markup.ts';
import { durationAxis, durationTicks } from './duration-axis.ts';
import { type Plot, rowsChart } from './rows.ts';
import { line, rect, svg } from './svg.ts';

/** Each phase begins where the one before it ends on average; the thin line reaches to its 95th percentile. */
export function phasesChart(picture: PhasesPicture, write: CellWriter): Markup {
  const ends = cumsum(picture.rows, ({ meanSeconds }) => meanSeconds);
  const starts = picture.rows.map((row, i) => ends[i]! - row.meanSeconds);
  const most = Math.max(
    ...picture.rows.map(({ meanSeconds, p95Seconds }, i) => starts[i]! + Math.max(meanSeconds, p95Seconds)),
    1e-3,
  );
  const rows = picture.rows.map((row) => ({
    row,
    name: row.name,
    value: `${write(row.mean)} · p95 ${write(row.p95)}`,
  }));
  const scaleOf = (plot: Plot) => scaleLinear([0, most], [plot.left, plot.right]);
  return svg(`${picture.title}. ${picture.says}`, (size) =>
    rowsChart(
      size,
      rows,
      ({ row, value }, y, plot, i) => {
        const x = scaleOf(plot);
        const from = x(starts[i]!);
        const p95 = x(starts[i]! + row.p95Seconds);
        const title = `${row.name}: ${value}`;
        return html`${line(from, y, p95, y, 'whisker')}${line(p95, y - 5, p95, y + 5, 'whisker')}${rect(from, y - 7, Math.max(1.5, x(ends[i]!) - from), 14, { style: `c${i}`, title, round: 2 })}`;
      },
      (plot) =>
        durationAxis(
          durationTicks(0, most, size.isNarrow ? 4 : 6, false),
          scaleOf(plot),
          plot.top,
          plot.bottom,
          size.width,
        ),
    ),
  );
}
