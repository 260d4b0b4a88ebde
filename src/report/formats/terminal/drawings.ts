import type { Zone } from '../../../core/time/zone.ts';
import { cellText } from '../../cell-text.ts';
import { formatLocalInstant, formatShare } from '../../numbers.ts';
import type { BurnDownPicture, IntervalsPicture, Picture, TimelinePicture } from '../../pictures/picture.ts';
import { displayWidth, fitted } from '../width.ts';

/** A picture for a terminal, as lines below its title; null where it has none for one. */
export function terminalDrawing(picture: Picture, width: number, zone: Zone): readonly string[] | null {
  switch (picture.kind) {
    case 'burn-down':
      return burnDown(picture, Math.min(width, 120), zone);
    case 'timeline':
      return timeline(picture, Math.min(width, 120), zone);
    case 'intervals':
      return sparkline(picture, zone);
    default:
      return null;
  }
}

const eighths = ['', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const height = 8;
const margin = 6;

/** Columns as high as what was left when each ended; dots are the even pace, numbers the incidents that took most. */
function burnDown({ window, corners, marks }: BurnDownPicture, width: number, zone: Zone): readonly string[] {
  const columns = width - margin;
  const share = (instant: number): number => (instant - window.start) / (window.end - window.start);
  const now = corners.at(-1)!.instant;
  const passed = Math.max(1, Math.ceil(share(now) * columns));
  let corner = 0;
  const left = Array.from({ length: passed }, (_, column) => {
    const until = Math.min(now, window.start + ((column + 1) / columns) * (window.end - window.start));
    while (corner + 1 < corners.length && corners[corner + 1]!.instant <= until) corner++;
    return Math.max(0, corners[corner]!.leftRatio);
  });
  const rows = Array.from({ length: height }, (_, row) => {
    const floor = (height - 1 - row) / height;
    const cells = Array.from({ length: columns }, (_cell, column) => {
      const filled = Math.round(Math.min(1, Math.max(0, ((left[column] ?? 0) - floor) * height)) * 8);
      const even = 1 - (column + 0.5) / columns;
      return filled > 0 ? eighths[filled]! : even >= floor && even < floor + 1 / height ? '·' : ' ';
    });
    const scale = row % 4 === 0 ? formatShare(1 - row / height) : '';
    return `${scale.padStart(margin - 1)} ${cells.join('')}`;
  });
  const numbers = new Array<string>(columns).fill(' ');
  marks.forEach(({ instant }, i) => {
    const at = Math.min(columns - 1, Math.max(0, Math.floor(share(instant) * columns)));
    if (numbers[at] === ' ') numbers[at] = String(i + 1);
  });
  return [`${' '.repeat(margin)}${numbers.join('')}`, ...rows, ends(window, margin, columns, zone)].map((row) =>
    row.trimEnd(),
  );
}

/** A line a service: filled where it was down, fainter where less than half of it was hit. */
function timeline({ window, lanes }: TimelinePicture, width: number, zone: Zone): readonly string[] {
  const names = lanes.map(({ name }) => fitted(cellText(name, zone), 20));
  const values = lanes.map(({ value }) => cellText(value, zone));
  const nameWidth = Math.max(...names.map(displayWidth));
  const columns = width - nameWidth - Math.max(...values.map(displayWidth)) - 4;
  const place = (instant: number): number =>
    Math.min(columns - 1, Math.max(0, Math.floor(((instant - window.start) / (window.end - window.start)) * columns)));
  const lines = lanes.map((lane, i) => {
    const cells = new Array<string>(columns).fill('─');
    const fill = (start: number, end: number, sign: string): void => {
      for (let at = place(start); at <= place(Math.max(start, end - 1)); at++) if (cells[at] !== '█') cells[at] = sign;
    };
    for (const { start, end } of lane.unknown) fill(start, end, '?');
    for (const [k, start] of lane.start.entries()) fill(start, lane.end[k]!, lane.weight[k]! < 0.5 ? '░' : '█');
    return `${names[i]!}${' '.repeat(nameWidth - displayWidth(names[i]!))}  ${cells.join('')}  ${values[i]!}`;
  });
  return [...lines, ends(window, nameWidth + 2, columns, zone)];
}

/** One sign a month, the higher the more was down; the month with most downtime by name. */
function sparkline({ rows }: IntervalsPicture, zone: Zone): readonly string[] | null {
  const most = Math.max(...rows.map(({ at }) => at ?? 0));
  const worst = rows.find(({ at }) => at === most);
  if (most <= 0 || worst === undefined) return null;
  const signs = rows.map(({ at }) =>
    at === null ? '?' : at === 0 ? ' ' : eighths[Math.max(1, Math.round((at / most) * 8))]!,
  );
  const name = (row: (typeof rows)[number]): string => cellText(row.name, zone);
  return [
    `${name(rows[0]!)} ${signs.join('')} ${name(rows.at(-1)!)}  most down: ${name(worst)}, ${cellText(worst.value, zone)}`,
  ];
}

/** Where the window begins and ends, below it. */
function ends(
  { start, end }: { readonly start: number; readonly end: number },
  indent: number,
  columns: number,
  zone: Zone,
): string {
  const [first, last] = [formatLocalInstant(start, zone).slice(0, 10), formatLocalInstant(end, zone).slice(0, 10)];
  return `${' '.repeat(indent)}${first}${last.padStart(Math.max(last.length + 1, columns - first.length))}`;
}
