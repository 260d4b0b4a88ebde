import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { table } from '../../../src/report/formats/table.ts';
import { displayWidth } from '../../../src/report/formats/width.ts';
import {
  type Block,
  type Cell,
  type Column,
  columnNote,
  count,
  duration,
  missing,
  share,
  text,
} from '../../../src/report/report.ts';
import { render } from './render.ts';

const columns: readonly Column[] = [
  { title: 'service', align: 'left', drop: 0, leastWidth: 8 },
  { title: 'incidents', align: 'right', drop: 1 },
  { title: 'downtime', align: 'right', drop: 0 },
  { title: 'share', align: 'right', drop: 2 },
  { title: 'cause', align: 'left', drop: 3, leastWidth: 8 },
];
const row = (service: string, cause: string): Cell[] => [
  text(service),
  count(1234),
  duration(2592),
  share(0.5),
  text(cause),
];

const awkward = [
  '数据库主从切换失败导致写入超时以及更多的说明文字',
  '🔥🔥🔥 pager storm 🔥🔥🔥 everywhere, all at once, for hours and hours and hours',
  'averyveryverylongwordwithoutanyblankinitthatisfarwiderthananyterminalthatsomebodymayhaveopenatthemoment',
  'plain words that go on for a while so that they have to be broken somewhere in the middle',
  '\u001b[31mred\u001b[0m \u202eevil \ud83d',
];
const blocks: readonly Block[] = [
  {
    kind: 'facts',
    title: awkward[0]!,
    facts: awkward.map((each, i) => ({ label: `label ${i}`, value: text(each), note: each })),
  },
  {
    kind: 'facts',
    facts: [
      { label: awkward[0]!, value: duration(2592) },
      { label: '数据', value: text(awkward[1]!) },
    ],
  },
  {
    kind: 'table',
    title: awkward[2]!,
    columns,
    rows: awkward.map((each, i) => row(each, awkward[(i + 1) % 5]!)),
    notes: awkward,
  },
  { kind: 'list', title: awkward[3]!, items: awkward.map((each) => ({ text: each, tone: 'bad' })) },
];

describe.each([40, 80, 120])('at a width of %i', (width) => {
  const shown = render(table, blocks, { width });

  it('no line is wider', () => {
    for (const line of shown.split('\n')) expect([line, displayWidth(line) <= width]).toEqual([line, true]);
  });
  it('no line ends in blanks, no character is halved, nothing is sent to the terminal', () => {
    expect(shown).not.toMatch(/[ \t]$/m);
    expect(shown).not.toMatch(/\p{Cs}/u);
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
  it('colour changes nothing but colour', () => {
    const colored = render(table, blocks, { width, color: true });
    expect(colored).toContain('\u001b[');
    expect(stripVTControlCharacters(colored)).toBe(shown);
  });
});

describe('a table', () => {
  it('is laid out so', () => {
    const block: Block = {
      kind: 'table',
      title: 'By service',
      columns: columns.slice(0, 4),
      rows: [row('api', ''), row('数据库', '')].map((each) => each.slice(0, 4)),
      notes: ['a note'],
    };
    expect(render(table, [block])).toBe(
      [
        'Title',
        '',
        'By service',
        'service  incidents  downtime  share',
        'api          1,234   43m 12s    50%',
        '数据库       1,234   43m 12s    50%', // three characters, six columns
        'a note',
        '',
      ].join('\n'),
    );
  });

  // Least widths: service 7, incidents 9, downtime 8, share 5, cause 8 at most, and two between: 7+2+9+2+8+2+5+2+8 = 45
  it.each([
    [45, ['service', 'incidents', 'downtime', 'share', 'cause'], null],
    [44, ['service', 'incidents', 'downtime', 'share'], 'not shown at this width: cause'],
    [35, ['service', 'incidents', 'downtime', 'share'], 'not shown at this width: cause'],
    [34, ['service', 'incidents', 'downtime'], 'share'],
    [28, ['service', 'incidents', 'downtime'], 'share'],
    [27, ['service', 'downtime'], 'incidents'],
  ])('at %i shows what matters most', (width, titles, note) => {
    const block: Block = { kind: 'table', title: 'T', columns, rows: [row('api', 'a rather long cause of it all')] };
    const lines = render(table, [block], { width }).split('\n').slice(3);
    expect(lines[0]!.split(/ +/)).toEqual(titles);
    if (note === null) expect(lines.slice(2)).toEqual(['']);
    else expect(lines.slice(2).join(' ')).toContain(note);
  });

  it('shortens the widest text first, and says so with dots', () => {
    // 45 + 1 columns for 7, 9, 8, 5 and the rest: 9 for the cause
    const block: Block = { kind: 'table', title: 'T', columns, rows: [row('api', 'deployment of everything')] };
    expect(render(table, [block], { width: 46 }).split('\n')[4]).toBe('api          1,234   43m 12s    50%  deployme…');
  });

  const named: readonly Column[] = [
    { title: 'name', align: 'left', drop: 0, leastWidth: 12 },
    { title: 'n', align: 'right', drop: 1 },
    { title: 'window', align: 'right', drop: 2 },
  ];
  const name = 'Checkout, all regions together'; // 30 characters; with 1,234 and 43m 12s and two gaps: 30+2+5+2+7 = 46
  const rowsOf = (...counts: number[]): Cell[][] => counts.map((each) => [text(name), count(each), duration(2592)]);

  it('says once what every row says, before a name is cut', () => {
    const block: Block = { kind: 'table', title: 'T', columns: named, rows: rowsOf(1234, 5) };
    expect(render(table, [block], { width: 46 })).toContain('43m 12s\n');
    const lines = render(table, [block], { width: 45 }).split('\n').slice(3);
    expect(lines.slice(0, 2)).toEqual([`name${' '.repeat(32)}n`, `${name}  1,234`]);
    expect(lines.slice(3)).toEqual(['in every row: window 43m 12s', '']);
  });

  it('gives a name no less room where more of the rest could be shown', () => {
    const block: Block = { kind: 'table', title: 'T', columns: named, rows: rowsOf(1234, 5).slice(0, 1) };
    // of one row nothing is "in every row"; 28 characters of the name stand before anything that matters less
    const roomAt = (width: number): number =>
      /^Checkout\S*(?: \S+)*?(?= {2}|$)/m.exec(render(table, [block], { width }))![0].length;
    expect([37, 43, 44, 45, 46].map(roomAt)).toEqual([30, 30, 28, 29, 30]);
  });

  it('says what explains a column only where that is shown', () => {
    const block: Block = {
      kind: 'table',
      title: 'T',
      columns: named,
      rows: rowsOf(1, 2),
      notes: ['always', columnNote('n', 'how many'), columnNote('window', 'how long')],
    };
    const at = (width: number): string => render(table, [block], { width });
    expect(at(80)).toMatch(/always\nn: how many\nwindow: how long\n$/);
    expect(at(14)).toMatch(/always\nwindow: how\nlong\nin every row:\nwindow 43m 12s\nnot shown at\nthis width: n\n$/);
  });

  it('lets prose go on over lines', () => {
    const columns: readonly Column[] = [
      { title: 'mode', align: 'left', drop: 0 },
      { title: 'suits', align: 'left', drop: 0, leastWidth: 10, wraps: true },
    ];
    const rows = [[text('cold'), text('batch work, archives', 'good')]];
    const lines = render(table, [{ kind: 'table', title: 'T', columns, rows }], { width: 18 }).split('\n');
    expect(lines.slice(3)).toEqual(['mode  suits', 'cold  batch work,', '      archives', '']);
  });

  it('fits whatever flexible texts it has', () => {
    const flexible = [0, 1, 2].map((i): Column => ({ title: `c${i}`, align: 'left', drop: 0, leastWidth: 8 }));
    const any = fc.constantFrom('a', 'ten letter', '数据库数据库', '🔥🔥🔥🔥🔥🔥', 'x'.repeat(50), 'y'.repeat(90));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(any, any, any), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 28, max: 130 }),
        (rows, width) => {
          const block: Block = {
            kind: 'table',
            title: 'T',
            columns: flexible,
            rows: rows.map((each) => each.map((cell) => text(cell))),
          };
          const shown = render(table, [block], { width });
          for (const line of shown.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
          expect(shown).not.toMatch(/\p{Cs}/u);
          expect(shown).not.toContain('not shown');
          const widest = [0, 1, 2].map((i) => Math.max(2, ...rows.map((each) => displayWidth(each[i]!))));
          expect(shown.includes('…')).toBe(widest.reduce((a, b) => a + b, 4) > width); // cut only where it must be
        },
      ),
      { numRuns: 300 },
    );
  });

  it('leaves out a column with nothing in it, without a word', () => {
    const rows = [[text('api'), missing(), duration(60), missing(), text('')]];
    const shown = render(table, [{ kind: 'table', title: 'T', columns, rows }]);
    expect(shown).toBe('Title\n\nT\nservice  downtime\napi            1m\n');
  });

  it('without rows is nothing, and so is an empty list', () => {
    const empty: Block[] = [
      { kind: 'table', title: 'T', columns, rows: [] },
      { kind: 'list', title: 'L', items: [] },
    ];
    expect(render(table, empty)).toBe('Title\n');
  });
});

describe('facts and lists', () => {
  it('stand in two columns', () => {
    const facts = [
      { label: 'failures', value: count(3) },
      { label: '可用性', value: duration(60), note: 'so far' },
    ];
    expect(render(table, [{ kind: 'facts', title: 'F', facts }])).toBe(
      'Title\n\nF\nfailures  3\n可用性    1m  so far\n',
    );
  });
  it('hang their second lines', () => {
    const items = [{ text: 'one two three four five six seven' }];
    expect(render(table, [{ kind: 'list', title: 'L', items }], { width: 20 })).toBe(
      'Title\n\nL\n• one two three four\n  five six seven\n',
    );
  });
});
