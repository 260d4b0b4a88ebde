/*
 * `npm run pictures` after `npm run build`: makes the pictures of README from what the program really prints, in light and dark,
 * with the Chromium of the machine (CHROMIUM names another than /usr/bin/chromium).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const log = ['fixtures/postmortems.csv'];
const budget = 'budget fixtures/february.csv --slo 99.9 --month 2027-02 --at 2027-02-20 --covers 2027-02-01/2027-02-20';
const folder = 'docs/pictures';
mkdirSync(folder, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'pictures-'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

const pageFile = join(scratch, 'page.html');
writeFileSync(pageFile, printed([...budget.split(' '), '--format', 'html']));
const terminalFile = join(scratch, 'terminal.html');
const shown = printed(['incidents', ...log, '--quiet', '--top', '4', '--color'], { COLUMNS: '84' });
writeFileSync(terminalFile, terminalPage(`$ ninefold incidents ${log[0]}`, shown.split('\n').slice(0, 42)));
for (const scheme of ['light', 'dark']) {
  await picture(pageFile, `page-${scheme}.png`, { width: 960, height: 1_150 }, scheme);
  await picture(terminalFile, `terminal-${scheme}.png`, { width: 760, height: 100 }, scheme, 'main');
}
await browser.close();
rmSync(scratch, { recursive: true });

function printed(args, more = {}) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['bin/ninefold.js', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...more },
  });
  if (status === 2) throw new Error(stderr);
  return stdout;
}

async function picture(file, name, viewport, colorScheme, element) {
  const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: 1.5 });
  await page.goto(pathToFileURL(file).href);
  const path = join(folder, name);
  await (element ? page.locator(element).screenshot({ path }) : page.screenshot({ path }));
  await page.close();
}

/** A terminal as a page: its escapes for bold, dim and colours become elements. */
function terminalPage(command, lines) {
  const names = { 1: 'b', 2: 'd', 31: 'r', 32: 'g', 33: 'y' };
  const escaped = lines.join('\n').replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
  const painted = escaped.replace(/\u001b\[(\d+)m/g, (_, code) =>
    names[code] ? `<i class="${names[code]}">` : '</i>',
  );
  return `<!doctype html><meta charset="utf-8"><style>
:root{--g:#fbfbfd;--t:#1d2129;--m:#6b7280;--l:#d9dde3;--red:#b42318;--green:#11713a;--yellow:#8a5300}
@media (prefers-color-scheme:dark){:root{--g:#12151b;--t:#e6e9ee;--m:#8f98a7;--l:#2d3440;--red:#ff8f85;--green:#5fd08d;--yellow:#f2bd55}}
body{margin:0;background:transparent}main{width:720px;background:var(--g);border:1px solid var(--l);border-radius:10px;overflow:hidden}
header{padding:9px 12px;border-bottom:1px solid var(--l);display:flex;gap:7px}header i{width:11px;height:11px;border-radius:50%;background:var(--l)}
pre{margin:0;padding:14px 18px 18px;color:var(--t);font:13px/1.42 "DejaVu Sans Mono",Menlo,Consolas,monospace}
pre i{font-style:normal}.b{font-weight:700}.d{color:var(--m)}.r{color:var(--red)}.g{color:var(--green)}.y{color:var(--yellow)}
</style><main><header><i></i><i></i><i></i></header><pre><i class="d">${command}</i>\n${painted}</pre></main>`;
}
