import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fail } from '../core/problem.ts';

/**
 * Writes a file whole or not at all: beside it first, then renamed over it. What is no regular file (`/dev/null`, a pipe)
 * is written to as it is.
 */
export function writeOutputFile(path: string, text: string): void {
  const existing = statSync(path, { throwIfNoEntry: false });
  if (existing?.isDirectory()) fail('outputUnwritable', { path, reason: 'it is a directory' });
  const direct = existing !== undefined && !existing.isFile();
  const target = direct ? path : `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(target, text);
    if (!direct) renameSync(target, path);
  } catch (error) {
    if (!direct) rmSync(target, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    fail('outputUnwritable', { path, reason: code === 'ENOENT' ? 'there is no such folder' : (code ?? message) });
  }
}
