import { readFileSync } from 'node:fs';
import { parseAst } from 'rolldown/parseAst';

/** A node of a syntax tree, as ESTree has them. */
interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

export const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** Every node of a file, those inside of what `leavesOut` says left out. */
export function nodesOf(file: string, leavesOut: (node: Node) => boolean = () => false): readonly Node[] {
  const found: Node[] = [];
  const open: unknown[] = [parseAst(readFileSync(file, 'utf8'), { lang: 'ts' })];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) open.push(...value.filter((each) => each !== null));
    else if (isNode(value) && !leavesOut(value)) {
      found.push(value);
      open.push(...Object.values(value).filter((each) => each !== undefined && each !== null));
    }
  }
  return found;
}

/** What programmers read when they call a function wrongly: `new RangeError('…')`. */
const isError = ({ type, callee }: Node): boolean =>
  type === 'NewExpression' && isNode(callee) && /^(Range|Type)?Error$/.test(String(callee['name']));

/** The texts of a file, with `…` for what is put into a template; without imports and messages for programmers. */
export function textsOf(file: string): readonly string[] {
  const nodes = nodesOf(
    file,
    (node) => (/^(Import|Export\w*)Declaration$/.test(node.type) && isNode(node['source'])) || isError(node),
  );
  return nodes.flatMap((node) => {
    if (node.type === 'Literal' && typeof node['value'] === 'string') return [node['value']];
    if (node.type !== 'TemplateLiteral') return [];
    return [(node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('…')];
  });
}

/** Four words in a row, two of them written out. @example isSentence('the … has no …') // true */
export function isSentence(text: string): boolean {
  const run = /(?:(?:[A-Za-z]+|…)[,:;]?\s+){3,}(?:[A-Za-z]+|…)/.exec(text)?.[0];
  return run !== undefined && run.split(/\s+/).filter((word) => /^[A-Za-z]{2,}/.test(word)).length >= 2;
}
