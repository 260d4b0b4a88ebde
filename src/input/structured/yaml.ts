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
    return isEmpty(document) ? [] : [convert(document.contents!, text, placeOf, yaml)];
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

function convert(root: Node, text: string, placeOf: PlaceFinder, yaml: Yaml): FileNode {
  const source: FileText = { text, placeOf };
  const anchored = new Map<string, FileNode>();
  const sizes = new Map<FileNode, number>(); // values in it, those of aliases each time they are used
  let aliased = 0;
  return value(root, 0);

  function value(node: unknown, fallback: number): FileNode {
    if (yaml.isAlias(node)) return alias(node);
    const converted = yaml.isMap(node)
      ? map(node as YAMLMap)
      : yaml.isSeq(node)
        ? list(node as YAMLSeq)
        : yaml.isScalar(node)
          ? scalar(node)
          : new LocatedScalar('', 'null', source, fallback, fallback, fallback);
    const anchor = (node as { anchor?: string } | null)?.anchor;
    if (anchor) anchored.set(anchor, converted);
    return converted;
  }

  function alias(node: Alias): FileNode {
    const start = node.range![0];
    const found = anchored.get(node.source);
    if (!found)
      return fail('yamlMalformed', { reason: `there is no &${node.source} before *${node.source}` }, placeOf(start));
    countAliased(sizeOf(found), start);
    const copy = movedTo(found, start);
    sizes.set(copy, sizeOf(found));
    return copy;
  }

  /** The node as it is used: its own place is that of the alias, what is in it stays where it is written. */
  function movedTo(found: FileNode, start: number): FileNode {
    if (found.kind === 'map') return new LocatedMap(found.entries, source, start);
    if (found.kind === 'list') return new LocatedList(found.items, source, start);
    return new LocatedScalar(found.text, found.type, source, start, start, start);
  }

  function countAliased(count: number, start: number): void {
    aliased += count;
    if (aliased > mostAliased) fail('yamlMalformed', { reason: 'its aliases grow beyond all bounds' }, placeOf(start));
  }

  function sizeOf(node: FileNode): number {
    return sizes.get(node) ?? 1;
  }

  function list(node: YAMLSeq): FileNode {
    const start = node.range![0];
    const items = node.items.map((item) => value(item, start));
    const converted = new LocatedList(items, source, start);
    sizes.set(converted, 1 + items.reduce((sum, item) => sum + sizeOf(item), 0));
    return converted;
  }

  function map(node: YAMLMap): FileNode {
    const start = node.range![0];
    const entries: MapEntry[] = [];
    const keys = new Set<string>();
    const merged: MapEntry[] = [];
    for (const pair of node.items as Pair<unknown, unknown>[]) {
      const key = keyOf(pair.key, start);
      const converted = value(pair.value, key.start);
      if (key.isMerge) for (const entry of mergedEntries(converted, key.start)) merged.push(entry);
      else {
        if (keys.has(key.text)) fail('keyTwice', { key: key.text }, placeOf(key.start));
        keys.add(key.text);
        entries.push(new LocatedEntry(key.text, converted, source, key.start));
      }
    }
    for (const entry of merged) {
      if (keys.has(entry.key)) continue; // what stands in the map itself, or in an earlier one, holds
      keys.add(entry.key);
      entries.push(entry);
    }
    const converted = new LocatedMap(entries, source, start);
    sizes.set(converted, 1 + entries.reduce((sum, entry) => sum + sizeOf(entry.value), 0));
    return converted;
  }

  function mergedEntries(node: FileNode, start: number): readonly MapEntry[] {
    const sources = node.kind === 'list' ? node.items : [node];
    return sources.flatMap((source) => {
      if (source.kind === 'map') return source.entries;
      return fail('yamlMalformed', { reason: '<< takes in maps alone' }, placeOf(start));
    });
  }

  function keyOf(node: unknown, fallback: number): { text: string; start: number; isMerge: boolean } {
    const start = (node as Node | null)?.range?.[0] ?? fallback;
    if (yaml.isAlias(node) || yaml.isScalar(node)) {
      const found = value(node, fallback) as FileNode;
      if (found.kind === 'scalar' && found.type !== 'null')
        return {
          text: found.text,
          start,
          isMerge: yaml.isScalar(node) && node.type === 'PLAIN' && found.text === '<<',
        };
    }
    return fail('yamlMalformed', { reason: 'this key is no text' }, placeOf(start));
  }

  function scalar(node: Scalar): ScalarNode {
    const [start, end] = node.range!;
    const { value: meant, source: written = '' } = node;
    const isQuoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
    const isBlock = node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL';
    const content = isQuoted ? start + 1 : isBlock ? text.indexOf('\n', start) + 1 : start;
    if (typeof meant === 'string') return new LocatedScalar(meant, 'string', source, start, content, end);
    if (meant === null) return new LocatedScalar('', 'null', source, start, content, end);
    if (typeof meant === 'number' || typeof meant === 'boolean')
      return new LocatedScalar(written, typeof meant === 'number' ? 'number' : 'boolean', source, start, content, end);
    return fail('yamlMalformed', { reason: `a value with the tag ${node.tag} is of no use here` }, placeOf(start));
  }
}
