/** One service graph in a process of its own; prints what came out as JSON. */
import { engine } from '../src/core/diagram/index.ts';
import { serviceGraph } from './graph-of.ts';

const since = process.hrtime.bigint();
const elapsedSeconds = (): number => Number(process.hrtime.bigint() - since) / 1e9;
const { graph, root, q } = serviceGraph(Number(process.argv[2]), Number(process.argv[3]));
const read = elapsedSeconds();
const limits = { nodes: 4e6, seconds: 60, elapsedSeconds };
const made = engine.compile(graph, root, limits);
const compiled = elapsedSeconds();
const result = 'kind' in made ? made : made.sweep(q);
const swept = elapsedSeconds();
const cuts = engine.cutSets(graph, root, q, 10, limits);
process.stdout.write(
  JSON.stringify({
    components: graph.eventCount,
    gates: graph.nodeCount - graph.eventCount,
    nodes: 'kind' in made ? made.tried : made.nodes,
    unavailability: 'kind' in result ? null : result.unavailability,
    read,
    compiled,
    swept,
    withCutSets: elapsedSeconds(),
    cutSets: 'kind' in cuts ? null : cuts.total,
  }),
);
