import { Graph, layout } from '@dagrejs/dagre';
import { curveBasis, line as pathOf } from 'd3-shape';
import type { GraphPicture, TopologyGraph } from '../../../pictures/picture.ts';
import { html, type Markup } from '../markup.ts';
import { boldWidth, type Drawing, label, place, rect, type Size, svg, textWidth } from './svg.ts';

/** Boxes and arrows: parts, and the ways of requests through them. */
export function graphChart(picture: GraphPicture): Markup {
  return svg(`${picture.title}. ${picture.says}`, (size) => draw(picture, size));
}

const lineHeight = 15;
const mostLetters = 24;
/** On a narrow page the name and the number: the rest is in the tables. */
const narrowLines = 2;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Layout {
  readonly width: number;
  readonly height: number;
  box(id: string): Point & { readonly width: number; readonly height: number };
  arrow(index: number): readonly Point[];
}

function layoutOf({ nodes, edges }: TopologyGraph, rankdir: 'LR' | 'TB'): Layout {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir, nodesep: 14, ranksep: rankdir === 'TB' ? 26 : 36, marginx: 6, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, lines } of nodes) {
    const widths = lines.map((text, i) => Math.min(textWidth(text) * (i === 0 ? boldWidth : 1), mostLetters * 7));
    graph.setNode(id, { width: Math.max(...widths) + 22, height: lines.length * lineHeight + 12 });
  }
  for (const [i, { from, to }] of edges.entries()) graph.setEdge(from, to, {}, `${i}`);
  layout(graph);
  const { width = 1, height = 1 } = graph.graph();
  return {
    ...{ width, height },
    box: (id) => graph.node(id) as ReturnType<Layout['box']>,
    arrow: (index) => graph.edge({ v: edges[index]!.from, w: edges[index]!.to, name: `${index}` }).points as Point[],
  };
}

function draw({ graph: whole }: GraphPicture, { width, isNarrow }: Size): Drawing {
  const short = whole.nodes.map((node) => ({ ...node, lines: node.lines.slice(0, narrowLines) }));
  const graph = isNarrow ? { ...whole, nodes: short } : whole;
  const { nodes, edges } = graph;
  // from left to right, or from top to bottom where texts stay larger so; what is wider than the page is made smaller as a whole
  const [flat, high] = [layoutOf(graph, 'LR'), layoutOf(graph, 'TB')];
  const scaleOf = (each: Layout): number => Math.min(1, width / each.width);
  const chosen = scaleOf(high) > scaleOf(flat) * 1.15 ? high : flat;
  const scale = scaleOf(chosen);
  const left = Math.max(0, (width - chosen.width * scale) / 2);
  const lines = edges.map(({ kind }, i) => {
    const points = chosen.arrow(i).map(({ x, y }) => [x, y] as [number, number]);
    return html`<path d="${pathOf().curve(curveBasis)(points)}" class="arrow ${kind}" marker-end="url(#tip)"/>`;
  });
  const boxes = nodes.map((node) => {
    const { x, y, width: across, height: high } = chosen.box(node.id);
    const top = y - high / 2;
    const texts = node.lines.map((text, i) =>
      label(x, top + 18 + i * lineHeight, text, { anchor: 'middle', tone: i === 0 ? 'b' : 'l', most: mostLetters * 7 }),
    );
    const round = node.kind === 'part' ? 6 : high / 2;
    return html`${rect(x - across / 2, top, across, high, { style: `box ${node.kind} ${node.tone ?? ''}`, round })}${texts}`;
  });
  return {
    height: chosen.height * scale,
    body: html`<g transform="translate(${place(left)} 0) scale(${Math.round(scale * 1_000) / 1_000})">${lines}${boxes}</g>`,
  };
}
