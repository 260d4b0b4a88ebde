import type { Alias, CST, Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { fail } from '../../core/problem.ts';
import { type FileText, LocatedEntry, LocatedList, LocatedMap, LocatedScalar } from './located.ts';
import type { FileNode, MapEntry, ScalarNode } from './node.ts';
import type { PlaceFinder } from './places.ts';

type Yaml = typeof import('yaml');

/** So many values may come of aliases in one document: far more than a file needs, few enough to walk. */
const mostAliased = 1_000_000;
const deepest = 100;
const tooDeep = `it is nested more than ${deepest} deep`;

/**
 * Parses the documents of a YAML 1.2 file (core schema) with places; aliases and merge keys (`<<`) are put in where they
 * are used. Empty documents are left out. The package is loaded here and nowhere else.
 * @example await parseYaml('availability: 99.90%', placeOf)
 */
export async function parseYaml(text: string, placeOf: PlaceFinder): Promise<readonly FileNode[]> {
  const yaml = await import('yaml');
  // keys are held against each other here: the package would compare each with all before it
  const composer = new yaml.Composer({ schema: 'core', version: '1.2', uniqueKeys: false, prettyErrors: false });
  return [...composer.compose(tokensOf(text, yaml, placeOf))].flatMap((document) => {
    refuseMistakes(document, placeOf);
    return isEmpty(document) ? [] : [new Converter({ text, placeOf }, yaml).value(document.contents, 0)];
  });
}

/** The package builds its documents by recursion, which a deep nesting would overflow: it is refused before. */
function* tokensOf(text: string, yaml: Yaml, placeOf: PlaceFinder): Generator<CST.Token> {
  const parser = new yaml.Parser();
  for (const lexeme of new yaml.Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > deepest) fail('yamlMalformed', { reason: tooDeep }, placeOf(parser.offset));
  }
  yield* parser.end();
}

function refuseMistakes({ errors, warnings }: Document, placeOf: PlaceFinder): void {
  const mistake = errors[0] ?? warnings[0];
  if (!mistake) return;
  const message = mistake.message.replace(/\s+/g, ' ').trim();
  const reason = `${message[0]?.toLowerCase()}${message.slice(1)}`;
  fail('yamlMalformed', { reason }, placeOf(mistake.pos[0]));
}

function isEmpty({ contents }: Document): boolean {
  return contents === null || ('value' in contents && contents.source === '' && contents.type === 'PLAIN');
}

/** Makes nodes with places of the package's, of one document. */
class Converter {
  private readonly yaml: Yaml;
  private readonly source: FileText;
  private readonly anchored = new Map<string, FileNode>();
  /** Values in a node, those of aliases each time they are used; 1 where nothing is said. */
  private readonly sizes = new Map<FileNode, number>();
  private aliased = 0;

  constructor(source: FileText, yaml: Yaml) {
    this.source = source;
    this.yaml = yaml;
  }

  /** The node of a value; what is not there stands where `fallback` is. */
  value(node: unknown, fallback: number): FileNode {
    if (this.yaml.isAlias(node)) return this.alias(node);
    const converted = this.unaliased(node, fallback);
    const anchor = (node as { anchor?: string } | null)?.anchor;
    if (anchor) this.anchored.set(anchor, converted);
    return converted;
  }

  private unaliased(node: unknown, fallback: number): FileNode {
    if (this.yaml.isMap(node)) return this.map(node as YAMLMap);
    if (this.yaml.isSeq(node)) return this.list(node as YAMLSeq);
    if (this.yaml.isScalar(node)) return this.scalar(node);
    return new LocatedScalar('', 'null', this.source, fallback, fallback, fallback);
  }

  private alias(node: Alias): FileNode {
    const start = node.range![0];
    const found = this.anchored.get(node.source);
    if (!found) return this.refuse(`there is no &${node.source} before *${node.source}`, start);
    const size = this.sizeOf(found);
    this.aliased += size;
    if (this.aliased > mostAliased) this.refuse('its aliases grow beyond all bounds', start);
    const copy = this.movedTo(found, start);
    this.sizes.set(copy, size);
    return copy;
  }

  /** The node as it is used: its own place is that of the alias, what is in it stays where it is written. */
  private movedTo(found: FileNode, start: number): FileNode {
    if (found.kind === 'map') return new LocatedMap(found.entries, this.source, start);
    if (found.kind === 'list') return new LocatedList(found.items, this.source, start);
    return new LocatedScalar(found.text, found.type, this.source, start, start, start);
  }

  private list(node: YAMLSeq): FileNode {
    const start = node.range![0];
    const items = node.items.map((item) => this.value(item, start));
    return this.sized(new LocatedList(items, this.source, start), items);
  }

  private map(node: YAMLMap): FileNode {
    const start = node.range![0];
    const entries: MapEntry[] = [];
    const keys = new Set<string>();
    const merged: MapEntry[] = [];
    for (const pair of node.items as Pair<unknown, unknown>[]) {
      const key = this.key(pair.key, start);
      const converted = this.value(pair.value, key.start);
      if (key.isMerge) for (const entry of this.mergedEntries(converted, key.start)) merged.push(entry);
      else {
        if (keys.has(key.text)) fail('keyTwice', { key: key.text }, this.source.placeOf(key.start));
        keys.add(key.text);
        entries.push(new LocatedEntry(key.text, converted, this.source, key.start));
      }
    }
    for (const entry of merged) {
      if (keys.has(entry.key)) continue; // what stands in the map itself, or in an earlier one, holds
      keys.add(entry.key);
      entries.push(entry);
    }
    const values = entries.map((entry) => entry.value);
    return this.sized(new LocatedMap(entries, this.source, start), values);
  }

  private mergedEntries(node: FileNode, start: number): readonly MapEntry[] {
    const sources = node.kind === 'list' ? node.items : [node];
    return sources.flatMap((each) =>
      each.kind === 'map' ? each.entries : this.refuse('<< takes in maps alone', start),
    );
  }

  private key(node: unknown, fallback: number): { text: string; start: number; isMerge: boolean } {
    const { yaml } = this;
    const start = (node as Node | null)?.range?.[0] ?? fallback;
    if (yaml.isAlias(node) || yaml.isScalar(node)) {
      const found = this.value(node, fallback);
      const isMerge = yaml.isScalar(node) && node.type === 'PLAIN' && node.value === '<<';
      if (found.kind === 'scalar' && found.type !== 'null') return { text: found.text, start, isMerge };
    }
    return this.refuse('this key is no text', start);
  }

  private scalar(node: Scalar): ScalarNode {
    const [start, end] = node.range!;
    const { value: meant, source: written = '' } = node;
    const isQuoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
    const isBlock = node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL';
    const content = isQuoted ? start + 1 : isBlock ? this.source.text.indexOf('\n', start) + 1 : start;
    const located = (text: string, type: ScalarNode['type']): ScalarNode =>
      new LocatedScalar(text, type, this.source, start, content, end);
    if (typeof meant === 'string') return located(meant, 'string');
    if (meant === null) return located('', 'null');
    if (typeof meant === 'number') return located(written, 'number');
    if (typeof meant === 'boolean') return located(written, 'boolean');
    return this.refuse(`a value with the tag ${node.tag} is of no use here`, start);
  }

  private sized(node: FileNode, values: readonly FileNode[]): FileNode {
    this.sizes.set(
      node,
      values.reduce((sum, each) => sum + this.sizeOf(each), 1),
    );
    return node;
  }

  private sizeOf(node: FileNode): number {
    return this.sizes.get(node) ?? 1;
  }

  private refuse(reason: string, offset: number): never {
    return fail('yamlMalformed', { reason }, this.source.placeOf(offset));
  }
}
