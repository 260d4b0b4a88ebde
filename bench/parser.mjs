/**
 * How long expressions take to be read and printed, by size and by shape; parts per second should not depend on the size.
 * Reads the sources as they are, so it needs no build.
 *
 *   node bench/parser.mjs [PARTS…]       default: 10000 100000 1000000
 */
import { rolldown } from 'rolldown';
import { here, median } from './measure.mjs';

const { parseExpression, printExpression } = await library();
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000, 1_000_000];
const rounds = Number(process.env.ROUNDS ?? 5);

const shapes = [
  { name: 'series', text: (parts) => names(parts).join(' -> ') },
  {
    name: 'pairs in series',
    text: (parts) =>
      names(parts)
        .join(' -> ')
        .replace(/( -> [^ ]+) ->/g, '$1 |'),
  },
  { name: 'k-of', text: (parts) => `2of(${names(parts).join(', ')})` },
  { name: 'nested parentheses', text: (parts) => `${'('.repeat(parts)}a=99${')'.repeat(parts)}` },
  { name: 'alternation, as deep', text: (parts) => deep(parts >> 1) },
];

console.log(`Reading and printing expressions, Node ${process.versions.node}, median of ${rounds}\n`);
console.log('| shape | parts | MB of text | parse, ms | print, ms | parts read a second |');
console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
for (const { name, text } of shapes) {
  for (const parts of sizes) {
    const source = text(parts);
    const parse = [];
    const print = [];
    for (let round = 0; round < rounds; round++) {
      let tree;
      parse.push(timed(() => (tree = parseExpression(source, placeOf))));
      print.push(timed(() => printExpression(tree)));
    }
    const speed = Math.round((parts / median(parse)) * 1_000).toLocaleString('en');
    const megabytes = (source.length / 1e6).toFixed(1);
    const times = `${median(parse).toFixed(0)} | ${median(print).toFixed(0)}`;
    console.log(`| ${name} | ${parts.toLocaleString('en')} | ${megabytes} | ${times} | ${speed} |`);
  }
}

function names(parts) {
  return Array.from({ length: parts }, (_, i) => `part-${i}=99.9`);
}

function deep(levels) {
  return `${'a=99 -> (b=99 | ('.repeat(levels)}c=99${'))'.repeat(levels)}`;
}

function placeOf(offset, length) {
  return { kind: 'typed', option: null, text: '', offset, length };
}

function timed(work) {
  const from = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - from) / 1e6;
}

/** The parser alone, bundled in memory. */
async function library() {
  const entry = '\0entry';
  const folder = here('../src/core/topology/expression');
  const source = `export * from '${folder}/parse.ts'; export * from '${folder}/print.ts';`;
  const bundle = await rolldown({
    input: entry,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm' });
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}
