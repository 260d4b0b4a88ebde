import { readdirSync, statSync } from 'node:fs';
import { compareNames } from '../../core/order/natural-order.ts';

/** The files that a text names. */
export interface NamedFiles {
  readonly files: readonly string[];
  /** How they are named: as themselves, by the folder that they lie in, or by a pattern. */
  readonly by: 'path' | 'folder' | 'pattern';
}

const magic = /[*?[{]/;

/** Folders that nobody means: of tools, and hidden ones. */
const isSkipped = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/**
 * The files that a text names: one file, all in a folder that end as asked (also in folders inside), or all that a pattern
 * fits (`*` and `?` within a name, `**` across folders, `[ab]`, `{a,b}`), in the order of their names. What exists under
 * exactly this name is that. Empty where a folder or a pattern has none; a path that leads nowhere is given back as it is,
 * to be refused where it is opened. @example namedFiles('slo/*.yaml', /\.ya?ml$/).files // ['slo/a.yaml', 'slo/b.yaml']
 */
export function namedFiles(text: string, ending: RegExp): NamedFiles {
  const status = text === '-' ? undefined : statSync(text, { throwIfNoEntry: false });
  if (status?.isDirectory()) {
    const folder = text.replace(/\/+$/, '') || '/';
    return { files: filesUnder(folder).filter((each) => ending.test(each)), by: 'folder' };
  }
  if (status !== undefined || !magic.test(text)) return { files: [text], by: 'path' };
  const parts = text.split('/');
  const fixed = parts
    .slice(
      0,
      parts.findIndex((part) => magic.test(part)),
    )
    .join('/');
  const root = fixed === '' ? (text.startsWith('/') ? '/' : '.') : fixed;
  const pattern = patternOf(text.replace(/^\.\//, ''));
  const reaches = text.slice(fixed.length + 1).includes('/') || text.includes('**');
  const files = filesUnder(root, reaches).map((each) => each.replace(/^\.\//, ''));
  return { files: files.filter((each) => pattern.test(each)), by: 'pattern' };
}

/** True for a text that names files where it could also be a number: `slo.yaml`, `teams/slo`, `*.yaml`, a folder, `.`; not `99.9`. */
export function looksLikeFiles(text: string, ending: RegExp): boolean {
  if (text === '-' || text === '.' || text === '..' || ending.test(text) || text.includes('/') || magic.test(text))
    return true;
  return /^[^\d.]/.test(text) && statSync(text, { throwIfNoEntry: false }) !== undefined;
}

function filesUnder(folder: string, reaches = true): readonly string[] {
  const entries = (() => {
    try {
      return readdirSync(folder, { withFileTypes: true });
    } catch {
      return []; // no such folder: a pattern fits nothing in it
    }
  })();
  const inside = folder.endsWith('/') ? folder : `${folder}/`;
  return entries
    .filter(({ name }) => !isSkipped(name))
    .toSorted((a, b) => compareNames(a.name, b.name))
    .flatMap((entry) => {
      const path = `${inside}${entry.name}`;
      const isFolder = entry.isDirectory();
      if (isFolder) return reaches ? filesUnder(path) : [];
      return entry.isFile() || statSync(path, { throwIfNoEntry: false })?.isFile() ? [path] : [];
    });
}

/** A pattern as a regular expression over a whole path. */
function patternOf(text: string): RegExp {
  let source = '';
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const rest = text.slice(at);
    const some = /^\[(!?)([^\]/]+)\]/.exec(rest);
    if (rest.startsWith('**/')) {
      source += '(?:[^/]+/)*';
      at += 2;
    } else if (rest.startsWith('**')) {
      source += '.*';
      at += 1;
    } else if (some) {
      source += `[${some[1] ? '^' : ''}${some[2]!.replace(/[\\^]/g, '\\$&')}]`;
      at += some[0].length - 1;
    } else if (rest[0] === '{') {
      source += '(?:';
      depth++;
    } else if (rest[0] === '}' && depth > 0) {
      source += ')';
      depth--;
    } else if (rest[0] === ',' && depth > 0) source += '|';
    else
      source += rest[0] === '*' ? '[^/]*' : rest[0] === '?' ? '[^/]' : rest[0]!.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  }
  try {
    return new RegExp(`^${source}${')'.repeat(depth)}$`);
  } catch {
    return /(?!)/; // a range that runs backwards: no name fits it
  }
}

/** Whether two paths lead to one file, by whatever names and links; false where either cannot be reached. */
export function isSameFile(left: string, right: string): boolean {
  if (left === right) return left !== '-';
  const [first, second] = [fileStatus(left), fileStatus(right)];
  return first !== null && second !== null && first.ino === second.ino && first.dev === second.dev;
}

function fileStatus(path: string) {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
