import { existsSync } from 'node:fs';

/** Whether an argument means a file: what exists as one, is standard input, or ends as such files do. */
export function isTopologyFile(argument: string): boolean {
  return argument === '-' || /\.(ya?ml|json)$/i.test(argument) || existsSync(argument);
}
