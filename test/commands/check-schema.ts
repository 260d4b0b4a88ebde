import { gateCommands, settingsOf } from '../../src/commands/check/gate-call.ts';
import { commands } from '../../src/commands/index.ts';
import { logOptions } from '../../src/commands/log/options.ts';
import type { Declaration } from '../../src/commands/options/declare.ts';
import { sharedOptions } from '../../src/commands/options/shared.ts';

/** What arguments of a command say, which have no declaration. */
const argumentTexts: Readonly<Record<string, string>> = {
  run: 'The command that the gate stands for',
  description: 'For people',
  log: 'A log by its name, or several',
  topology: 'A topology by its name, or a file',
  expression: 'An expression instead of a topology: web=99.9 -> app=99.9',
};

/** The settings of a gate and of a log as the commands declare them, for the schema of the project file. */
export async function projectSchemaParts() {
  const gates: Record<string, Record<string, string>> = {};
  for (const name of gateCommands) {
    const definition = await commands.find((each) => each.name === name)!.load();
    const declared: Readonly<Record<string, Declaration>> = { ...definition.options, ...sharedOptions };
    gates[name] = Object.fromEntries(
      settingsOf(definition).map((key) => [key, argumentTexts[key] ?? declared[key]!.says]),
    );
  }
  const log = Object.fromEntries(Object.entries(logOptions).map(([key, each]) => [key, each.says]));
  return { gates, log };
}
