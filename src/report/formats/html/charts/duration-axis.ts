import { formatDuration } from '../../../numbers.ts';
import { html, type Markup } from '../markup.ts';
import { label, line } from './svg.ts';

const steps = [
  ...[0.001, 0.01, 0.1, 1, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400],
  ...[172_800, 604_800, 1_209_600, 2_592_000, 7_776_000, 31_536_000],
];

/** Round durations between two, no more than so many: seconds, minutes, hours, days as people say them. */
export function durationTicks(low: number, high: number, most: number, isLogarithmic: boolean): readonly number[] {
  if (!isLogarithmic) {
    const step = steps.find((each) => Math.floor(high / each) <= most) ?? high;
    return Array.from({ length: Math.floor(high / step) + 1 }, (_, i) => i * step);
  }
  const within = steps.filter((each) => each >= low && each <= high);
  const every = Math.max(1, Math.ceil(within.length / most));
  return within.filter((_, i) => i % every === 0);
}

export function durationAxis(
  ticks: readonly number[],
  x: (seconds: number) => number,
  top: number,
  bottom: number,
  width: number,
): Markup {
  return html`${ticks.map((tick) => {
    const at = x(tick);
    const anchor = at > width - 20 ? 'end' : at < 20 ? 'start' : 'middle';
    return [
      line(at, top, at, bottom, 'grid'),
      label(
        anchor === 'end' ? Math.min(at + 12, width) : anchor === 'start' ? Math.max(0, at - 4) : at,
        bottom + 16,
        formatDuration(tick),
        { anchor, tone: 'm' },
      ),
    ];
  })}`;
}
