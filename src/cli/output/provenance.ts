import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import type { Provenance } from '../../report/formats/format.ts';
import { shellWord } from '../../report/shell-word.ts';

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
