import { describe, expect, it } from 'vitest';
import { github } from '../../../src/report/formats/github.ts';
import { check, finding, result } from './machine-results.ts';
import { renderResult } from './render.ts';

const linesOf = (...parts: Parameters<typeof result>): readonly string[] => {
  const text = renderResult(github, result(...parts));
  expect(text.endsWith('\n')).toBe(true);
  return text.slice(0, -1).split('\n');
};

/** As the runner reads a line (actions/runner, ActionCommand.cs): the properties, then the message, each unescaped. */
function read(line: string) {
  const match = /^::(error|warning|notice) ?([^:]*)::(.*)$/.exec(line);
  if (!match) throw new Error(`no command: ${line}`);
  const [, command, properties, message] = match as unknown as [string, string, string, string];
  const plain = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const pairs = properties.split(',').map((each) => each.split('=') as [string, string]);
  return { command, ...Object.fromEntries(pairs.map(([key, value]) => [key, plain(value)])), message: plain(message) };
}

describe('github', () => {
  it('puts errors before warnings, each at its place, and sums up', () => {
    const lines = linesOf(
      [
        check('a > 1', 'skipped'),
        check('b > 1', 'met'),
        check('c > 1', 'missed', { file: 'slo.yaml', line: 4, column: 2 }),
      ],
      [
        finding('warning', 'single-point-of-failure', { file: 'shop.yaml', line: 7, column: 3 }),
        finding('info', 'one-region'),
      ],
    );
    expect(lines.map(read)).toEqual([
      { command: 'error', file: 'slo.yaml', line: '4', col: '2', title: 'ninefold budget', message: 'c > 1 is missed' },
      { command: 'warning', title: 'ninefold budget', message: 'a > 1 is skipped' },
      {
        command: 'warning',
        file: 'shop.yaml',
        line: '7',
        col: '3',
        title: 'ninefold budget: single-point-of-failure',
        message: 'single-point-of-failure of web; add a replica.',
      },
      { command: 'notice', title: 'ninefold budget', message: '3 checks: 1 met, 1 missed, 1 skipped' },
    ]);
  });
  it('keeps a title that is a command a text', () => {
    const lines = linesOf([
      check('x[a]\n::error::boo%0A::stop', 'missed', { file: 'a,b:c%.yaml', line: 1, column: null }),
    ]);
    expect(lines.length).toBe(2);
    expect(lines[0]).toBe(
      '::error file=a%2Cb%3Ac%25.yaml,line=1,title=ninefold budget::x[a] ::error::boo%250A::stop is missed',
    );
    expect(read(lines[0]!)).toMatchObject({ file: 'a,b:c%.yaml', message: 'x[a] ::error::boo%0A::stop is missed' });
  });
  it('shows ten errors and ten warnings, and the last says how many more there are', () => {
    const missed = Array.from({ length: 12 }, (_, i) => check(`e${i}`, 'missed'));
    const skipped = Array.from({ length: 11 }, (_, i) => check(`w${i}`, 'skipped'));
    const found = linesOf([...skipped, ...missed]).map(read);
    const messages = (command: string) =>
      found.filter((each) => each.command === command).map(({ message }) => message);
    expect([messages('error').length, messages('warning').length]).toEqual([10, 10]);
    expect(messages('error').at(-1)).toBe('e9 is missed (and 2 more errors in the result)');
    expect(messages('warning').at(-1)).toBe('w9 is skipped (and 1 more warning in the result)');
    const ten = linesOf(missed.slice(0, 10)).map(read);
    expect(ten[9]!.message).toBe('e9 is missed');
  });
  it('says where nothing was checked', () => {
    expect(linesOf([])).toEqual(['::notice title=ninefold budget::nothing was checked']);
  });
});
