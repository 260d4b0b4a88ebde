import type { Io } from '../io.ts';

/** Standard input as it is, with the hash of what came through: null until all of it has. */
export function hashedInput(stdin: Io['stdin']): { readonly stdin: Io['stdin']; hash(): string | null } {
  let found: string | null = null;
  return {
    async *stdin() {
      const { createHash } = await import('node:crypto');
      const hash = createHash('sha256');
      for await (const chunk of stdin()) {
        hash.update(chunk);
        yield chunk;
      }
      found = hash.digest('hex');
    },
    hash: () => found,
  };
}
