import { expect, it } from 'vitest';
import { showProblem } from '../../src/cli/show-problem.ts';
import { problem } from '../../src/core/problem.ts';

const shown = (text: string, offset: number, length: number): string[] =>
  showProblem(problem('percentUnreadable', { text: 'x' }, { kind: 'typed', option: null, text, offset, length }), false)
    .split('\n')
    .slice(1, 3);

it('puts a caret under what is wrong', () => {
  expect(shown('a=9x -> b', 2, 2)).toEqual(['  a=9x -> b', '    ^^']);
});

it('puts none under nothing', () => {
  expect(shown(' ', 0, 1)).toEqual([
    '  write 99.95, 99.95%, a ratio below 1 such as 0.9995, or nines such as 3.5n',
    '',
  ]);
});

it('shows a window of a long text, with the caret where it belongs', () => {
  const text = `${'a -> '.repeat(20_000)}!${' -> b'.repeat(20_000)}`;
  const [line, carets] = shown(text, 100_000, 1);
  expect(line).toBe(`  …${'a -> '.repeat(8)}!${' -> b'.repeat(15)} -> …`);
  expect(line![carets!.indexOf('^')]).toBe('!');
});

it('shows the beginning of a long text whole', () => {
  const [line, carets] = shown(`!${'a'.repeat(500)}`, 0, 1);
  expect(line).toBe(`  !${'a'.repeat(119)}…`);
  expect(carets).toBe('  ^');
});
