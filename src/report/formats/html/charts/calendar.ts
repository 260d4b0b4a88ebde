import { group } from 'd3-array';
import type { CalendarPicture } from '../../../pictures/picture.ts';
import type { CellWriter } from '../cells.ts';
import { html, type Markup } from '../markup.ts';
import { type Drawing, label, rect, type Size, svg, textWidth } from './svg.ts';

type Day = CalendarPicture['days'][number];

const weekdays = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Shades by how much of a day was down; each is ten times the one before. */
const shades = [
  [0, 'none'],
  [0.001, 'to 0.1 %'],
  [0.01, 'to 1 %'],
  [0.1, 'to 10 %'],
  [1, 'more'],
] as const;

export function calendarChart(picture: CalendarPicture, write: CellWriter): Markup {
  return svg(`${picture.title}. ${picture.says}`, (size) => draw(picture, size, write));
}

function draw({ days }: CalendarPicture, { width }: Size, write: CellWriter): Drawing {
  const left = 34;
  const isShort = days.length <= 70;
  const cell = isShort ? 24 : 14;
  const most = Math.max(1, Math.floor((width - left) / cell));
  const first = days[0]!.weekday;
  const columnOf = (i: number): number => Math.floor((i + first) / 7);
  const bands = group(
    days.map((day, i) => ({ day, i })),
    ({ i }) => Math.floor(columnOf(i) / most),
  );
  const bandHeight = 22 + 7 * cell + 12;
  const height = bands.size * bandHeight;
  const key = legend(days, height + 8, width);
  return {
    height: height + 8 + key.height,
    body: [
      [...bands].map(([band, list]) => {
        const top = band * bandHeight + 20;
        return html`${weekdays.map((name, i) => (name === '' ? null : label(0, top + i * cell + cell / 2 + 4, name, { tone: 'm' })))}${monthLabels(
          list.map(({ day, i }) => ({ day, column: columnOf(i) - band * most })),
          left,
          cell,
          top - 6,
        )}${list.map(({ day, i }) => dayCell(day, left + (columnOf(i) - band * most) * cell, top + day.weekday * cell, cell - 2, write))}`;
      }),
      key.body,
    ],
  };
}

function dayCell(day: Day, x: number, y: number, side: number, write: CellWriter): Markup {
  const shade = shades.findIndex(([bound]) => day.downRatio <= bound);
  const style = day.state === 'up' || day.state === 'down' ? `heat${shade < 0 ? 4 : shade}` : day.state;
  const title = `${day.name}: ${write(day.value)}`;
  const hatch = day.isPartlyUnknown ? rect(x, y + side / 2, side, side / 2, { style: 'unknown' }) : null;
  return html`${rect(x, y, side, side, { style, title, round: 2 })}${hatch}`;
}

function monthLabels(list: readonly { day: Day; column: number }[], left: number, cell: number, y: number): Markup {
  let last = '';
  let free = 0;
  return html`${list.map(({ day, column }) => {
    const month = day.name.slice(0, 7);
    const x = left + column * cell;
    if (month === last || x < free) return null;
    last = month;
    const number = Number(month.slice(5));
    const text = number === 1 ? month.slice(0, 4) : months[number - 1]!;
    free = x + 34;
    return label(x, y, text, { tone: 'm' });
  })}`;
}

const stateWords = { unknown: 'unknown', excluded: 'excluded', uncovered: 'not in the log' };

/** What the colours mean, as many a row as fit; of states only those that are there. */
function legend(days: readonly Day[], y: number, width: number): { readonly body: Markup; readonly height: number } {
  const states = new Set(days.flatMap((day) => [day.state, ...(day.isPartlyUnknown ? (['unknown'] as const) : [])]));
  const others = (['unknown', 'excluded', 'uncovered'] as const).filter((state) => states.has(state));
  const entries = [
    ...shades.map(([, name], i) => [`heat${i}`, name] as const),
    ...others.map((state) => [state, stateWords[state]] as const),
  ];
  let x = 34;
  let row = y;
  const body = html`${entries.map(([style, name]) => {
    const length = 28 + textWidth(name);
    if (x + length > width) {
      x = 34;
      row += 18;
    }
    const at = x;
    x += length;
    return [rect(at, row, 12, 12, { style, round: 2 }), label(at + 17, row + 10, name, { tone: 'm' })];
  })}`;
  return { body, height: row + 18 - y };
}
