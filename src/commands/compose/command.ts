import type { JsonObject } from '../../core/json.ts';
import { isTopologyFile } from '../../input/topology/is-topology-file.ts';
import { defineCommand } from '../command.ts';
import { composeOptions } from './options.ts';

export const compose = defineCommand({
  name: 'compose',
  examples: [
    { line: "ninefold compose 'web=99.9 -> app=99.9 -> (db-a=99.5 | db-b=99.5)'", says: 'series and parallel' },
    { line: "ninefold compose '2of(3 x app=99)' --explain", says: 'two of three like replicas, with the formula' },
    {
      line: 'ninefold compose --each 99.9 --count 10 --target 99.99',
      says: 'ten in series, and what would meet a target',
    },
    { line: 'ninefold compose fixtures/topologies/shop.yaml', says: 'a topology file, all its journeys' },
    {
      line: 'ninefold compose fixtures/topologies/online-boutique.yaml --journey place-order --cut-sets 5 --deny nothing-optional',
      says: 'one journey, its largest cut sets, a lint rule as a gate',
    },
    {
      line: 'ninefold compose fixtures/topologies/standby.yaml --strategies --target 99.99',
      says: 'what a cold, warm or hot standby would give',
    },
    {
      line: 'ninefold compose fixtures/topologies/three-region-shop.yaml --down us-east',
      says: 'given that a region is down: availability, traffic, writes',
    },
    {
      line: 'ninefold compose fixtures/topologies/standby.yaml --simulate 1000y --seed 1',
      says: 'a simulation beside the exact numbers',
    },
  ],
  argument: {
    usage: '[what...]',
    says: 'an expression, or a topology file (YAML or JSON; - is standard input); several stand side by side',
  },
  inputs: (args) => args.filter((arg) => arg === '-' || isTopologyFile(arg)),
  options: composeOptions,
  async schema() {
    return (await import('../../../schema/compose.schema.json')).default as JsonObject;
  },
  async run(call, context) {
    if (call.args.length > 1) {
      const { runDesigns } = await import('./designs.ts');
      return runDesigns(call, context);
    }
    const { runCompose } = await import('./run.ts');
    return runCompose(call.args, call.options, context);
  },
});
