import { describe, expect, it } from 'vitest';
import { showProblem } from '../../../src/cli/show-problem.ts';
import { ProblemError } from '../../../src/core/problem.ts';
import type { FileNode, ScalarNode } from '../../../src/input/structured/node.ts';
import { parseStructured, readStructuredFile } from '../../../src/input/structured/read-file.ts';
import { write } from '../../run.ts';

/** A node as plain data: scalars by type and text, so that `0.10` is told from `0.1` and from "0.10". */
function plain(node: FileNode): unknown {
  if (node.kind === 'list') return node.items.map(plain);
  if (node.kind === 'map') return node.entries.map(({ key, value }) => [key, plain(value)]);
  return node.type === 'string' ? node.text : { [node.type]: node.text };
}

async function read(text: string, file = 'a.yaml'): Promise<unknown[]> {
  return (await parseStructured(text, file)).map(plain);
}

/** What is said of a refused text, without the advice. */
async function refused(text: string, file: string): Promise<string> {
  try {
    await parseStructured(text, file);
  } catch (error) {
    if (error instanceof ProblemError)
      return error.problems.map((each) => showProblem(each, false).split('\n')[0]!.slice('error: '.length)).join('\n');
    throw error;
  }
  throw new Error('nothing was refused');
}

/** `line:column` of every key and value, in the order of the file. */
function places(node: FileNode): string[] {
  const at = ({ line, column }: { line?: number; column?: number }): string => `${line}:${column}`;
  if (node.kind === 'list') return [at(node.place()), ...node.items.flatMap(places)];
  if (node.kind === 'map')
    return [at(node.place()), ...node.entries.flatMap((entry) => [at(entry.keyPlace()), ...places(entry.value)])];
  return [at(node.place())];
}

describe('values keep their texts', () => {
  it.each([
    ['yaml', 'a: 99.90%\nb: 0.10\nc: 1_000\nd: yes\ne: true\nf:\ng: "0.10"\nh: !!str 7'],
    ['flow', '{a: 99.90%, b: 0.10, c: 1_000, d: yes, e: true, f: , g: "0.10", h: !!str 7}'],
    ['json', '{"a": "99.90%", "b": 0.10, "c": "1_000", "d": "yes", "e": true, "f": null, "g": "0.10", "h": "7"}'],
  ])('%s', async (_, text) => {
    expect(await read(text)).toEqual([
      [
        ['a', '99.90%'],
        ['b', { number: '0.10' }],
        ['c', '1_000'],
        ['d', 'yes'],
        ['e', { boolean: 'true' }],
        ['f', { null: '' }],
        ['g', '0.10'],
        ['h', '7'],
      ],
    ]);
  });
});

describe('places count lines and characters from 1', () => {
  it.each([
    ['yaml', 'a: 1\nb:\n  - x\n  - {c: y}\n', ['1:1', '1:1', '1:4', '2:1', '3:3', '3:5', '4:5', '4:6', '4:9']],
    ['json', '{"a": 1,\n "b": [\n"x",\n {"c": "y"}]}', ['1:1', '1:2', '1:7', '2:2', '2:7', '3:1', '4:2', '4:3', '4:8']],
    ['a character beyond 16 bits is one', '{"\u{1f600}": 1, "b": 2}', ['1:1', '1:2', '1:7', '1:10', '1:15']],
    ['CRLF', 'a: 1\r\nb: 2\r\n', ['1:1', '1:1', '1:4', '2:1', '2:4']],
  ])('%s', async (_, text, expected) => {
    expect(places((await parseStructured(text, 'a.yaml'))[0]!)).toEqual(expected);
  });

  it.each([
    ['plain', 'p: web -> app', 7, '1:11'],
    ['quoted', "p: 'web -> app'", 7, '1:12'],
    ['folded block', 'p: >-\n  web\n  -> app\n', 7, '3:6'],
    ['literal block', 'p: |\n  web\n  -> app\n', 7, '3:6'],
    ['plain over two lines', 'p: web\n  -> app', 7, '2:6'],
    ['behind the end', 'p: web', 3, '1:7'],
    ['an escape: its beginning', 'p: "web \\u002d> app"', 7, '1:4'],
    ['JSON', '{"p": "web -> app"}', 7, '1:15'],
  ])('of a character in a text: %s', async (_, text, offset, expected) => {
    const [root] = await parseStructured(text, 'a.yaml');
    const value = (root as Extract<FileNode, { kind: 'map' }>).entries[0]!.value as ScalarNode;
    const { line, column } = value.placeAt(offset);
    expect(`${line}:${column}`).toBe(expected);
  });
});

describe('YAML', () => {
  it('has several documents; empty ones are none', async () => {
    expect(await read('---\na: 1\n---\n# nothing\n---\nb: 2\n')).toEqual([
      [['a', { number: '1' }]],
      [['b', { number: '2' }]],
    ]);
  });
  it('puts aliases in where they stand', async () => {
    const text = 'a: &x {p: 1}\nb: *x\nc: &x 2\nd: *x';
    expect(await read(text)).toEqual([
      [
        ['a', [['p', { number: '1' }]]],
        ['b', [['p', { number: '1' }]]],
        ['c', { number: '2' }],
        ['d', { number: '2' }],
      ],
    ]);
    expect(places((await parseStructured(text, 'a.yaml'))[0]!)).toEqual([
      '1:1',
      '1:1',
      '1:7',
      '1:8',
      '1:11',
      '2:1',
      '2:4',
      '1:8',
      '1:11',
      '3:1',
      '3:7',
      '4:1',
      '4:4',
    ]);
  });
  it('merges maps with <<: own keys first, then the earlier source', async () => {
    expect(await read('x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz: {<<: [*x, *y], a: 0}')).toEqual([
      [
        [
          'x',
          [
            ['a', { number: '1' }],
            ['b', { number: '1' }],
          ],
        ],
        [
          'y',
          [
            ['b', { number: '2' }],
            ['c', { number: '2' }],
          ],
        ],
        [
          'z',
          [
            ['a', { number: '0' }],
            ['b', { number: '1' }],
            ['c', { number: '2' }],
          ],
        ],
      ],
    ]);
  });
  it('is 1.2 whatever the file says: yes is a text', async () => {
    expect(await read('%YAML 1.1\n---\na: yes')).toEqual([[['a', 'yes']]]);
  });
  it('may begin with a bracket where the name says YAML', async () => {
    expect(await read('[a, b: 1]')).toEqual([['a', [['b', { number: '1' }]]]]);
    expect(await refused('[a, b: 1]', 'a.json')).toBe(
      'a.json:1:2: this is no well-formed JSON: expected a value, found "a"',
    );
  });
});

describe('JSON', () => {
  it('agrees with JSON.parse', async () => {
    const text = '{"a":[1,-2.5e3,true,false,null,"\\u00e9\\n\\"",[],{}],"b":{"c":{"d":[[["x"]]]}}, "":0}';
    const data = (node: FileNode): unknown =>
      node.kind === 'list'
        ? node.items.map(data)
        : node.kind === 'map'
          ? Object.fromEntries(node.entries.map(({ key, value }) => [key, data(value)]))
          : node.type === 'string'
            ? node.text
            : JSON.parse(node.text || 'null');
    expect(data((await parseStructured(text, 'a.json'))[0]!)).toEqual(JSON.parse(text));
  });
  it('nests as deep as it likes', async () => {
    let node: FileNode | undefined = (
      await parseStructured(`${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'a.json')
    )[0];
    let depth = 0;
    for (; node?.kind === 'list'; node = node.items[0]) depth++;
    expect(depth).toBe(200_000);
  });
});

describe('mistakes', () => {
  it.each([
    ['{"a": 1, "a": 2}', 'a.json', 'a.json:1:10: the key "a" stands here a second time'],
    ['a: 1\nb: 2\na: 3', 'a.yaml', 'a.yaml:3:1: the key "a" stands here a second time'],
    [
      `{${Array.from({ length: 20 }, (_, i) => `"k${i}": 0`).join(', ')}, "k3": 1}`,
      'a.json',
      'a.json:1:192: the key "k3" stands here a second time',
    ],
    ['{"a": 1,}', 'a.json', 'a.json:1:9: this is no well-formed JSON: expected a key in double quotes, found "}"'],
    ['{"a": 1', 'a.json', 'a.json:1:8: this is no well-formed JSON: it ends in the middle'],
    ['[1] x', 'a.json', 'a.json:1:5: this is no well-formed JSON: "x" stands behind the end of the value'],
    ['["\\x"]', 'a.json', 'a.json:1:3: this is no well-formed JSON: \\x is not an escape of JSON'],
    ['[01]', 'a.json', 'a.json:1:3: this is no well-formed JSON: expected a comma or ], found "1"'],
    [
      'a: b: c',
      'a.yaml',
      'a.yaml:1:4: this is no well-formed YAML: nested mappings are not allowed in compact mappings',
    ],
    ['\ta: 1', 'a.yaml', 'a.yaml:1:1: this is no well-formed YAML: tabs are not allowed as indentation'],
    ['a: !foo b', 'a.yaml', 'a.yaml:1:4: this is no well-formed YAML: unresolved tag: !foo'],
    ['a: *x', 'a.yaml', 'a.yaml:1:4: this is no well-formed YAML: there is no &x before *x'],
    ['a: &x [*x]', 'a.yaml', 'a.yaml:1:8: this is no well-formed YAML: there is no &x before *x'],
    ['? [x]\n: 2', 'a.yaml', 'a.yaml:1:3: this is no well-formed YAML: this key is no text'],
    ['<<: 3', 'a.yaml', 'a.yaml:1:1: this is no well-formed YAML: << takes in maps alone'],
    ['', 'a.yaml', 'a.yaml: there is nothing in it'],
    ['# nothing\n', 'a.yaml', 'a.yaml: there is nothing in it'],
    ['- '.repeat(5000), 'a.yaml', 'a.yaml:1:200: this is no well-formed YAML: it is nested more than 100 deep'],
  ])('%j', async (text, file, message) => {
    expect(await refused(text, file)).toBe(message);
  });

  it('refuses aliases that grow beyond all bounds', async () => {
    const levels = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`);
    expect(await refused(['a0: &a0 x', ...levels].join('\n'), 'a.yaml')).toMatch(
      /^a.yaml:[0-9]+:[0-9]+: this is no well-formed YAML: its aliases grow beyond all bounds$/,
    );
  });
});

describe('files', () => {
  const none = async function* (): AsyncGenerator<Uint8Array> {};
  it('are UTF-8, with a byte order mark or not, or UTF-16 with one', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a: é', 'utf16le')]);
    for (const bytes of [Buffer.from('a: é'), Buffer.from('\ufeffa: é'), utf16])
      expect((await readStructuredFile(write('a.yaml', bytes), none)).map(plain)).toEqual([[['a', 'é']]]);
  });
  it('may come from standard input, in chunks that split characters', async () => {
    const bytes = new TextEncoder().encode('{"a": "é"}');
    const chunks = async function* (): AsyncGenerator<Uint8Array> {
      for (const byte of bytes) yield Uint8Array.of(byte);
    };
    expect((await readStructuredFile('-', chunks)).map(plain)).toEqual([[['a', 'é']]]);
  });
});
