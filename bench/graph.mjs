/**
 * A service graph with shared dependencies: building, compiling, all importances, the ten likeliest cut sets.
 *
 *   node bench/graph.mjs [COMPONENTS] [SEED…]              default: 10000, seeds 1 to 5
 */
import { bundled } from './engine-of.mjs';
import { run } from './measure.mjs';

const components = process.argv[2] ?? '10000';
const seeds = process.argv.length > 3 ? process.argv.slice(3) : ['1', '2', '3', '4', '5'];
const bundle = await bundled('./graph-one.ts');
console.log('| seed | components | gates | nodes | U | all, s | of it: graph, diagrams, importances, cut sets | MB |');
console.log('| ---: | ---: | ---: | ---: | ---: | ---: | --- | ---: |');
for (const seed of seeds) {
  const { seconds, megabytes, output } = run([bundle, components, seed]);
  const { components: events, gates, nodes, unavailability, read, compiled, swept, withCutSets } = JSON.parse(output);
  const parts = [read, compiled - read, swept - compiled, withCutSets - swept]
    .map((each) => each.toFixed(3))
    .join(', ');
  const cells = [
    seed,
    events,
    gates,
    JSON.stringify(nodes),
    unavailability,
    seconds.toFixed(2),
    parts,
    megabytes.toFixed(0),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
