import { describe, expect, it } from 'vitest';
import { markdown } from '../../../src/report/formats/markdown.ts';
import { type Block, type Cell, type Column, count, duration, text } from '../../../src/report/report.ts';
import { render } from './render.ts';

/** A text from a log, as it stands in a list. */
const listed = (value: string): string =>
  render(markdown, [{ kind: 'list', title: 'L', items: [{ text: value }] }]).slice(
    '## Title\n\n### L\n\n- '.length,
    -1,
  );

describe('markdown', () => {
  it('lays a report out', () => {
    const blocks: Block[] = [
      { kind: 'facts', title: 'Facts', facts: [{ label: 'failures', value: count(1234), note: 'a note' }] },
      {
        kind: 'table',
        title: 'Table',
        columns: [
          { title: 'service', align: 'left', drop: 0, leastWidth: 8 },
          { title: 'down', align: 'right', drop: 9 },
        ],
        rows: [[text('api'), duration(2592)]],
        notes: ['a note'],
      },
      { kind: 'table', title: 'Empty', columns: [], rows: [] },
      { kind: 'list', title: 'List', items: [{ text: 'one' }, { text: 'two' }] },
      { kind: 'list', title: 'Empty', items: [] },
    ];
    expect(render(markdown, blocks, { width: 20 })).toBe(
      [
        '## Title',
        '',
        '### Facts',
        '',
        '|  |  |  |',
        '| --- | ---: | --- |',
        '| failures | 1,234 | a note |',
        '',
        '### Table',
        '',
        '| service | down |',
        '| --- | ---: |',
        '| api | 43m 12s |',
        '',
        'a note',
        '',
        '### List',
        '',
        '- one',
        '- two',
        '',
      ].join('\n'),
    );
  });

  // CommonMark §2.4 (backslash escapes), GFM §4.10 (tables), §6.9 (autolinks: www., http://, e-mail), §6.10 (raw HTML)
  it.each([
    ['a | b', 'a \\| b'],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['a & b &lt;', 'a &amp; b &amp;lt;'],
    ['[text](http://x)', '\\[text\\](http\u2060://x)'],
    ['![img](x)', '!\\[img\\](x)'],
    ['**bold** _it_ `code` ~~no~~', '\\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\~\\~no\\~\\~'],
    ['# heading #12', '\\# heading \\#12'],
    ['back\\slash', 'back\\\\slash'],
    ['@octocat fixed it', '@\u2060octocat fixed it'],
    ['mail me@example.com', 'mail me@\u2060example.com'],
    ['see https://example.com/x', 'see https\u2060://example.com/x'],
    ['see HTTPS://EXAMPLE.COM', 'see HTTPS\u2060://EXAMPLE.COM'],
    ['_http://x', '\\_http\u2060://x'],
    ['ftp://x', 'ftp\u2060://x'],
    ['www.example.com', 'www\u2060.example.com'],
    ['one\ntwo', 'one two'],
    ['\u001b[31m', '\\\\u001b\\[31m'],
    ['99.95 % of 5 s', '99.95 % of 5 s'],
  ])('%j stands as %j', (value, written) => expect(listed(value)).toBe(written));

  // CommonMark §6.1 (code spans: nothing in them is markup), GFM §4.10 (a pipe in a cell is escaped, in code too)
  it('shows paths, comparisons and settings as code', () => {
    const path: Cell = { kind: 'text', text: 'a -> b | c_d', isCode: true };
    const column: Column = { title: '', align: 'left', drop: 0 };
    const blocks: Block[] = [
      { kind: 'list', title: 'L', items: [{ text: '✓ mttr <= 1h: it is 50m', code: ['mttr <= 1h'] }] },
      { kind: 'list', title: 'M', items: [{ text: 'a`b <= 1 fails', code: ['a`b <= 1'] }] }, // what would end the code stays text
      { kind: 'table', title: 'T', columns: [column], rows: [[path]], notes: ['set `need`'] },
    ];
    const shown = render(markdown, blocks);
    expect(shown).toContain('- ✓ `mttr <= 1h`: it is 50m\n');
    expect(shown).toContain('- a\\`b &lt;= 1 fails\n');
    expect(shown).toContain('| `a -> b \\| c_d` |\n');
    expect(shown).toContain('\nset `need`\n');
  });

  it('never ends a cell early', () => {
    const columns = [{ title: 'a|b', align: 'left', drop: 0 }] as const;
    const rows = [[text('x | y\n| z \\| w')]];
    expect(render(markdown, [{ kind: 'table', title: 'T', columns, rows }])).toBe(
      '## Title\n\n### T\n\n| a\\|b |\n| --- |\n| x \\| y \\| z \\\\\\| w |\n',
    );
  });
});
