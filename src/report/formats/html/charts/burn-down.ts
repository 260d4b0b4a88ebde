import { scaleLinear } from 'd3-scale';
import { line as pathOf } from 'd3-shape';
import { formatShare } from '../../../numbers.ts';
import type { BurnDownPicture } from '../../../pictures/picture.ts';
import type { CellWriter } from '../cells.ts';
import { html, type Markup } from '../markup.ts';
import { type Drawing, label, line, place, rect, type Size, svg } from './svg.ts';
import { timeAxis, timeScale } from './time-axis.ts';

/** More below nothing than this is cut off: the rest of the picture would be a line. */
const lowest = -1.5;

export function burnDownChart(picture: BurnDownPicture, write: CellWriter): Markup {
  return svg(`${picture.title}. ${picture.says}`, (size) => draw(picture, size, write));
}

function draw(
  { window, zone, corners, bands, marks }: BurnDownPicture,
  { width, isNarrow }: Size,
  write: CellWriter,
): Drawing {
  const left = 46;
  const right = width - (isNarrow ? 8 : 130);
  const top = 22;
  const bottom = top + (isNarrow ? 190 : 240);
  const least = Math.min(0, ...corners.map(({ leftRatio }) => leftRatio));
  const floor = Math.max(lowest, least < 0 ? least - 0.08 : 0);
  const time = timeScale(window, zone, left, right);
  const y = scaleLinear([1, floor], [top, bottom]);
  const clipped = (ratio: number): number => y(Math.max(floor, ratio));
  const shown = thinned(corners.map(({ instant, leftRatio }) => [time.x(instant), clipped(leftRatio)] as const));
  const now = shown.at(-1)!;
  const bandName = (name: string, at: number): Markup =>
    label(isNarrow ? left + 5 : right + 8, at, name, { tone: 'm', most: 122 });
  return {
    height: bottom + 26,
    body: [
      bands.map(({ name, from, tone }, i) => {
        const high = i === 0 ? 1 : (bands[i - 1]!.from ?? 1);
        const low = Math.max(floor, from ?? floor);
        if (high <= low) return null;
        const height = y(low) - y(high);
        return [
          rect(left, y(high), right - left, height, { style: `band ${tone}${isSame(bands, i) ? ' next' : ''}` }),
          line(left, y(low), right, y(low), 'bound'),
          height < 14 ? null : bandName(name, isNarrow ? y(low) - 6 : (y(high) + y(low)) / 2 + 4),
        ];
      }),
      y
        .ticks(isNarrow ? 4 : 6)
        .map((tick) => [
          line(left, y(tick), right, y(tick), tick === 0 ? 'axis' : 'grid'),
          label(left - 6, y(tick) + 4, formatShare(tick), { anchor: 'end', tone: 'm' }),
        ]),
      timeAxis(time, top, bottom, width),
      line(left, y(1), right, y(0), 'even'),
      html`<path d="${pathOf<readonly [number, number]>()(shown)}" class="course"/>`,
      flags(
        marks.map(({ instant, name, took }, i) => ({
          x: time.x(instant),
          y: clipped(leftAt(corners, instant)),
          index: i + 1,
          says: `${write(name)}, ${write(took)}`,
        })),
        top,
      ),
      html`<circle cx="${place(now[0])}" cy="${place(now[1])}" r="4" class="now"/>`,
    ],
  };
}

/** Two bands of one tone, one below the other, are told apart. */
const isSame = (bands: BurnDownPicture['bands'], i: number): boolean => bands[i - 1]?.tone === bands[i]!.tone;

interface Flag {
  readonly x: number;
  readonly y: number;
  readonly index: number;
  readonly says: string;
}

/** So far apart that no number lies on another. */
const flagWidth = 17;

function flags(list: readonly Flag[], top: number): Markup {
  let free = 0;
  const placed = [...list]
    .sort((a, b) => a.x - b.x)
    .map((flag) => {
      const x = Math.max(flag.x, free);
      free = x + flagWidth;
      return { ...flag, at: x };
    });
  return html`${placed.map(
    ({ x, at, y, index, says }) =>
      html`<g><title>${`${index}: ${says}`}</title><path d="M${place(at)} ${place(top - 12)}L${place(x)} ${place(top)}V${place(y)}" class="stem"/><circle cx="${place(at)}" cy="${top - 12}" r="8" class="flag"/>${label(at, top - 8, String(index), { anchor: 'middle', tone: 'n' })}</g>`,
  )}`;
}

function leftAt(corners: BurnDownPicture['corners'], instant: number): number {
  return corners.findLast((corner) => corner.instant <= instant)?.leftRatio ?? 1;
}

/** Corners that no screen could tell apart are one: a log may have ten thousand. */
function thinned(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const kept: (readonly [number, number])[] = [];
  points.forEach((point, i) => {
    const last = kept.at(-1);
    const isSame = last && Math.abs(point[0] - last[0]) < 0.25 && Math.abs(point[1] - last[1]) < 0.25;
    if (!isSame || i === points.length - 1) kept.push(point);
  });
  return kept;
}
