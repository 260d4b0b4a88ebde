import { describe, expect, it } from 'vitest';
import { detailOf, type JourneyAnalysis } from '../../../src/core/topology/analyze/analyze.ts';
import { hasGivenUp } from '../../../src/core/topology/analyze/given-up.ts';
import {
  analyzeJourney,
  compileTopology,
  type EngineLimits,
  engine,
  importanceOf,
  parseExpression,
  printExpression,
  topologyOfExpression,
  unavailabilities,
} from '../../../src/index.ts';
import { relativeError } from '../statistics/relative-error.ts';
import { placesIn } from './expression/places.ts';

const limits: EngineLimits = { nodes: 1e6, seconds: 60, elapsedSeconds: () => 0 };

function analyzed(text: string) {
  const at = placesIn(text);
  const tree = parseExpression(text, at);
  const model = compileTopology(topologyOfExpression(tree, at));
  const [journey] = model.journeys;
  const analysis = analyzeJourney(engine, model, journey!, limits, false);
  if (hasGivenUp(analysis)) throw new Error('gave up');
  return { tree, model, journey: journey!, analysis: analysis as JourneyAnalysis };
}

// what the docstrings of the library give as examples; each number by hand
describe('the examples of the library', () => {
  it('analyzeJourney', () => {
    // 1 − 0.999 · (1 − 0.01²)
    const { analysis, model, journey } = analyzed('web=99.9 -> (a=99 | b=99)');
    expect(relativeError(analysis.result.unavailability, 0.0010999)).toBeLessThan(1e-14);
    // web, and a with b
    expect(detailOf(engine, model, journey.hard, analysis, 5, limits).cutSets?.total).toBe(2);
  });

  it('importanceOf, unavailabilities', () => {
    const { analysis, model } = analyzed('web=99.9 -> a=99');
    const q = unavailabilities(model);
    expect([...q]).toEqual([0.001, 0.01]);
    const [first, second] = importanceOf(analysis.failure!, model.parts, q, null, null);
    expect([first?.part.name, second?.part.name]).toEqual(['a', 'web']); // 0.01 · 0.999 > 0.001 · 0.99
    expect(relativeError(second!.birnbaum, 0.99)).toBeLessThan(1e-14);
  });

  it('parseExpression, printExpression, topologyOfExpression, compileTopology', () => {
    expect(analyzed('a=99 | b=90').tree.kind).toBe('parallel');
    expect(printExpression(analyzed('(a=99)->(b=9|(c=9))').tree)).toBe('a=99 -> b=9 | c=9');
    expect(analyzed('a=99 | b=99').model.parts).toHaveLength(2);
  });
});
