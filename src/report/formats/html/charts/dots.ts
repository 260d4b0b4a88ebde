import { bin, extent } from 'd3-array';
import { scaleLog } from 'd3-scale';
import { formatCount } from '../../../numbers.ts';
import type { DotsPicture } from '../../../pictures/picture.ts';
import type { CellWriter } from '../cells.ts';
import { html, type Markup } from '../markup.ts';
import { durationAxis, durationTicks } from './duration-axis.ts';
import { type Drawing, label, line, place, type Size, svg } from './svg.ts';

/** So many dots stand on each other; where there would be more, one stands for several. */
const mostHigh = 18;
const dot = 7;

export function dotsChart(picture: DotsPicture, write: CellWriter): Markup {
  return svg(`${picture.title}. ${picture.says}`, (size) => draw(picture, size, write));
}

function draw({ seconds, estimates }: DotsPicture, { width, isNarrow }: Size, write: CellWriter): Drawing {
  const positive = seconds.filter((each) => each > 0);
  const [low = 1, high = 1] = extent(
    [...positive, ...estimates.flatMap((each) => [each.low, each.high, each.seconds])],
    (each) => (each !== null && each > 0 ? each : undefined),
  );
  const left = isNarrow ? 10 : 120;
  const right = width - (isNarrow ? 10 : 132);
  const x = scaleLog([low / 1.3, high * 1.3], [left, right]).clamp(true);
  const columns = Math.max(1, Math.floor((right - left) / dot));
  const places = Array.from({ length: columns - 1 }, (_, i) => left + ((i + 1) * (right - left)) / columns);
  const stacks = bin().domain([left, right]).thresholds(places)(
    Array.from(seconds, (each) => x(Math.max(each, low / 1.3))),
  );
  const highest = Math.max(1, ...stacks.map(({ length }) => length));
  const each = Math.ceil(highest / mostHigh);
  const top = each > 1 ? 26 : 8;
  const base = top + Math.ceil(highest / each) * dot + 6;
  const step = isNarrow ? 38 : 26;
  const bottom = base + 12 + estimates.length * step;
  return {
    height: bottom + 24,
    body: [
      each > 1 ? label(left, 14, `a dot stands for up to ${formatCount(each)} incidents`, { tone: 'm' }) : null,
      durationAxis(durationTicks(low / 1.3, high * 1.3, isNarrow ? 5 : 8, true), x, top, bottom, width),
      stacks.flatMap((stack) =>
        Array.from(
          { length: Math.ceil(stack.length / each) },
          (_, i) =>
            html`<circle cx="${place((stack.x0! + stack.x1!) / 2)}" cy="${place(base - 4 - i * dot)}" r="3" class="dot"/>`,
        ),
      ),
      line(left, base + 2, right, base + 2, 'axis'),
      estimates.map((estimate, i) => {
        const y = base + 12 + i * step + (isNarrow ? 24 : 12);
        const from = x(estimate.low ?? estimate.seconds);
        const to = x(estimate.high ?? estimate.seconds);
        const text = isNarrow ? y - 11 : y + 4;
        return [
          label(isNarrow ? left : left - 10, text, estimate.name, { anchor: isNarrow ? 'start' : 'end' }),
          line(from, y, to, y, 'interval'),
          html`<circle cx="${place(x(estimate.seconds))}" cy="${y}" r="5" class="estimate"/>`,
          label(width - (isNarrow ? 10 : 0), text, write(estimate.value), { anchor: 'end', tone: 's' }),
        ];
      }),
    ],
  };
}
