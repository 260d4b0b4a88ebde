/** One tree in a process of its own: read, compile, evaluate; prints what came out as JSON. `-` alone: only start up. */
import { readFileSync } from 'node:fs';
import { engine } from '../src/core/diagram/index.ts';
import { graphOfPlain } from '../test/core/diagram/aralia.ts';

const file = process.argv[2]!;
if (file !== '-') {
  const topology = JSON.parse(readFileSync(file, 'utf8'));
  const since = process.hrtime.bigint();
  const elapsedSeconds = (): number => Number(process.hrtime.bigint() - since) / 1e9;
  const { graph, root, q } = graphOfPlain(topology);
  const limits = { nodes: Number(process.env['NODES'] ?? 2e7), seconds: Number(process.env['SECONDS'] ?? 300) };
  const made = engine.compile(graph, root, { ...limits, elapsedSeconds });
  if ('kind' in made) process.stdout.write(JSON.stringify({ ...made, seconds: elapsedSeconds() }));
  else {
    const unavailability = made.unavailability(q);
    const compiled = elapsedSeconds();
    const { birnbaum } = made.sweep(q);
    const seconds = elapsedSeconds();
    process.stdout.write(
      JSON.stringify({ unavailability, nodes: made.nodes, compiled, seconds, largest: Math.max(...birnbaum) }),
    );
  }
}
