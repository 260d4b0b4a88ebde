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
  const size = status.isFile() ? status.size : null;
  return { name: path, size, chunks: fileChunks(descriptor, path, size ?? 0) };
}

/** A file gives at least the bytes that it had when it was opened: cut at the end of a row it would read as a whole log. */
function* fileChunks(descriptor: number, path: string, size: number): Generator<Uint8Array> {
  try {
    // used again and again: readers take what they keep; a small file needs no more than its size, and the end
    const chunk = new Uint8Array(size > 0 ? Math.min(size + 1, chunkSize) : chunkSize);
    for (let read = 0; ; ) {
      let length: number;
      try {
        length = readSync(descriptor, chunk);
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        length = fail('fileUnreadable', { path, reason: code ?? message });
      }
      if (length === 0) {
        if (read < size && fstatSync(descriptor).size < size) fail('fileShrank', { path });
        return;
      }
      read += length;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}
