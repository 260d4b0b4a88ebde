import { type Command, Option as CommanderOption } from 'commander';
import { type Declarations, flagOf } from './declare.ts';
import { type TypedTexts, usageOf } from './parse.ts';

/**
 * Registers declarations with commander, which parts the command line and writes the help; what was typed is gathered
 * here, by key, so that nothing is lost where an option stands twice.
 */
export function register(command: Command, declarations: Declarations): TypedTexts {
  const sequence: string[] = [];
  const typed = Object.assign(new Map<string, string[]>(), { sequence });
  const take = (key: string, text: string): void => {
    typed.set(key, [...(typed.get(key) ?? []), text]);
    sequence.push(key);
  };
  let heading = '';
  for (const [key, declaration] of Object.entries(declarations)) {
    if (declaration.group !== heading) {
      heading = declaration.group;
      command.optionsGroup(heading);
    }
    const each = new CommanderOption(usageOf(key, declaration), declaration.says);
    if (declaration.choices) each.choices(declaration.choices);
    if (declaration.fallback !== null) each.default(declaration.fallback);
    each.argParser((text: string) => text);
    command.addOption(each);
    command.on(`option:${each.name()}`, (text: string | null | undefined) => take(key, text ?? 'true'));
    if (!declaration.isNegatable) continue;
    const negated = flagOf(`no${key.charAt(0).toUpperCase()}${key.slice(1)}`);
    command.addOption(new CommanderOption(negated, `no ${declaration.says.split(' ')[0]}`));
    command.on(`option:${negated.slice(2)}`, () => take(key, 'false'));
  }
  return typed;
}
