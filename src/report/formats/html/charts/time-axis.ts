import { type ScaleTime, scaleUtc } from 'd3-scale';
import { utcFormat } from 'd3-time-format';
import type { Interval } from '../../../../core/time/intervals.ts';
import type { Zone } from '../../../../core/time/zone.ts';
import { html, type Markup } from '../markup.ts';
import { label, line } from './svg.ts';

/** Instants on the wall clocks of a zone, from left to right. */
export interface TimeScale {
  x(instant: number): number;
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
}

const clock = utcFormat('%H:%M');
const day = utcFormat('%-d %b');
const month = utcFormat('%b');
const year = utcFormat('%Y');

/** What a tick is called: by the largest part of the calendar that begins there. */
function tickText(wall: Date): string {
  if (wall.getUTCHours() !== 0 || wall.getUTCMinutes() !== 0) return clock(wall);
  if (wall.getUTCDate() !== 1) return day(wall);
  return wall.getUTCMonth() === 0 ? year(wall) : month(wall);
}

/**
 * A scale whose ticks are hours, days, months and years of the zone's clocks. Wall clocks are carried as if they were UTC, as in
 * core; where they jump, a tick still lies at the instant that it names.
 */
export function timeScale({ start, end }: Interval, zone: Zone, from: number, to: number): TimeScale {
  const wall = (instant: number): number => instant + zone.offsetAt(instant);
  const scale: ScaleTime<number, number> = scaleUtc([wall(start), wall(end)], [from, to]);
  const x = (instant: number): number => from + ((instant - start) / (end - start)) * (to - from);
  const ticks = scale
    .ticks(Math.max(2, Math.floor((to - from) / 90)))
    .map((tick) => ({ x: x(zone.instantOf(tick.getTime())), text: tickText(tick) }))
    .filter((tick) => tick.x >= from - 0.5 && tick.x <= to + 0.5);
  return { x, ticks };
}

/** The ticks below a picture, with lines up to its top. */
export function timeAxis({ ticks }: TimeScale, top: number, bottom: number, width: number): Markup {
  return html`${ticks.map((tick) => {
    const isAtEnd = tick.x > width - 24;
    const isAtStart = tick.x < 20;
    return [
      line(tick.x, top, tick.x, bottom, 'grid'),
      label(
        isAtEnd ? Math.min(width, tick.x + 18) : isAtStart ? Math.max(0, tick.x - 18) : tick.x,
        bottom + 16,
        tick.text,
        {
          anchor: isAtEnd ? 'end' : isAtStart ? 'start' : 'middle',
          tone: 'm',
        },
      ),
    ];
  })}`;
}
