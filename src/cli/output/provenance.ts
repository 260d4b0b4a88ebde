import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import type { Provenance } from '../../report/formats/format.ts';
import { shellWord } from '../../report/shell-word.ts';
import type { Io } from '../io.ts';

/** How a result came to be: the call, and what it read with its hash. Made only for formats that show it. */
export async function provenanceOf(
  argv: readonly string[],
  files: readonly string[],
  standardInput: string | null,
): Promise<Provenance> {
  const names = [...new Set(files)].filter((file) => file !== '-');
  const inputs = await Promise.all(names.map(async (name) => ({ name, sha256: await fileHash(name) })));
  return {
    commandLine: ['ninefold', ...argv].map(shellWord).join(' '),
    inputs: standardInput === null ? inputs : [...inputs, { name: 'standard input', sha256: standardInput }],
  };
}

/** null for what gives its bytes once, a pipe, and for what is gone. */
async function fileHash(path: string): Promise<string | null> {
  try {
    if (!statSync(path).isFile()) return null;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk);
    return hash.digest('hex');
  } catch {
    return null;
  }
}

/** Standard input as it is, with the hash of what came through: null until all of it has. */
export function hashedInput(stdin: Io['stdin']): { readonly stdin: Io['stdin']; hash(): string | null } {
  let found: string | null = null;
  return {
    async *stdin() {
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
