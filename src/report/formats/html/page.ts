import { codeParts } from '../../code-parts.ts';
import type { Picture } from '../../pictures/picture.ts';
import type { Block, Fact, ListBlock, Report, Tone } from '../../report.ts';
import type { Format } from '../format.ts';
import { appendix } from './appendix.ts';
import { blockMarkup, cards, factList, table } from './blocks.ts';
import { type CellWriter, cellWriter } from './cells.ts';
import { chart } from './chart.ts';
import { type Content, isolated, Markup, html as markup } from './markup.ts';
import { style } from './style.ts';

/**
 * One page that needs nothing else: no script, no font, no picture from elsewhere, which its content policy also forbids.
 * What decides comes first, then pictures, each with the table that has its numbers, then the other tables, then how it came
 * to be.
 */
export const html: Format = (report, context) => {
  const write = cellWriter(context.zone);
  const { headline = [], pictures: drawn } = report.page?.() ?? {};
  const pictures = drawn?.() ?? [];
  const [leading, rest] = leadingFirst(report.blocks, headline);
  const shownWith = new Set(pictures.flatMap(({ numbersIn }) => rest.find(({ title }) => title === numbersIn) ?? []));
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="ninefold ${context.version}">
<title>${report.title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<svg class="patterns" aria-hidden="true"><defs><pattern id="unknown" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" class="hatched"/><path d="M1 0V5" class="hatch"/></pattern><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" class="tip"/></marker></defs></svg>
<main>
<h1>${titleMarkup(report)}</h1>
${leading.map((block) => leadingMarkup(block, headline, write))}
${pictures.map((picture) => figure(picture, rest, write))}
${rest.filter((block) => !shownWith.has(block)).map((block) => blockMarkup(block, write))}
${appendix(report, context)}
</main>
</body>
</html>
`;
  return page.text;
};

/** The title, with the paths of files in small; these may break at a slash. */
function titleMarkup({ title, titleCode }: Report): readonly Content[] {
  return codeParts(title, titleCode).map(({ text, isCode }) =>
    isCode
      ? markup`<span class="path">${text.split('/').map((part, i) => [i > 0 && markup`/<wbr>`, part])}</span>`
      : isolated(text),
  );
}

/** What stands before the first table, with the facts of the headline wherever they are, and what follows. */
function leadingFirst(
  blocks: readonly Block[],
  headline: readonly string[],
): readonly [readonly Block[], readonly Block[]] {
  const first = blocks.findIndex(({ kind }) => kind === 'table');
  const before = first < 0 ? blocks.length : first;
  const isLarge = (block: Block): boolean =>
    block.kind === 'facts' && block.facts.some(({ label }) => headline.includes(label));
  const main = blocks.findIndex(isLarge);
  const isLeading = (_: Block, i: number): boolean => i < before || i === main;
  return [blocks.filter(isLeading), blocks.filter((block, i) => !isLeading(block, i))];
}

/** Checks and findings as they stand; of facts those of the headline on cards, and the others below. */
function leadingMarkup(block: Block, headline: readonly string[], write: CellWriter): Markup | null {
  if (block.kind === 'list' && ['Checks', 'Gates'].includes(block.title))
    return markup`<div class="checks ${worstTone(block)}">${blockMarkup(block, write)}</div>`;
  if (block.kind !== 'facts') return blockMarkup(block, write);
  const large = headline.flatMap((label): readonly Fact[] => block.facts.filter((fact) => fact.label === label));
  const others = block.facts.filter((fact) => !large.includes(fact));
  if (large.length === 0) return blockMarkup(block, write);
  return markup`${block.title ? markup`<h2>${block.title}</h2>` : null}${cards(large, write)}${others.length > 0 && markup`<section>${factList(others, write)}</section>`}`;
}

function worstTone({ items }: ListBlock): Tone | '' {
  return (['bad', 'warning', 'good'] as const).find((tone) => items.some((item) => item.tone === tone)) ?? '';
}

function figure(picture: Picture, blocks: readonly Block[], write: CellWriter): Markup {
  const numbers = blocks.find((block) => block.kind === 'table' && block.title === picture.numbersIn);
  return markup`<section><h2>${picture.title}</h2><figure>${chart(picture, write)}<figcaption>${picture.says}</figcaption></figure>${
    numbers?.kind === 'table' && numbers.rows.length > 0
      ? table(numbers, write)
      : picture.table &&
        markup`<details><summary>${picture.table.title}</summary>${table(picture.table, write)}</details>`
  }</section>`;
}
