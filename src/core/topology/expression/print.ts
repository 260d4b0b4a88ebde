import type { AtLeast, Chain, Expression } from './expression.ts';

/** How tightly each kind binds: a part stands in parentheses where it binds no tighter than what it stands in. */
const tightness: { readonly [K in Expression['kind']]: number } = {
  series: 1,
  parallel: 2,
  atLeast: 3,
  copies: 3,
  value: 3,
  name: 3,
};

/** Separates parts of each kind that has parts. */
const joint = { series: ' -> ', parallel: ' | ', atLeast: ', ' } as const;

/**
 * Writes a tree as text, with as few parentheses as it takes to read it back as the same tree: parsing what was printed
 * gives the tree again, apart from spans. Values stand as they were typed. Domain: every tree that
 * `parseExpression` gives. Errors: none. Linear, with a stack of its own.
 * @example printExpression(parseExpression('(a=99)->(b|(c))', placeOf)) // 'a=99 -> b | c'
 */
export function printExpression(tree: Expression): string {
  const pieces: string[] = [];
  const open: { readonly node: Chain | AtLeast; next: number; readonly end: string }[] = [];
  const enter = (node: Expression, around: number): void => {
    if (!('parts' in node)) {
      pieces.push(printedLeaf(node));
      return;
    }
    if (node.kind === 'atLeast') pieces.push(`${node.need}of(`);
    const needsParentheses = tightness[node.kind] <= around;
    if (needsParentheses) pieces.push('(');
    open.push({ node, next: 0, end: node.kind === 'atLeast' || needsParentheses ? ')' : '' });
  };
  enter(tree, 0);
  while (open.length > 0) {
    const last = open.at(-1)!;
    const { node } = last;
    if (last.next === node.parts.length) {
      pieces.push(last.end);
      open.pop();
      continue;
    }
    if (last.next > 0) pieces.push(joint[node.kind]);
    enter(node.parts[last.next++]!, node.kind === 'atLeast' ? 0 : tightness[node.kind]);
  }
  return pieces.join('');
}

function printedLeaf(node: Exclude<Expression, { readonly parts: readonly Expression[] }>): string {
  if (node.kind === 'value') return node.value.text;
  const named = node.value === null ? node.name : `${node.name}=${node.value.text}`;
  return node.kind === 'copies' ? `${node.count} x ${named}` : named;
}
