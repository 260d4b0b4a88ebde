import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { gitlab } from '../../../src/report/formats/gitlab.ts';
import { check, finding, result } from './machine-results.ts';
import { render } from './render.ts';

// GitLab's documentation of Code Quality, "implement a custom tool": all of these are required, a path without ./
const validate = new Ajv2020({ strict: true, allErrors: true }).compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!\\./|/).' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
});

const issues = (...[checks, lint]: Parameters<typeof result>) => {
  const found = JSON.parse(
    render(gitlab, [], {
      result: result(checks, lint),
      files: ['log.csv'],
      repositoryPath: (file) => file.replace(/^\.\//, ''),
    }),
  );
  expect(validate(found), JSON.stringify(validate.errors)).toBe(true);
  const names = found.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
  expect(new Set(names).size).toBe(names.length);
  return found;
};

describe('gitlab', () => {
  it('has what is not met, each with a place', () => {
    const found = issues(
      [check('a', 'met'), check('b', 'skipped'), check('c', 'missed', { file: './slo.yaml', line: 4, column: 9 })],
      [finding('info', 'one-region'), finding('info', 'one-region')],
    );
    expect(
      found.map((each: { severity: string; location: { path: string; lines: { begin: number } } }) => [
        each.severity,
        each.location.path,
        each.location.lines.begin,
      ]),
    ).toEqual([
      ['critical', 'slo.yaml', 4],
      ['minor', 'log.csv', 1],
      ['info', 'log.csv', 1],
      ['info', 'log.csv', 1],
    ]);
  });
  it('is an empty list where all is met', () => expect(issues([check('a', 'met')])).toEqual([]));
});
