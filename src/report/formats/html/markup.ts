import { plainText } from '../../plain-text.ts';

/** Markup that is safe to put into a page; made by `html` alone. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Content = string | number | Markup | null | false | undefined | readonly Content[];

/** More of a text than this is no text that somebody wrote for a reader. */
const mostCharacters = 4_000;

/**
 * A page is written by this template alone. What is put in is text, whatever it holds: it can never become an element, an
 * attribute or a script. Only what this template itself made goes in as it is; lists go in one after the other.
 * @example html`<b title="${'"<i>'}">${'<script>'}</b>`.text // '<b title="&quot;&lt;i&gt;">&lt;script&gt;</b>'
 */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  let text = parts[0]!;
  for (let i = 0; i < contents.length; i++) text += written(contents[i]) + parts[i + 1]!;
  return new Markup(text);
}

function written(content: Content): string {
  if (content === null || content === false || content === undefined) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string') return escaped(shortened(plainText(content)));
  return content.map(written).join('');
}

/** Words that are written from right to left: letters of such scripts, and what stands between them. */
const rightToLeft =
  /([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[^\p{L}\p{N}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*)/u;

/** A text in which words from right to left stay in their place: alone they would draw the figures beside them along. */
export function isolated(text: string): Content {
  if (!rightToLeft.test(text)) return text;
  return plainText(text)
    .split(rightToLeft)
    .map((part, i) => (i % 2 === 1 ? html`<bdi>${part}</bdi>` : part));
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('`', '&#96;');
}

/** The beginning of a text that goes on and on, between characters. */
export function shortened(text: string, most = mostCharacters): string {
  return text.length <= most ? text : `${[...text.slice(0, most)].slice(0, -1).join('')}…`;
}
