import { plainText } from '../../plain-text.ts';
import type { Format } from '../format.ts';
import { graphOf } from './graph-of.ts';

const shapes = { journey: ['([', '])'], part: ['[', ']'], gate: ['{{', '}}'] } as const;
const arrows = { path: '-->', needs: '-.->', optional: '-. optional .->' } as const;

/** A flowchart of Mermaid: names are quoted labels, so that nothing in them is taken for markup. Source: mermaid.js.org, syntax of flowcharts. */
export const mermaid: Format = (report) => {
  const { domains, nodes, edges } = graphOf(report, 'mermaid');
  const idOf = new Map(nodes.map(({ id }, i) => [id, `n${i + 1}`]));
  const line = (node: (typeof nodes)[number]): string => {
    const [open, close] = shapes[node.kind];
    return `${idOf.get(node.id)}${open}"${node.lines.map(quoted).join('<br/>')}"${close}`;
  };
  const weak = nodes.filter(({ isWeak }) => isWeak).map(({ id }) => idOf.get(id));
  const quiet = nodes.filter(({ tone }) => tone === 'quiet').map(({ id }) => idOf.get(id));
  return [
    'flowchart LR',
    ...domains.flatMap(({ name }, i) => [
      `  subgraph d${i + 1}["${quoted(name)}"]`,
      ...nodes.filter(({ domain }) => domain === name).map((node) => `    ${line(node)}`),
      '  end',
    ]),
    ...nodes.filter(({ domain }) => domain === null).map((node) => `  ${line(node)}`),
    ...edges.map(({ from, to, kind }) => `  ${idOf.get(from)} ${arrows[kind]} ${idOf.get(to)}`),
    ...(weak.length > 0 ? ['  classDef weak stroke:#b42318,stroke-width:3px', `  class ${weak.join(',')} weak`] : []),
    ...(quiet.length > 0 ? ['  classDef optional stroke-dasharray:4 3', `  class ${quiet.join(',')} optional`] : []),
    '',
  ].join('\n');
};

/** Inside of quotes Mermaid knows entities alone, written with #. */
function quoted(text: string): string {
  return plainText(text).replace(/[#"<>&`\\;{}[\]]/g, (sign) => `#${sign.charCodeAt(0)};`);
}
