import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { fail } from '../../core/problem.ts';

/** Bytes that come in chunks; `size` is known for files only. */
export interface Source {
  readonly name: string;
  readonly size: number | null;
  readonly chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** Large enough that the calls cost nothing, small enough to stay in the cache. */
const chunkSize = 1 << 18;

/** Opens standard input, once it is asked for. */
export type StandardInput = () => AsyncIterable<Uint8Array>;

/** What standard input is called in places. */
export const standardInputName = 'stdin';

/**
 * Opens a file (also a pipe or `/dev/fd/63`), or standard input for `-`. A missing file or a directory is a problem
 * before anything is read. @example openSource('incidents.csv', () => process.stdin)
 */
export function openSource(path: string, standardInput: StandardInput): Source {
  if (path === '-') return { name: standardInputName, size: null, chunks: standardInput() };
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return fail('fileMissing', { path });
    return fail('fileUnreadable', { path, reason: code ?? message });
  }
  const status = fstatSync(descriptor);
  if (status.isDirectory()) {
    closeSync(descriptor);
    return fail('pathIsDirectory', { path });
  }
  return { name: path, size: status.isFile() ? status.size : null, chunks: fileChunks(descriptor, path) };
}

function* fileChunks(descriptor: number, path: string): Generator<Uint8Array> {
  try {
    const chunk = new Uint8Array(chunkSize); // used again and again: readers take what they keep
    for (;;) {
      let length: number;
      try {
        length = readSync(descriptor, chunk);
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        length = fail('fileUnreadable', { path, reason: code ?? message });
      }
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}
