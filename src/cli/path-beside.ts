import { dirname, relative } from 'node:path';

/** A file as one that stands elsewhere names it, with `/`; null where there is none. @example pathBeside('a/t.yaml', 'a/r.yaml') // 'r.yaml' */
export function pathBeside(from: string | null, file: string | null): string | null {
  return file === null ? null : relative(from === null ? '.' : dirname(from), file).replaceAll('\\', '/');
}
