import { fail } from '../../core/problem.ts';
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
  return new JsonParser({ text, placeOf }, file).parse();
}

class JsonParser {
  private readonly source: FileText;
  private readonly text: string;
  private readonly file: string;
  private readonly stack: (OpenMap | OpenList)[] = [];
  private root: FileNode | null = null;
  private at = 0;
  /** Right behind an opening bracket. */
  private mayClose = false;

  constructor(source: FileText, file: string) {
    this.source = source;
    this.text = source.text;
    this.file = file;
  }

  parse(): FileNode {
    do this.readValue();
    while (this.mayClose || this.readBehind());
    return this.root!;
  }

  /** Where a value begins, or the bracket just opened closes. */
  private readValue(): void {
    const top = this.stack.at(-1);
    if (this.mayClose && this.skipBlanks() === closingOf(top!)) {
      this.mayClose = false;
      this.close();
      return;
    }
    this.skipBlanks();
    if (top?.kind === 'map') {
      this.readKey(top);
      this.skipBlanks();
    }
    const first = this.text.charCodeAt(this.at);
    this.mayClose = first === code.open || first === code.openList;
    if (!this.mayClose) {
      this.put(this.readScalar(first));
      return;
    }
    const start = this.at++;
    this.stack.push(
      first === code.open
        ? { kind: 'map', start, entries: [], keys: null, key: '', keyStart: 0 }
        : { kind: 'list', start, items: [] },
    );
  }

  /** Behind a value: brackets that close, then a comma; false at the end of the text. */
  private readBehind(): boolean {
    for (;;) {
      const next = this.skipBlanks();
      const open = this.stack.at(-1);
      if (!open) return this.at < this.text.length ? this.refuse() : false;
      if (next === code.comma) {
        this.at++;
        return true;
      }
      if (next !== closingOf(open)) this.refuse();
      this.close();
    }
  }

  private close(): void {
    const open = this.stack.pop()!;
    this.at++;
    this.put(
      open.kind === 'map'
        ? new LocatedMap(open.entries, this.source, open.start)
        : new LocatedList(open.items, this.source, open.start),
    );
  }

  private put(node: FileNode): void {
    const top = this.stack.at(-1);
    if (!top) this.root = node;
    else if (top.kind === 'list') top.items.push(node);
    else top.entries.push(new LocatedEntry(top.key, node, this.source, top.keyStart));
  }

  private readKey(map: OpenMap): void {
    map.keyStart = this.at;
    map.key = this.readText();
    if (isKnown(map)) fail('keyTwice', { key: map.key }, this.source.placeOf(map.keyStart));
    if (this.skipBlanks() !== code.colon) this.refuse();
    this.at++;
  }

  private readScalar(first: number): FileNode {
    const start = this.at;
    if (first === code.quote) {
      const value = this.readText();
      return new LocatedScalar(value, 'string', this.source, start, start + 1, this.at);
    }
    plainWord.lastIndex = start;
    const word = plainWord.exec(this.text)?.[0] ?? this.refuse();
    this.at += word.length;
    if (word === 'null') return new LocatedScalar('', 'null', this.source, start, start, this.at);
    const type = word === 'true' || word === 'false' ? 'boolean' : 'number';
    return new LocatedScalar(word, type, this.source, start, start, this.at);
  }

  private readText(): string {
    const { text } = this;
    if (text.charCodeAt(this.at) !== code.quote) this.refuse();
    const from = this.at;
    let hasEscapes = false;
    let found = text.charCodeAt(++this.at);
    while (found !== code.quote) {
      if (found === code.backslash) {
        hasEscapes = true;
        this.at++;
      } else if (!(found >= 32)) this.refuse(); // a control character, or the end
      found = text.charCodeAt(++this.at);
    }
    this.at++;
    return hasEscapes ? this.unescaped(text.slice(from, this.at)) : text.slice(from + 1, this.at - 1);
  }

  private unescaped(quoted: string): string {
    try {
      return JSON.parse(quoted) as string;
    } catch {
      return this.refuse();
    }
  }

  private skipBlanks(): number {
    for (;;) {
      const found = this.text.charCodeAt(this.at);
      if (found !== 32 && found !== 10 && found !== 13 && found !== 9) return found;
      this.at++;
    }
  }

  /** The same words for a mistake as an incident log gets. */
  private refuse(): never {
    const mistake = findSyntaxMistake(this.text);
    const { line = 1, column = 1 } = this.source.placeOf(mistake?.offset ?? this.at);
    throw malformed(this.file, { line, column }, mistake?.reason ?? 'it cannot be read');
  }
}

const closingOf = ({ kind }: OpenMap | OpenList): number => (kind === 'map' ? code.close : code.closeList);

/** Whether the map has its newest key already; if not it is noted. */
function isKnown(map: OpenMap): boolean {
  const { entries, key } = map;
  if (entries.length < smallMap) return entries.some((entry) => entry.key === key);
  map.keys ??= new Set(entries.map((entry) => entry.key));
  return map.keys.size === map.keys.add(key).size;
}
