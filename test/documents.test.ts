import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../src/commands/index.ts';
import { copiedCommands, documentedCommands, documentPaths } from './documents.ts';
import { hasPromtool } from './prometheus/promtool.ts';
import { runInShell } from './shell.ts';

/*
 * Every command of README and docs is executed and its output compared. After a change that is meant,
 * UPDATE_DOCUMENTS=1 writes the new outputs; read the difference before committing it.
 */
const update = process.env['UPDATE_DOCUMENTS'] === '1';

describe.each(documentPaths)('%s', (file) => {
  const documented = documentedCommands(file);

  const here = documented.filter(({ command }) => hasPromtool || !/\bpromtool (?:check|test)\b/.test(command));
  it.skipIf(here.length === 0).each(here)('line $line: $command', (each) => {
    const { status, output } = runInShell(each.command);
    const shown = output.trimEnd();
    if (update && shown !== each.output) replaceOutput(each.file, each.command, each.output, shown);
    else expect(shown).toBe(each.output);
    expect(status).toBe(each.status);
  });

  it('shows commands to copy that exist', () => {
    for (const line of copiedCommands(file)) {
      for (const part of line.split(' && ')) {
        if (/^npm (ci|test|install|run [a-z]+|pack)\b/.test(part) || /^(git|cd) /.test(part)) continue;
        expect(runInShell(part).status, part).toBe(0);
      }
    }
  });
});

const definitions = await Promise.all(commands.map((command) => command.load()));

describe('the examples of --help', () => {
  const examples = definitions.flatMap((command) => command.examples);
  it.each(examples)('$line', ({ line }) => {
    const { status, output } = runInShell(line);
    expect(output).not.toMatch(/^error/m);
    expect([0, 1]).toContain(status);
  });
});

function replaceOutput(file: string, command: string, before: string, after: string): void {
  const text = readFileSync(file, 'utf8');
  const old = `$ ${command}\n${before === '' ? '' : `${before}\n`}`;
  writeFileSync(
    file,
    text.replace(old, () => `$ ${command}\n${after === '' ? '' : `${after}\n`}`),
  );
}
