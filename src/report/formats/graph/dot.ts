import { plainText } from '../../plain-text.ts';
import type { Format } from '../format.ts';
import { graphOf } from './graph-of.ts';

const shapes = { journey: 'oval', part: 'box', gate: 'hexagon' } as const;
const styles = { path: '', needs: ' [style=dashed]', optional: ' [style=dotted, label="optional"]' } as const;

/** A digraph for Graphviz; all texts are quoted strings. Source: graphviz.org, the DOT language. */
export const dot: Format = (report) => {
  const { domains, nodes, edges } = graphOf(report, 'dot');
  const idOf = new Map(nodes.map(({ id }, i) => [id, `n${i + 1}`]));
  const line = ({ id, kind, lines, isWeak, tone }: (typeof nodes)[number]): string => {
    const mark = isWeak ? ', color="#b42318", penwidth=2.5' : tone === 'quiet' ? ', style="rounded,dashed"' : '';
    return `${idOf.get(id)} [label="${lines.map(quoted).join('\\n')}", shape=${shapes[kind]}${mark}];`;
  };
  return [
    `digraph "${quoted(report.title)}" {`,
    '  rankdir=LR;',
    '  node [fontname="sans-serif", fontsize=11, style=rounded];',
    '  edge [fontname="sans-serif", fontsize=9];',
    ...domains.flatMap(({ name }, i) => [
      `  subgraph cluster_${i + 1} {`,
      `    label="${quoted(name)}"; style="rounded,dashed"; color=gray50; fontname="sans-serif"; fontsize=10;`,
      ...nodes.filter(({ domain }) => domain === name).map((node) => `    ${line(node)}`),
      '  }',
    ]),
    ...nodes.filter(({ domain }) => domain === null).map((node) => `  ${line(node)}`),
    ...edges.map(({ from, to, kind }) => `  ${idOf.get(from)} -> ${idOf.get(to)}${styles[kind]};`),
    '}',
    '',
  ].join('\n');
};

/** Quotes end a string and a backslash begins an order (`\N` is the name of the node); entities would be read as signs. */
function quoted(text: string): string {
  return plainText(text).replaceAll('&', '&amp;').replace(/["\\]/g, '\\$&');
}
