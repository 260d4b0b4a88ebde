import type { LossesPicture } from '../../../pictures/picture.ts';
import type { CellWriter } from '../cells.ts';
import { html, type Markup } from '../markup.ts';
import { type Drawing, label, rect, type Size, svg, textWidth } from './svg.ts';

/** A row a loss, a field a journey: what is left, as a number where there is room for one. */
export function lossesChart(picture: LossesPicture, write: CellWriter): Markup {
  return svg(`${picture.title}. ${picture.says}`, (size) => draw(picture, size, write));
}

const fieldHeight = 22;
const mostName = 190;
/** Fields of fewer units have no room for a number, and say with a sign what happens. */
const leastForNumbers = 68;
const signs = { down: '✗', worse: '▼', none: '' } as const;

function draw({ columns, rows }: LossesPicture, { width, isNarrow }: Size, write: CellWriter): Drawing {
  const left = isNarrow ? 0 : 12 + Math.min(mostName, Math.max(...rows.map(({ name }) => textWidth(name))));
  const across = Math.min(150, (width - left) / columns.length);
  const hasNumbers = across >= leastForNumbers;
  const top = 22;
  const step = isNarrow ? 44 : 27;
  const heads = columns.map((name, i) =>
    label(left + across * (i + 0.5), 14, name, { anchor: 'middle', tone: 'm', most: across - 4 }),
  );
  const lines = rows.map(({ name, cells }, r) => {
    const y = top + r * step + (isNarrow ? 18 : 0);
    const fields = cells.map(({ value, effect }, i) => {
      const text = effect === 'none' ? '' : hasNumbers ? write(value) : signs[effect];
      const x = left + across * i;
      return html`<g><title>${`${columns[i]}: ${effect === 'none' ? 'as before' : write(value)}`}</title>${rect(x + 2, y, across - 4, fieldHeight, { style: `loss ${effect}`, round: 4 })}${text !== '' && label(x + across / 2, y + 15, text, { anchor: 'middle', tone: `on ${effect}` })}</g>`;
    });
    const named = isNarrow
      ? label(2, y - 5, name, { most: width - 4 })
      : label(left - 10, y + 15, name, { anchor: 'end', most: mostName });
    return html`${named}${fields}`;
  });
  return { height: top + rows.length * step + 2, body: [heads, lines] };
}
