import { defineConfig, mergeConfig } from 'vitest/config';
import whole from './vitest.config.mts';

/** What `npm run test:quick` leaves to `npm run check`: what takes long. It says so when it runs. */
const leftOut: readonly { readonly files: string; readonly because: string }[] = [
  { files: 'test/documents.test.ts', because: 'every command of the documents, run in a shell' },
  {
    files: 'test/cli/{process,faults,start,shell,loaded-files,no-network,package}.test.ts',
    because: 'the built program in processes of its own',
  },
  { files: 'test/{architecture,formulas}.test.ts', because: 'every file of the source, every printed formula' },
  { files: 'test/prometheus/**', because: 'servers, and promtool over many rules' },
  { files: 'test/report/formats/{hostile-text,json-pieces}.test.ts', because: 'many texts in every format' },
  { files: 'test/input/json/flat-records.test.ts', because: 'two readers of JSON compared over random files' },
  { files: 'test/core/failover/standby/standby.test.ts', because: 'chains of many states' },
  { files: 'test/**/differential.test.ts', because: 'two readers compared over thousands of random files' },
  { files: 'test/core/diagram/**', because: 'diagrams of large and random systems' },
  { files: 'test/core/failover/simulation/**', because: 'simulations until their numbers are sharp' },
  { files: 'test/compose/{failover-simulate,compose}.test.ts', because: 'whole simulations and large plans' },
  { files: 'test/core/failover/noticing/**', because: 'walks through every event, and draws in every state' },
  { files: 'test/compose/noticing.test.ts', because: 'the same, as users ask for it' },
  {
    files: 'test/project/{compare,replay,replay-properties,shapes}.test.ts',
    because: 'logs drawn at random, second by second',
  },
  { files: 'test/core/budget/decisions/alert-replay.test.ts', because: 'alerts at every instant of random budgets' },
  { files: 'test/input/same-numbers.test.ts', because: 'random logs, written in every way there is' },
  {
    files: 'test/core/topology/{compile/compile,improve/plan}.test.ts',
    because: 'random topologies and plans, against force',
  },
  { files: 'test/fuzz/**', because: 'inputs of every kind, changed at random' },
  { files: 'test/pages/**', because: 'pages in a browser, looked at for texts that are cut or hard to read' },
  { files: 'test/{ci,init}/**', because: 'recipes and starters, run as a machine would' },
  { files: 'test/report/formats/json.test.ts', because: 'every command against its schema' },
];

console.log(`left to npm run check:\n${leftOut.map(({ files, because }) => `  ${files}: ${because}`).join('\n')}\n`);

export default mergeConfig(
  whole,
  defineConfig({
    test: { exclude: leftOut.map(({ files }) => files) },
  }),
);
