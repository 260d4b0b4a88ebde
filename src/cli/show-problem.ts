import { Chalk } from 'chalk';
import type { Problem } from '../core/problem.ts';
import { plainText } from '../report/plain-text.ts';
import { placeText } from '../report/words/phrases.ts';
import { problemTexts } from '../report/words/problem-text.ts';
import type { ProblemText } from '../report/words/problem-words.ts';

/** A problem as people read it: where, what, and on a line of its own what to do; a caret under what was typed, if anything was. */
export function showProblem({ kind, where, data }: Problem, color: boolean, saidBefore = new Set<string>()): string {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const say = problemTexts[kind] as (facts: Problem['data']) => ProblemText;
  const { what, todo } = say(data);
  const head = where === null ? '' : `${plainText(placeText(where))}: `;
  const lines = [`${chalk.red('error')}: ${head}${plainText(what)}`];
  if (where?.kind === 'typed' && where.offset !== undefined && where.text.trim() !== '')
    lines.push(...caretLines(where.text, where.offset, where.length ?? 1));
  if (todo && !saidBefore.has(todo)) lines.push(chalk.dim(`  ${plainText(todo)}`));
  if (todo) saidBefore.add(todo); // of twenty like rows the first says what to do
  return `${lines.join('\n')}\n`;
}

/** Longer texts are shown as a window around the caret. */
const longestText = 120;
const windowBefore = 40;

function caretLines(text: string, offset: number, length: number): string[] {
  const start = text.length > longestText ? Math.max(0, offset - windowBefore) : 0;
  const end = text.length > longestText ? Math.min(text.length, start + longestText) : text.length;
  const before = `${start > 0 ? '…' : ''}${plainText(text.slice(start, offset))}`;
  const shown = plainText(text.slice(offset, Math.min(end, offset + length)));
  const after = `${plainText(text.slice(Math.min(end, offset + length), end))}${end < text.length ? '…' : ''}`;
  return [`  ${before}${shown}${after}`, `  ${' '.repeat(before.length)}${'^'.repeat(Math.max(1, shown.length))}`];
}
