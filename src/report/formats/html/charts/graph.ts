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
const narrowLines = 2;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Around what stands in a domain, with room for its name above. */
interface Frame {
  readonly left: number;
  readonly top: number;
  readonly across: number;
  readonly high: number;
}

const frameMargin = 8;
/** For the name and what is to be known of it. */
const frameHead = 34;

type BoxPlace = Point & { readonly width: number; readonly height: number };

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly domains: readonly (TopologyGraph['domains'][number] & Frame)[];
  readonly box: (id: string) => BoxPlace;
  readonly arrow: (index: number) => readonly Point[];
}

function layoutOf({ domains, nodes, edges }: TopologyGraph, rankdir: 'LR' | 'TB'): Layout {
  const graph = new Graph({ multigraph: true, compound: domains.length > 0 });
  const isFramed = domains.length > 0;
  const [beside, above] = isFramed ? [2 * frameMargin, frameHead + frameMargin] : [0, 0];
  const room =
    rankdir === 'TB' ? { nodesep: 14 + beside, ranksep: 26 + above } : { nodesep: 14 + above, ranksep: 36 + beside };
  graph.setGraph({ rankdir, ...room, marginx: 6 + beside, marginy: 8 + above });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { name } of domains) graph.setNode(`domain ${name}`, {});
  for (const { id, lines } of nodes) {
    const widths = lines.map((text, i) => Math.min(textWidth(text) * (i === 0 ? boldWidth : 1), mostLetters * 7));
    graph.setNode(id, { width: Math.max(...widths) + 22, height: lines.length * lineHeight + 12 });
  }
  for (const { id, domain } of nodes) if (domain !== null) graph.setParent(id, `domain ${domain}`);
  for (const [i, { from, to }] of edges.entries()) graph.setEdge(from, to, {}, `${i}`);
  layout(graph);
  const { width = 1, height = 1 } = graph.graph();
  return {
    ...{ width, height },
    domains: domains.map((domain) => ({ ...domain, ...frameOf(domain, nodes, graph) })),
    box: (id) => graph.node(id) as BoxPlace,
    arrow: (index) => graph.edge({ v: edges[index]!.from, w: edges[index]!.to, name: `${index}` }).points as Point[],
  };
}

/** The boxes of a domain with a margin; its name has to fit as well. */
function frameOf({ name }: TopologyGraph['domains'][number], nodes: TopologyGraph['nodes'], graph: Graph): Frame {
  const boxes = nodes.filter(({ domain }) => domain === name).map(({ id }) => graph.node(id) as BoxPlace);
  const left = Math.min(...boxes.map((box) => box.x - box.width / 2)) - frameMargin;
  const right = Math.max(...boxes.map((box) => box.x + box.width / 2)) + frameMargin;
  const top = Math.min(...boxes.map((box) => box.y - box.height / 2)) - frameHead;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height / 2)) + frameMargin;
  return { left, top, across: right - left, high: bottom - top };
}

/** A picture that would have to be made smaller than this is scrolled instead: its texts could not be read. */
const smallest = 0.8;

function draw({ graph: whole }: GraphPicture, { width, isNarrow }: Size): Drawing {
  const graph = isNarrow ? shortened(whole) : whole;
  // from left to right, or from top to bottom where texts stay larger so; what is wider than the page is made smaller as a whole
  const [flat, high] = [layoutOf(graph, 'LR'), layoutOf(graph, 'TB')];
  const scaleOf = (each: Layout): number => Math.min(1, width / each.width);
  const chosen = scaleOf(flat) < smallest && scaleOf(high) > scaleOf(flat) ? high : flat;
  const isScrolled = scaleOf(chosen) < smallest;
  const scale = isScrolled ? 1 : scaleOf(chosen);
  const left = Math.max(0, (width - chosen.width * scale) / 2);
  return {
    height: chosen.height * scale,
    ...(isScrolled && { scrolledWidth: chosen.width, start: startOf(graph, chosen) }),
    body: html`<g transform="translate(${place(left)} 0) scale(${Math.round(scale * 1_000) / 1_000})">${arrows(graph, chosen)}${chosen.domains.map(frameMarkup)}${boxes(graph, chosen)}</g>`,
  };
}

/** The upper left corner of where requests come in: of a box that no arrow leads to. */
function startOf({ nodes, edges }: TopologyGraph, { box }: Layout): readonly [number, number] {
  const { id } = nodes.find((node) => !edges.some(({ to }) => to === node.id)) ?? nodes[0]!;
  const { x, y, width, height } = box(id);
  return [x - width / 2, y - height / 2];
}

/** On a narrow page the name and the number: the rest is in the tables. */
const shortened = ({ domains, nodes, edges }: TopologyGraph): TopologyGraph => ({
  domains,
  nodes: nodes.map((node) => ({ ...node, lines: node.lines.slice(0, narrowLines) })),
  edges,
});

function frameMarkup({ name, says, isWeak, left, top, across, high }: Layout['domains'][number]): Markup {
  const most = across - 2 * frameMargin;
  return html`${rect(left, top, across, high, { style: `domain ${isWeak ? 'bad' : ''}`, round: 8 })}${[name, says].map(
    (text, i) => label(left + frameMargin, top + 14 + i * 13, text, { tone: i === 0 ? 's' : 'm', most }),
  )}`;
}

function arrows({ edges }: TopologyGraph, { arrow }: Layout): readonly Markup[] {
  return edges.map(({ kind }, i) => {
    const points = arrow(i).map(({ x, y }) => [x, y] as [number, number]);
    return html`<path d="${pathOf().curve(curveBasis)(points)}" class="arrow ${kind}" marker-end="url(#tip)"/>`;
  });
}

function boxes({ nodes }: TopologyGraph, { box }: Layout): readonly Markup[] {
  return nodes.map((node) => {
    const { x, y, width: across, height: high } = box(node.id);
    const top = y - high / 2;
    const texts = node.lines.map((text, i) =>
      label(x, top + 18 + i * lineHeight, text, { anchor: 'middle', tone: i === 0 ? 'b' : 'l', most: mostLetters * 7 }),
    );
    const round = node.kind === 'part' ? 6 : high / 2;
    return html`${rect(x - across / 2, top, across, high, { style: `box ${node.kind} ${node.tone ?? ''}`, round })}${texts}`;
  });
}
