import { existsSync } from 'node:fs';

/** One word with a dot or a slash in it and no value: no expression, which would name a value, but a file, also a missing one. */
const fileName = /^[^\s=|()<>,]*([/\\][^\s=|()<>,]*|\.[a-z][a-z0-9]*)$/i;

/** Whether an argument means a file: what exists as one, is standard input, or can only be the name of one. */
export function isTopologyFile(argument: string): boolean {
  return argument === '-' || fileName.test(argument) || /\.(ya?ml|json)$/i.test(argument) || existsSync(argument);
}
