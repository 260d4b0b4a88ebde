import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { relativeError } from '../statistics/relative-error.ts';
import { compiled } from './ample.ts';
import { graphOfPlain } from './aralia.ts';

const folder = '../shared/data/aralia';

// expected: the exact unavailability of each tree to 17 digits, by another program and confirmed by a third
describe.skipIf(!existsSync(folder))('the published fault trees', () => {
  const expected: readonly { readonly model: string; readonly unavailability: number }[] = existsSync(folder)
    ? JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8'))
    : [];
  it.each(expected)('$model', ({ model, unavailability }) => {
    const { graph, root, q } = graphOfPlain(JSON.parse(readFileSync(`${folder}/${model}.json`, 'utf8')));
    const made = compiled(graph, root);
    expect(relativeError(made.unavailability(q), unavailability)).toBeLessThan(1e-14);
    // U is linear in each q: between the two ends of an event it changes by ∂U/∂q
    const { birnbaum } = made.sweep(q);
    const likely = birnbaum.indexOf(Math.max(...birnbaum));
    const at = (value: number): number =>
      made.unavailability(q.map((each, event) => (event === likely ? value : each)));
    expect(relativeError(birnbaum[likely]!, at(1) - at(0))).toBeLessThan(1e-9);
  });
});
