import { expect, it } from 'vitest';
import { prepare } from '../../../src/core/diagram/decision/compile.ts';
import { always, andKind, eventKind, orKind } from '../../../src/core/diagram/graph/fault-graph.ts';
import { modulesOf } from '../../../src/core/diagram/graph/modules.ts';
import { argumentsFirst, type Network, networkOf } from '../../../src/core/diagram/graph/network.ts';
import { createRandom } from '../../../src/core/statistics/random/random.ts';
import { randomSystem, truthTable } from './enumeration.ts';

/** For every state, by the definition of the gates. */
function tableOf(network: Network, events: number): Uint8Array {
  const table = new Uint8Array(1 << events);
  if (network.root < 0) return table.fill(network.root === always ? 1 : 0);
  const nodes = argumentsFirst(network);
  const failed = new Uint8Array(network.kind.length);
  for (let state = 0; state < table.length; state++) {
    for (const node of nodes) {
      const args = network.args[node]!;
      const count = args.reduce((sum, arg) => sum + (arg < 0 ? (arg === always ? 1 : 0) : failed[arg]!), 0);
      const kind = network.kind[node];
      if (kind === eventKind) failed[node] = (state >>> network.event[node]!) & 1;
      else if (kind === andKind) failed[node] = count === args.length ? 1 : 0;
      else if (kind === orKind) failed[node] = count > 0 ? 1 : 0;
      else failed[node] = count >= network.threshold[node]! ? 1 : 0;
    }
    table[state] = failed[network.root]!;
  }
  return table;
}

it('keeps what 3000 random networks say, and makes them no larger than they were', () => {
  const random = createRandom(5);
  const uniform = (): number => random.uniform();
  let mentions = 0;
  let left = 0;
  for (let round = 0; round < 3000; round++) {
    const { graph, root } = randomSystem(uniform, 9);
    const network = networkOf(graph, root);
    const sizeOf = (): number => argumentsFirst(network).reduce((sum, node) => sum + network.args[node]!.length, 0);
    mentions += sizeOf();
    prepare(network);
    left += sizeOf();
    expect(tableOf(network, graph.eventCount), `round ${round}`).toEqual(truthTable(graph, root));
  }
  expect(left).toBeLessThan(0.7 * mentions);
});

it('calls modules what shares nothing with the rest, and all of them', () => {
  const random = createRandom(6);
  const uniform = (): number => random.uniform();
  for (let round = 0; round < 1000; round++) {
    const { graph, root } = randomSystem(uniform, 9);
    const network = networkOf(graph, root);
    prepare(network);
    if (network.root < 0) continue;
    const nodes = argumentsFirst(network);
    const found = modulesOf(network);
    for (const gate of nodes) {
      if (network.kind[gate] === eventKind) continue;
      // by the definition: whatever lies below is used by the gate and what is below it alone
      const below = new Set(argumentsFirst(network, gate));
      const isModule = nodes.every(
        (user) => below.has(user) || network.args[user]!.every((arg) => arg === gate || !below.has(arg)),
      );
      expect(found[gate] === 1, `round ${round}, gate ${gate}`).toBe(isModule);
    }
  }
});
