import type { Picture } from '../../pictures/picture.ts';
import type { CellWriter } from './cells.ts';
import { burnDownChart } from './charts/burn-down.ts';
import { calendarChart } from './charts/calendar.ts';
import { dotsChart } from './charts/dots.ts';
import { fanChart } from './charts/fan.ts';
import { graphChart } from './charts/graph.ts';
import { intervalsChart } from './charts/intervals.ts';
import { lossesChart } from './charts/losses.ts';
import { paretoChart } from './charts/pareto.ts';
import { phasesChart } from './charts/phases.ts';
import { timelineChart } from './charts/timeline.ts';
import type { Markup } from './markup.ts';

/** Draws a picture by its kind. */
export function chart(picture: Picture, write: CellWriter): Markup {
  switch (picture.kind) {
    case 'burn-down':
      return burnDownChart(picture, write);
    case 'timeline':
      return timelineChart(picture, write);
    case 'pareto':
      return paretoChart(picture, write);
    case 'phases':
      return phasesChart(picture, write);
    case 'dots':
      return dotsChart(picture, write);
    case 'calendar':
      return calendarChart(picture, write);
    case 'intervals':
      return intervalsChart(picture, write);
    case 'fan':
      return fanChart(picture);
    case 'graph':
      return graphChart(picture);
    case 'losses':
      return lossesChart(picture, write);
  }
}
