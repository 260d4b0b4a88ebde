import { scaleLinear } from 'd3-scale';
import { area, line as pathOf } from 'd3-shape';
import { formatDuration } from '../../../numbers.ts';
import type { FanPicture } from '../../../pictures/picture.ts';
import { html, type Markup } from '../markup.ts';
import { durationAxis, durationTicks } from './duration-axis.ts';
import { type Drawing, label, line, type Size, svg } from './svg.ts';

/** Time ahead from left to right, downtime upwards; nine of ten futures lie in the fan. */
export function fanChart(picture: FanPicture): Markup {
  return svg(`${picture.title}. ${picture.says}`, (size) => draw(picture, size));
}

type Point = FanPicture['points'][number];

function draw({ points, allowedSeconds }: FanPicture, { width, isNarrow }: Size): Drawing {
  const left = 84;
  const right = width - (isNarrow ? 44 : 60);
  const top = 14;
  const bottom = top + (isNarrow ? 180 : 220);
  const all: readonly Point[] = [{ seconds: 0, p5: 0, p50: 0, p95: 0 }, ...points];
  const last = all.at(-1)!;
  const most = Math.max(last.p95, allowedSeconds ?? 0) * 1.05 || 1;
  const x = scaleLinear([0, last.seconds], [left, right]);
  const y = scaleLinear([0, most], [bottom, top]);
  const fan = area<Point>(
    ({ seconds }) => x(seconds),
    ({ p5 }) => y(p5),
    ({ p95 }) => y(p95),
  );
  const middle = pathOf<Point>(
    ({ seconds }) => x(seconds),
    ({ p50 }) => y(p50),
  );
  const names = spread([
    ['p95', y(last.p95)],
    ['p50', y(last.p50)],
    ['p5', y(last.p5)],
  ]);
  return {
    height: bottom + 24,
    body: [
      durationTicks(0, most, 5, false).map((tick) => [
        line(left, y(tick), right, y(tick), tick === 0 ? 'axis' : 'grid'),
        label(left - 6, y(tick) + 4, formatDuration(tick), { anchor: 'end', tone: 'm' }),
      ]),
      durationAxis(durationTicks(0, last.seconds, isNarrow ? 3 : 6, false), x, top, bottom, width),
      html`<path d="${fan(all)}" class="fan"/><path d="${middle(all)}" class="course"/>`,
      names.map(([name, at]) => label(right + 8, at + 4, name, { tone: 's' })),
      allowedSeconds !== null && [
        line(left, y(allowedSeconds), right, y(allowedSeconds), 'target'),
        label(left + 6, y(allowedSeconds) - 6, `allowed: ${formatDuration(allowedSeconds)}`, { tone: 's' }),
      ],
    ],
  };
}

/** Names one above the other, none on another. */
function spread(names: readonly (readonly [string, number])[]): readonly (readonly [string, number])[] {
  let lowest = Number.NEGATIVE_INFINITY;
  return names.map(([name, at]) => {
    lowest = Math.max(at, lowest + 15);
    return [name, lowest] as const;
  });
}
