import { version } from '../../../package.json';
import type { Shell } from '../text-commands.ts';
import { outline } from './outline.ts';

/** Prints what `ninefold completion SHELL` or `ninefold manual` asks for. Nothing of it is loaded for another command. */
export async function shellText(kind: Shell | 'manual', today: string): Promise<string> {
  const commands = await outline();
  switch (kind) {
    case 'bash':
      return (await import('./bash.ts')).bashCompletion(commands);
    case 'zsh':
      return (await import('./zsh.ts')).zshCompletion(commands);
    case 'fish':
      return (await import('./fish.ts')).fishCompletion(commands);
    case 'manual':
      return (await import('./manual.ts')).manualPage(commands, version, today);
  }
}
