import { parser } from '@prometheus-io/lezer-promql';

/** What a query turns out to be. */
export interface ParsedQuery {
  /** The selector, where the query is nothing else: its samples can be had as they were taken. */
  readonly selector: string | null;
  /** Where a query that is nothing but a selector with a range has that range; null for others. */
  readonly rangeAt: number | null;
  /** The selectors in it, in the order of the text, without ranges and offsets. */
  readonly selectors: readonly string[];
  /** The ranges in it, `5m`, with their places. */
  readonly ranges: readonly { readonly text: string; readonly offset: number }[];
  /** The functions that look at ranges: rate, increase, sum_over_time. */
  readonly rangeFunctions: readonly string[];
  /** Where it stops being PromQL as far as the parser knows it; null where it does not. */
  readonly mistakeAt: number | null;
}

/** Parses PromQL by the grammar of Prometheus' own editor. @example parseQuery('up{job="api"}').selector // 'up{job="api"}' */
export function parseQuery(text: string): ParsedQuery {
  const selectors: string[] = [];
  const ranges: { text: string; offset: number }[] = [];
  const rangeFunctions: string[] = [];
  let mistakeAt: number | null = null;
  let root: { readonly name: string; readonly from: number; readonly to: number } | null = null;
  parser.parse(text).iterate({
    enter(node) {
      const { name, from, to } = node;
      if (node.type.isError) mistakeAt ??= from;
      const parent = node.node.parent?.name;
      if (parent === 'PromQL' && name !== 'LineComment') root ??= { name, from, to };
      if (name === 'VectorSelector') selectors.push(text.slice(from, to));
      if (name === 'DurationExpr' && (parent === 'MatrixSelector' || isFirstOfSubquery(node.node)))
        ranges.push({ text: text.slice(from, to), offset: from });
      if (name === 'MatrixSelector' || name === 'SubqueryExpr') rangeFunctions.push(functionAround(node.node, text));
    },
  });
  const { name, from, to } = (root ?? { name: '', from: 0, to: 0 }) as { name: string; from: number; to: number };
  const isWhole = mistakeAt === null && root !== null;
  return {
    selector: isWhole && name === 'VectorSelector' ? text.slice(from, to) : null,
    rangeAt: isWhole && name === 'MatrixSelector' ? text.indexOf('[', from) : null,
    selectors,
    ranges,
    rangeFunctions: rangeFunctions.filter((each) => each !== ''),
    mistakeAt: root === null ? 0 : mistakeAt,
  };
}

type Node = ReturnType<ReturnType<typeof parser.parse>['resolve']>;

const isFirstOfSubquery = (node: Node): boolean =>
  node.parent?.name === 'SubqueryExpr' && node.parent.getChild('DurationExpr')?.from === node.from;

/** The name of the function whose argument a node is; '' where it is none's. */
function functionAround(node: Node, text: string): string {
  for (let at = node.parent; at !== null; at = at.parent)
    if (at.name === 'FunctionCall') {
      const named = at.getChild('FunctionIdentifier');
      return named ? text.slice(named.from, named.to) : '';
    }
  return '';
}
