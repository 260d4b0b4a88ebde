import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { showProblem } from '../../../../src/cli/show-problem.ts';
import { topologyOfExpression } from '../../../../src/core/topology/model/from-expression.ts';
import { problemOf } from '../../quantity/problem-of.ts';
import { parse, placesIn } from './places.ts';

const text = readFileSync('docs/expressions.md', 'utf8');
const refusals = [...text.matchAll(/^\$ ninefold compose '(.*)'\n((?:error|[ ]).*\n(?:[ ].*\n)*)/gm)];

describe('docs/expressions.md', () => {
  it('has mistakes to check', () => expect(refusals.length).toBeGreaterThan(5));

  it.each(refusals.map(([, expression, shown]) => [expression!, shown!]))(
    'shows %s as it is refused',
    (expression, shown) => {
      const found = problemOf(() => topologyOfExpression(parse(expression), placesIn(expression)));
      expect(showProblem(found, false)).toBe(shown);
    },
  );

  it('has only examples that read', () => {
    const written = [...text.matchAll(/^\| `([^`]*[0-9][^`]*)` +\| [a-z]/gm)].map(([, each]) =>
      each!.replaceAll('\\|', '|'),
    );
    expect(written).toHaveLength(6);
    for (const each of written)
      expect(topologyOfExpression(parse(each), placesIn(each)).components.length).toBeGreaterThan(0);
  });
});
