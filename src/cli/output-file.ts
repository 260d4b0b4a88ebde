import { chmodSync, fstatSync, realpathSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { fail } from '../core/problem.ts';

/**
 * Refuses to write over a file that the call reads, by whatever name, also as standard input: the log would be gone.
 * Standard input counts where it is a file at all, named or not.
 */
export function refuseOverwriting(path: string, inputs: readonly string[]): void {
  const output = statusOf(path);
  const isOutput = (status: Stats | undefined): boolean =>
    output !== undefined && status !== undefined && status.ino === output.ino && status.dev === output.dev;
  const read = [...inputs.filter((input) => input !== '-').map(statusOf), standardInputStatus()];
  if (output?.isFile() && read.some(isOutput)) fail('outputUnwritable', { path, reason: 'it is one of the inputs' });
}

/**
 * Writes a file whole or not at all: beside it first, then renamed over it, with the same permissions; a link stays one.
 * What is no regular file (`/dev/null`, a pipe) is written to as it is.
 */
export function writeOutputFile(path: string, text: string): void {
  const existing = statusOf(path);
  if (existing?.isDirectory()) fail('outputUnwritable', { path, reason: 'it is a directory' });
  const isDirect = existing !== undefined && !existing.isFile();
  const final = existing?.isFile() ? realpathSync(path) : path;
  const target = isDirect ? path : `${final}.${process.pid}.tmp`;
  try {
    writeFileSync(target, text);
    if (existing?.isFile()) chmodSync(target, existing.mode);
    if (!isDirect) renameSync(target, final);
  } catch (error) {
    if (!isDirect) rmSync(target, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    fail('outputUnwritable', { path, reason: code === 'ENOENT' ? 'there is no such folder' : (code ?? message) });
  }
}

function standardInputStatus(): Stats | undefined {
  try {
    return fstatSync(0);
  } catch {
    return undefined; // closed
  }
}

function statusOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
