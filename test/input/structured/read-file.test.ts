import { describe, expect, it } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { showProblem } from '../../../src/cli/show-problem.ts';
import { ProblemError } from '../../../src/core/problem.ts';
import type { FileNode } from '../../../src/input/structured/node.ts';
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

async function refused(text: string, file: string): Promise<string> {
  try {
    await parseStructured(text, file);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map((each) => showProblem(each, false)).join('');
    throw error;
  }
  throw new Error('nothing was refused');
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
