import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../../src/core/topology/expression/parse.ts';
import { topologyOfExpression } from '../../../../src/core/topology/model/from-expression.ts';
import { structureOf } from '../../../../src/core/topology/model/structure.ts';

const place = () => ({ kind: 'typed', option: null, text: '' }) as const;

/** The arrows of an expression, each as `from → to`, its boxes by their short names. */
function arrowsOf(text: string): readonly string[] {
  const topology = topologyOfExpression(parseExpression(text, place), place);
  const { edges } = structureOf(topology, topology.journeys);
  const short = (id: string): string => id.replace(/^(part|journey) /, '');
  return edges.map(({ from, to }) => `${short(from)} → ${short(to)}`).sort();
}

describe('boxes and arrows of an expression', () => {
  it.each([
    ['a=99', ['system → a']],
    ['a=99 -> b=99', ['a → b', 'system → a']],
    ['a=99 -> (b=99 | c=99) -> d=99', ['a → b', 'a → c', 'b → d', 'c → d', 'system → a']],
    ['2of(a=99, b=99, c=99)', ['gate 1 → a', 'gate 1 → b', 'gate 1 → c', 'system → gate 1']],
    ['a=99 -> b=99 | a', ['a → b', 'system → a']],
  ])('%s', (text, arrows) => expect(arrowsOf(text)).toEqual(arrows));

  it('counts copies as so many arguments, in one box', () => {
    const topology = topologyOfExpression(parseExpression('2of(3 x app=99, b=99)', place), place);
    const { nodes } = structureOf(topology, topology.journeys);
    expect(nodes).toMatchObject([
      { kind: 'journey', name: 'system' },
      { kind: 'part', name: 'app', count: 3 },
      { kind: 'part', name: 'b', count: 1 },
      { kind: 'gate', need: 2, of: 4 },
    ]);
  });
});
