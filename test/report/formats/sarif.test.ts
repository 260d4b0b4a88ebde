import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { sarif } from '../../../src/report/formats/sarif.ts';
import { check, finding, result } from './machine-results.ts';
import { render } from './render.ts';

// the shape that SARIF 2.1.0 requires of the objects that are written here, and its words; written from the standard
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(
  JSON.parse(readFileSync('test/report/formats/sarif-2.1.0.schema.json', 'utf8')),
);

const log = (...[checks, lint]: Parameters<typeof result>) => {
  const found = JSON.parse(
    render(sarif, [], {
      result: result(checks, lint),
      files: ['logs/my log.csv'],
      repositoryPath: (file) => file.replace(/^\.\//, ''),
    }),
  );
  expect(validate(found), JSON.stringify(validate.errors)).toBe(true);
  const [run] = found.runs;
  for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  return run;
};

describe('sarif', () => {
  it('has a result for what is not met, the worst first, with its rule', () => {
    const run = log(
      [
        check('a', 'met'),
        check('b', 'skipped'),
        check('c', 'missed', { file: './slo/a b#1.yaml', line: 4, column: 9 }),
      ],
      [finding('info', 'one-region'), finding('error', 'slo-above-ceiling', { file: 'shop.yaml', line: 2, column: 1 })],
    );
    expect(run.results.map(({ ruleId, level }: { ruleId: string; level: string }) => [ruleId, level])).toEqual([
      ['check-missed', 'error'],
      ['slo-above-ceiling', 'error'],
      ['check-skipped', 'warning'],
      ['one-region', 'note'],
    ]);
    expect(run.results[0].locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'slo/a%20b%231.yaml' },
          region: { startLine: 4, startColumn: 9 },
        },
      },
    ]);
    // without a place of its own it stands at the first file of the call
    expect(run.results[2].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'logs/my%20log.csv' },
      region: { startLine: 1 },
    });
  });
  it('has fingerprints that do not move with the line or the numbers', () => {
    const at = (line: number) => log([check('c', 'missed', { file: 'a', line, column: 1 })]).results[0];
    expect(at(4).partialFingerprints).toEqual(at(9).partialFingerprints);
    const twice = log([check('c', 'missed'), check('c', 'missed')]).results;
    expect(twice[0].partialFingerprints).not.toEqual(twice[1].partialFingerprints);
  });
  it('is empty where all is met', () => {
    expect(log([check('a', 'met')])).toMatchObject({ results: [], tool: { driver: { rules: [], version: '1.2.3' } } });
  });
  it('stays below the results that GitHub takes', () => {
    const many = Array.from({ length: 25_010 }, (_, i) => check(`e${i}`, 'missed'));
    expect(log(many).results.length).toBe(25_000);
  });
});
