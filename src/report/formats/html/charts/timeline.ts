import type { TimelinePicture } from '../../../pictures/picture.ts';
import type { CellWriter } from '../cells.ts';
import { html, type Markup } from '../markup.ts';
import { type Plot, rowsChart } from './rows.ts';
import { rect, svg } from './svg.ts';
import { timeAxis, timeScale } from './time-axis.ts';

export function timelineChart(picture: TimelinePicture, write: CellWriter): Markup {
  const rows = picture.lanes.map((lane) => ({ lane, name: write(lane.name), value: write(lane.value) }));
  return svg(`${picture.title}. ${picture.says}`, (size) => {
    const scaleOf = (plot: Plot) => timeScale(picture.window, picture.zone, plot.left, plot.right);
    return rowsChart(
      size,
      rows,
      ({ lane }, y, plot) => {
        const { x } = scaleOf(plot);
        const unknown = lane.unknown.map(({ start, end }) =>
          rect(x(start), y - 8, Math.max(1.5, x(end) - x(start)), 16, { style: 'unknown' }),
        );
        return html`${rect(plot.left, y - 8, plot.right - plot.left, 16, { style: 'lane' })}${unknown}${spansOf(
          lane,
          x,
          plot,
        ).map((span) =>
          rect(span.from, y - 8, span.to - span.from, 16, { style: 'down', opacity: 0.35 + 0.65 * span.weight }),
        )}`;
      },
      (plot) => timeAxis(scaleOf(plot), plot.top, plot.bottom, size.width),
    );
  });
}

interface Span {
  readonly from: number;
  to: number;
  weight: number;
}

/** What can be seen of the outages: none is narrower than a line, and those that would lie on each other are one. */
function spansOf(lane: TimelinePicture['lanes'][number], x: (instant: number) => number, plot: Plot): readonly Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < lane.start.length; i++) {
    const from = Math.min(plot.right - 2, x(lane.start[i]!));
    const to = Math.min(plot.right, Math.max(from + 2, x(lane.end[i]!)));
    const weight = lane.weight[i]!;
    const last = spans.at(-1);
    if (last && from < last.to + 0.4) {
      last.to = Math.max(last.to, to);
      last.weight = Math.max(last.weight, weight);
    } else spans.push({ from, to, weight });
  }
  return spans;
}
