import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { run, write } from '../run.ts';
import { chromiumPath, closeBrowser, open } from './browser.ts';

afterAll(closeBrowser);

const hasDot = spawnSync('dot', ['-V']).status === 0;
if (!hasDot) console.log('there is no Graphviz: the tests that draw with it are skipped (apt-get install graphviz)');

const folder = 'fixtures/topologies';
const files = readdirSync(folder).map((name) => `${folder}/${name}`);
/** Names that the two languages could take for something of their own. */
const hostile = write('hostile.yaml', {
  name: '"]; } -->',
  components: {
    end: { availability: '99%', domain: 'a"]b' },
    'x.y': { availability: '99.9%', dependsOn: ['end'] },
    graph: { availability: '99.9%', optional: true },
  },
  domains: { 'a"]b': '99.99%' },
  journeys: { '<b>buy</b> & "pay" \\N #quot; %%': 'end -> 2of(3 x app=99, x.y) -> graph' },
});

async function drawing(call: readonly string[], format: string): Promise<string> {
  const { status, stdout, stderr } = await run(['compose', ...call, '--format', format]);
  if (status === 2) throw new Error(stderr);
  return stdout;
}

describe.skipIf(!hasDot)('a drawing for Graphviz', () => {
  it.each([...files, hostile, 'a=99 -> (b=99 | c=99) -> 2of(d=9, e=9, 99.9)'])('is drawn by dot: %s', async (file) => {
    const { status, stdout, stderr } = spawnSync('dot', ['-Tsvg'], {
      input: await drawing([file], 'dot'),
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('<svg');
  });
  it('shows names as they are', async () => {
    const { stdout } = spawnSync('dot', ['-Tplain'], { input: await drawing([hostile], 'dot'), encoding: 'utf8' });
    expect(stdout).toContain('\\\\N #quot; %%');
  });
});

describe.skipIf(chromiumPath === null)('a drawing for Mermaid', { timeout: 300_000 }, () => {
  it('is drawn by mermaid, whatever the names are', async () => {
    const { page } = await open('<!doctype html><title>mermaid</title><div id="here"></div>', { width: 1280 });
    await page.addScriptTag({ path: 'node_modules/mermaid/dist/mermaid.min.js' });
    for (const file of [...files, hostile]) {
      const text = await drawing([file], 'mermaid');
      const drawn = await page.evaluate<string>(
        `mermaid.initialize({ startOnLoad: false }); mermaid.render('drawing', ${JSON.stringify(text)}).then(({ svg }) => { document.getElementById('here').innerHTML = svg; return document.getElementById('here').textContent; })`,
      );
      expect(drawn, file).not.toContain('Syntax error');
      if (file === hostile) expect(drawn).toContain('<b>buy</b> & "pay" \\N #quot; %%');
    }
    await page.close();
  });
});

describe('a drawing', () => {
  it('marks weak links, domains and what a part can do without', async () => {
    const text = await drawing(['fixtures/topologies/shop.yaml'], 'mermaid');
    expect(text).toContain('subgraph d1["zone-a"]\n    n4["db<br/>99.95%<br/>in zone-a');
    expect(text).toContain('n3["app<br/>99.9306%<br/>6h 4m 39s a year<br/>single point"]');
    expect(text).toContain('n3 -.-> n9'); // app depends on config
    expect(text).toContain('class n3,n9 weak');
    expect(text).toContain('n7["recs<br/>99%<br/>optional"]');
  });
  it('is refused of what is no topology, with nothing written', async () => {
    const { status, stdout, stderr } = await run(['nines', '99.9', '--format', 'dot']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('dot draws a topology, and this result is about none');
    expect(stderr).toContain('ninefold compose topology.yaml --format dot');
  });
});
