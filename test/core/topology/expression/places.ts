import type { Expression } from '../../../../src/core/topology/expression/expression.ts';
import { parseExpression } from '../../../../src/core/topology/expression/parse.ts';
import type { PlaceOf } from '../../../../src/core/topology/expression/reader.ts';

/** Places in a text that was typed as an argument. */
export const placesIn =
  (text: string): PlaceOf =>
  (offset, length) => ({ kind: 'typed', option: null, text, offset, length });

export const parse = (text: string): Expression => parseExpression(text, placesIn(text));

/** The same tree without spans and the numbers of bare values; trees of tests are shallow, so this may recurse. */
export function withoutSpans(tree: Expression): unknown {
  const { span, ...rest } = tree.kind === 'value' ? { ...tree, name: '' } : tree;
  return 'parts' in rest ? { ...rest, parts: rest.parts.map(withoutSpans) } : rest;
}
