import { scaleLinear } from 'd3-scale';
import { formatAvailability, formatShare } from '../../../numbers.ts';
import type { IntervalsPicture } from '../../../pictures/picture.ts';
import type { CellWriter } from '../cells.ts';
import { html, type Markup } from '../markup.ts';
import { durationAxis, durationTicks } from './duration-axis.ts';
import { type Plot, rowsChart } from './rows.ts';
import { label, line, place, svg } from './svg.ts';

/** One value a row with its interval; of an availability what is missing to all, so that better is further left. */
export function intervalsChart(picture: IntervalsPicture, write: CellWriter): Markup {
  const { axis, target } = picture;
  const rows = picture.rows.map((row) => ({ row, name: write(row.name), value: write(row.value) }));
  const values = picture.rows.flatMap(({ at, high }) => [at ?? 0, high ?? 0]);
  const most = Math.max(...values, target?.at ?? 0) * 1.04 || 1;
  const scaleOf = (plot: Plot) => scaleLinear([0, most], [plot.left + 6, plot.right - 6]);
  return svg(`${picture.title}. ${picture.says}`, (size) =>
    rowsChart(
      size,
      rows,
      ({ row, name, value }, y, plot) => {
        if (row.at === null) return label(plot.left + 6, y + 4, 'nothing is known', { tone: 'm' });
        const x = scaleOf(plot);
        const title = html`<title>${`${name}: ${value}`}</title>`;
        const bar = row.low === null || row.high === null ? null : line(x(row.low), y, x(row.high), y, 'interval');
        return html`${bar}<circle cx="${place(x(row.at))}" cy="${y}" r="5" class="estimate ${row.tone ?? ''}">${title}</circle>`;
      },
      (plot) => {
        const x = scaleOf(plot);
        const ticks =
          axis === 'duration'
            ? durationAxis(durationTicks(0, most, size.isNarrow ? 4 : 6, false), x, plot.top, plot.bottom, size.width)
            : html`${x.ticks(size.isNarrow ? 3 : 5).map((tick) => {
                const anchor = x(tick) < plot.left + 14 ? 'start' : x(tick) > size.width - 34 ? 'end' : 'middle';
                return [
                  line(x(tick), plot.top, x(tick), plot.bottom, 'grid'),
                  label(x(tick), plot.bottom + 16, axis === 'share' ? formatShare(tick) : formatAvailability(tick), {
                    anchor,
                    tone: 'm',
                  }),
                ];
              })}`;
        const bound = target && [
          plot.free.map(([from, to]) => line(x(target.at), from, x(target.at), to, 'target')),
          label(x(target.at), plot.top - 8, target.name, {
            anchor: x(target.at) > size.width - 130 ? 'end' : 'start',
            tone: 's',
          }),
        ];
        return html`${ticks}${bound}`;
      },
      target ? 24 : 4,
    ),
  );
}
