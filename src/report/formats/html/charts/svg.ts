import { displayWidth, fittedName } from '../../width.ts';
import { type Content, html, type Markup } from '../markup.ts';

/** How wide a picture is drawn, in its own units; a page shows one of the two, for its width. */
export interface Size {
  readonly width: number;
  readonly isNarrow: boolean;
}

/** What was drawn, and how high it came to be. */
export interface Drawing {
  readonly height: number;
  readonly body: Content;
  /** It is wider than the page, and is scrolled: smaller it could not be read. */
  readonly scrolledWidth?: number;
  /** Where one begins to look at what is scrolled. */
  readonly start?: readonly [x: number, y: number];
}

const sizes: readonly Size[] = [
  { width: 800, isNarrow: false },
  { width: 340, isNarrow: true },
];

/** A picture, drawn once for wide pages and once for narrow ones. Readers of its text get `label` instead. */
export function svg(label: string, draw: (size: Size) => Drawing): Markup {
  return html`${sizes.map((size) => {
    const { height, body, scrolledWidth, start } = draw(size);
    const style = size.isNarrow ? 'narrow' : 'wide';
    const viewBox = `0 0 ${place(scrolledWidth ?? size.width)} ${place(height)}`;
    if (scrolledWidth === undefined)
      return html`<svg class="${style}" viewBox="${viewBox}" role="img" aria-label="${label}">${body}</svg>`;
    const sides = html` width="${Math.ceil(scrolledWidth)}" height="${Math.ceil(height)}"`;
    return html`<div class="scroll ${style}" role="region" tabindex="0" aria-label="${label}">${start && html`<i class="start" style="left:${Math.floor(start[0])}px;top:${Math.floor(start[1])}px"></i>`}<svg viewBox="${viewBox}"${sides} role="img" aria-label="${label}">${body}</svg></div><p class="note ${style}">The picture is larger than its place: it can be scrolled.</p>`;
  })}`;
}

/** A coordinate: a tenth of a unit is finer than any screen. */
export function place(value: number): number {
  return Math.round(value * 10) / 10;
}

interface TextOptions {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly tone?: string;
  /** In which it has to fit: what is longer is cut, and shown whole when pointed at. */
  readonly most?: number;
}

/** Characters of the page's font are hardly wider than this, at the size of its pictures. */
const columnWidth = 7;

/** A text in bold takes so many times its width. */
export const boldWidth = 1.08;

export function textWidth(text: string): number {
  return displayWidth(text) * columnWidth;
}

export function label(x: number, y: number, text: string, { anchor = 'start', tone, most }: TextOptions = {}): Markup {
  const shown = most === undefined ? text : fittedName(text, Math.max(1, Math.floor(most / columnWidth)));
  const whole = shown === text ? null : html`<title>${text}</title>`;
  const at = anchor === 'start' ? null : html` text-anchor="${anchor}"`;
  return html`<text x="${place(x)}" y="${place(y)}"${at} class="${tone ?? 't'}">${shown}${whole}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, style: string): Markup {
  return html`<path d="M${place(x1)} ${place(y1)}L${place(x2)} ${place(y2)}" class="${style}"/>`;
}

interface RectOptions {
  readonly style: string;
  readonly title?: string;
  readonly opacity?: number;
  readonly round?: number;
}

export function rect(x: number, y: number, width: number, height: number, options: RectOptions): Markup {
  const { style, title, opacity, round } = options;
  return html`<rect x="${place(x)}" y="${place(y)}" width="${place(width)}" height="${place(height)}" class="${style}"${
    round ? html` rx="${round}"` : null
  }${opacity === undefined || opacity >= 1 ? null : html` opacity="${place(opacity)}"`}>${title && html`<title>${title}</title>`}</rect>`;
}
