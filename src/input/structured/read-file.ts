import { fail, ProblemError, type StructuredContent } from '../../core/problem.ts';
import { Utf8Chunks } from '../source/encoding.ts';
import { openSource, type StandardInput } from '../source/source.ts';
import { parseJson } from './json.ts';
import type { FileNode } from './node.ts';
import { placesIn } from './places.ts';

/** A text as it was read, and what its file is called in places. */
export interface StructuredText {
  readonly text: string;
  readonly name: string;
}

/**
 * Reads a YAML or JSON file, or standard input for `-`: its documents (JSON has one). What is malformed, empty, binary
 * or missing is a problem at its place. @example await readStructuredFile('shop.yaml', () => process.stdin)
 */
export async function readStructuredFile(
  path: string,
  standardInput: StandardInput,
  content: StructuredContent = 'settings',
): Promise<readonly FileNode[]> {
  const { text, name } = await readStructuredText(path, standardInput, content);
  return parseStructured(text, name, content);
}

/** The text alone, for whoever wants to say more of one that cannot be parsed. */
export async function readStructuredText(
  path: string,
  standardInput: StandardInput,
  content: StructuredContent = 'settings',
): Promise<StructuredText> {
  const source = openSource(path, standardInput);
  const utf8 = new Utf8Chunks(source.name, content);
  const decoder = new TextDecoder('utf-8'); // takes the byte order mark away
  let text = '';
  for await (const chunk of source.chunks) text += decoder.decode(utf8.take(chunk), { stream: true });
  return { text: text + decoder.decode(), name: source.name };
}

/** The same of a file that must have one document; `what` is what it would be. @example 'a policy file' */
export async function readOneDocument(
  path: string,
  standardInput: StandardInput,
  what: string,
  content: StructuredContent = 'settings',
): Promise<FileNode> {
  const [document, second] = await readStructuredFile(path, standardInput, content);
  if (second) fail('valueKind', { what, expected: 'oneDocument', found: 'several' }, second.place());
  return document!;
}

/**
 * Parses a text that is JSON where it begins with a bracket, else YAML; a bracket may also begin YAML where the file's
 * name says so. The YAML reader is loaded only for YAML. @example await parseStructured('a: 1', 'shop.yaml')
 */
export async function parseStructured(
  text: string,
  file: string,
  content: StructuredContent = 'settings',
): Promise<readonly FileNode[]> {
  const placeOf = placesIn(text, file);
  if (/^\s*[{[]/.test(text)) {
    try {
      return [parseJson(text, file, placeOf)];
    } catch (error) {
      if (!(error instanceof ProblemError && /\.ya?ml$/i.test(file))) throw error;
    }
  }
  const { parseYaml } = await import('./yaml.ts');
  const documents = await parseYaml(text, placeOf);
  return documents.length > 0 ? documents : fail('inputEmpty', { content }, { kind: 'file', file });
}
