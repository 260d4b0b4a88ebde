import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { scratchFolder } from '../scratch.ts';

/** Where Debian, Ubuntu, Alpine and Fedora put it; CHROMIUM names another. */
const places = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export const chromiumPath = places.find((path) => path !== '' && existsSync(path)) ?? null;
if (chromiumPath === null)
  console.log('there is no Chromium: the tests that open pages in it are skipped (apt-get install chromium)');

let browser: Browser | undefined;

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

export interface Look {
  readonly width: number;
  readonly scheme?: 'light' | 'dark';
  readonly media?: 'print';
}

/** A page as somebody looks at it: from a file, in a window so wide, everything that can be opened open. */
export interface OpenedPage {
  readonly page: Page;
  /** What it wrote to the console, or asked the network for: nothing. */
  readonly complaints: readonly string[];
}

const folder = scratchFolder();
let files = 0;

export async function open(text: string, { width, scheme = 'light', media }: Look): Promise<OpenedPage> {
  browser ??= await chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const path = join(folder, `${++files}.html`);
  const address = pathToFileURL(path).href;
  page.on('request', (request) => {
    if (request.url() !== address) complaints.push(`asks for ${request.url()}`);
  });
  writeFileSync(path, text);
  await page.goto(address);
  if (media) await page.emulateMedia({ media, colorScheme: scheme });
  await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
  return { page, complaints };
}

/** Texts that lie on each other, reach out of their picture or of the page, or short words that are broken: none should. */
export async function misplacedTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(`(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const boxes = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (node.data.trim() === '' || parent.closest('title') || getComputedStyle(parent).visibility === 'hidden') continue;
      const head = parent.closest('thead');
      if (head && head.getBoundingClientRect().width <= 1) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { 0: word, index } of node.data.matchAll(/[^\\s\\/-]+/g)) {
        if (word.length > 12 || !parent.closest('table')) continue;
        const ofWord = document.createRange();
        ofWord.setStart(node, index);
        ofWord.setEnd(node, index + word.length);
        const lines = new Set([...ofWord.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) found.push('a broken word: ' + word);
      }
      for (const box of range.getClientRects()) if (box.width > 0 && box.height > 0) boxes.push({ text: node.data.trim().slice(0, 40), box, svg: parent.closest('svg'), scrolled: parent.closest('.scroll'), node });
    }
    const right = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > right) found.push('the page is wider than its window: ' + document.documentElement.scrollWidth);
    for (const { text, box, svg } of boxes) {
      const within = svg ? svg.getBoundingClientRect() : { left: 0, right, top: -1e9, bottom: 1e9 };
      if (box.left < within.left - 1.5 || box.right > within.right + 1.5) found.push('reaches out: ' + text);
      if (box.top < within.top - 2 || box.bottom > within.bottom + 3) found.push('reaches out above or below: ' + text);
    }
    boxes.sort((a, b) => a.box.top - b.box.top);
    for (let i = 0; i < boxes.length; i++) for (let k = i + 1; k < boxes.length && boxes[k].box.top < boxes[i].box.bottom; k++) {
      const a = boxes[i].box, b = boxes[k].box;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const most = boxes[i].svg ? 5 : 6; // the boxes of letters are higher than what is drawn of them
      if (boxes[i].node !== boxes[k].node && boxes[i].scrolled === boxes[k].scrolled && across > 1 && down > most) found.push(boxes[i].text + ' lies on ' + boxes[k].text);
    }
    return found;
  })()`);
}

const axe = chromiumPath === null ? '' : readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe-core finds wrong: contrast, roles, names. It is given to the page once, which takes longer than a look. */
export async function accessibilityCheck(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(axe);
  return () =>
    page.evaluate(
      `axe.run(document).then(({ violations }) => violations.flatMap((each) => each.nodes.slice(0, 3).map((node) => each.id + ': ' + node.html.slice(0, 160) + ' ' + (node.any[0]?.message ?? ''))))`,
    );
}

/** The texts of what shows numbers: cards, facts, tables, and the values beside what is drawn. */
export async function figures(page: Page): Promise<readonly string[]> {
  return page.evaluate(`[...document.querySelectorAll('.cards dd, main > section:not(.appendix) dd, main td, svg .s')].map((each) => {
    const copy = each.cloneNode(true);
    copy.querySelectorAll('title').forEach((title) => title.remove());
    return copy.textContent.trim();
  })`);
}
