import { fail, type ProblemError } from '../../core/problem.ts';
import { malformed } from '../json/parse.ts';
import { findSyntaxMistake } from '../json/syntax.ts';
import { type FileText, LocatedEntry, LocatedList, LocatedMap, LocatedScalar } from './located.ts';
import type { FileNode, MapEntry } from './node.ts';
import type { PlaceFinder } from './places.ts';

interface OpenMap {
  readonly kind: 'map';
  readonly start: number;
  readonly entries: MapEntry[];
  /** For large maps only: a small one is looked through. */
  keys: Set<string> | null;
  key: string;
  keyStart: number;
}

interface OpenList {
  readonly kind: 'list';
  readonly start: number;
  readonly items: FileNode[];
}

const code = {
  quote: 34,
  comma: 44,
  colon: 58,
  openList: 91,
  closeList: 93,
  backslash: 92,
  open: 123,
  close: 125,
} as const;
const smallMap = 8;
const plainWord = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?=[\s,\]}]|$)/y;

/**
 * Parses one JSON value (RFC 8259) that fills the text, with places, the texts of numbers, and no key twice. It keeps
 * its own stack, so that deep nesting cannot overflow. @example parseJson('{"a": 0.10}', 'a.json', placeOf)
 */
export function parseJson(text: string, file: string, placeOf: PlaceFinder): FileNode {
  const source: FileText = { text, placeOf };
  const stack: (OpenMap | OpenList)[] = [];
  let at = 0;
  let root: FileNode | null = null;
  let mayClose = false; // right behind an opening bracket

  const skipBlanks = (): number => {
    for (;;) {
      const found = text.charCodeAt(at);
      if (found !== 32 && found !== 10 && found !== 13 && found !== 9) return found;
      at++;
    }
  };
  const refuse = (): never => {
    throw mistakeIn(text, file, placeOf, at);
  };
  const readText = (): string => {
    if (text.charCodeAt(at) !== code.quote) refuse();
    const from = at;
    let hasEscapes = false;
    let found = text.charCodeAt(++at);
    while (found !== code.quote) {
      if (found === code.backslash) {
        hasEscapes = true;
        at++;
      } else if (!(found >= 32)) refuse(); // a control character, or the end
      found = text.charCodeAt(++at);
    }
    at++;
    return hasEscapes ? unescaped(text.slice(from, at)) : text.slice(from + 1, at - 1);
  };
  const unescaped = (quoted: string): string => {
    try {
      return JSON.parse(quoted) as string;
    } catch {
      return refuse();
    }
  };
  const readKey = (map: OpenMap): void => {
    map.keyStart = at;
    map.key = readText();
    if (isKnown(map)) fail('keyTwice', { key: map.key }, placeOf(map.keyStart));
    if (skipBlanks() !== code.colon) refuse();
    at++;
  };
  const put = (node: FileNode): void => {
    const top = stack.at(-1);
    if (!top) root = node;
    else if (top.kind === 'list') top.items.push(node);
    else top.entries.push(new LocatedEntry(top.key, node, source, top.keyStart));
  };
  const close = (): void => {
    const open = stack.pop()!;
    at++;
    put(
      open.kind === 'map'
        ? new LocatedMap(open.entries, source, open.start)
        : new LocatedList(open.items, source, open.start),
    );
  };

  for (;;) {
    // a value begins here, or the bracket just opened closes
    const found = skipBlanks();
    const top = stack.at(-1);
    const start = at;
    if (mayClose && found === (top!.kind === 'map' ? code.close : code.closeList)) close();
    else {
      if (top?.kind === 'map') {
        readKey(top);
        skipBlanks();
      }
      mayClose = false;
      const first = text.charCodeAt(at);
      if (first === code.open || first === code.openList) {
        stack.push(
          first === code.open
            ? { kind: 'map', start: at, entries: [], keys: null, key: '', keyStart: 0 }
            : { kind: 'list', start: at, items: [] },
        );
        at++;
        mayClose = true;
        continue;
      }
      put(readScalar(top?.kind === 'map' ? at : start, first));
    }
    mayClose = false;
    // behind a value: a comma, or brackets that close
    for (;;) {
      const next = skipBlanks();
      const open = stack.at(-1);
      if (!open) return at < text.length ? refuse() : root!;
      if (next === (open.kind === 'map' ? code.close : code.closeList)) close();
      else if (next === code.comma) {
        at++;
        break;
      } else refuse();
    }
  }

  function readScalar(start: number, first: number): FileNode {
    if (first === code.quote) {
      const value = readText();
      return new LocatedScalar(value, 'string', source, start, start + 1, at);
    }
    plainWord.lastIndex = at;
    const word = plainWord.exec(text)?.[0] ?? refuse();
    at += word.length;
    if (word === 'null') return new LocatedScalar('', 'null', source, start, start, at);
    const type = word === 'true' || word === 'false' ? 'boolean' : 'number';
    return new LocatedScalar(word, type, source, start, start, at);
  }
}

/** Whether the map has its newest key already; if not it is noted. */
function isKnown(map: OpenMap): boolean {
  const { entries, key } = map;
  if (entries.length < smallMap) return entries.some((entry) => entry.key === key);
  map.keys ??= new Set(entries.map((entry) => entry.key));
  return map.keys.size === map.keys.add(key).size;
}

/** The same words for a mistake as an incident log gets; `at` is where this parser stopped. */
function mistakeIn(text: string, file: string, placeOf: PlaceFinder, at: number): ProblemError {
  const mistake = findSyntaxMistake(text);
  const { line = 1, column = 1 } = placeOf(mistake?.offset ?? at);
  return malformed(file, { line, column }, mistake?.reason ?? 'it cannot be read');
}
