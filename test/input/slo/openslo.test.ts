import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/core/problem.ts';
import { ProblemError } from '../../../src/core/problem.ts';
import { methodOf, sloWindowAt } from '../../../src/input/slo/model.ts';
import { problemTexts } from '../../../src/report/words/problem-text.ts';
import { parseSlos, problemsOf, readSloFile } from './problems-of.ts';

const read = (path: string) => readSloFile(path);
const parse = async (text: string, file = 'slo.yaml') => parseSlos(text, file);

/** A plain SLO of v1 with parts put in. */
const slo = ({
  window = '{ duration: 28d, isRolling: true }',
  method = 'Occurrences',
  objective = 'target: 0.999',
  rest = '',
} = {}): string =>
  [
    'apiVersion: openslo/v1',
    'kind: SLO',
    'metadata: { name: a }',
    'spec:',
    `  timeWindow: [${window}]`,
    `  budgetingMethod: ${method}`,
    `  objectives: [{ ${objective} }]`,
    rest,
  ].join('\n');

describe('readSloFile', () => {
  it('reads several documents of one file', async () => {
    const { slos, notices } = await read('fixtures/slo/checkout.yaml');
    expect(slos.map(({ name, service, method, indicator }) => [name, service, method, indicator])).toEqual([
      ['checkout', 'checkout', 'Occurrences', 'payments ratioMetric'],
      ['checkout-quarter', 'checkout', 'Timeslices', 'payments'],
      ['search', 'search', 'RatioTimeslices', 'queries'],
    ]);
    expect(slos[0]!.objectives.map(({ name, target }) => [name, target.availability, target.unavailability])).toEqual([
      ['Internal', 0.999, 0.001],
      ['Promised', 0.995, 0.005],
    ]);
    expect(slos[0]!.window).toEqual({ kind: 'rolling', seconds: 28 * 86_400 });
    expect(methodOf(slos[0]!, slos[0]!.objectives[0]!)).toEqual({ kind: 'Occurrences' });
    expect(methodOf(slos[1]!, slos[1]!.objectives[0]!)).toEqual({
      kind: 'Timeslices',
      sliceSeconds: 300, // a bare number is minutes
      sliceUnavailability: 0.01,
    });
    expect(methodOf(slos[2]!, slos[2]!.objectives[0]!)).toEqual({ kind: 'RatioTimeslices', sliceSeconds: 60 });
    // what is not used is named with its line; a rolling month gets a length, and that is said
    expect(notices).toEqual([
      { kind: 'sloLengthAssumed', data: { slo: 'search', text: '1 month', days: 30 } },
      {
        kind: 'sloUnused',
        data: {
          parts: [
            { kind: 'Service', text: 'Service shop (fixtures/slo/checkout.yaml:1)' },
            { kind: 'indicator', text: 'indicator of the SLO checkout (fixtures/slo/checkout.yaml:17)' },
            { kind: 'alertPolicies', text: 'alertPolicies of the SLO checkout (fixtures/slo/checkout.yaml:32)' },
          ],
        },
      },
    ]);
  });
  it('knows a quarter in a zone with a clock change', async () => {
    const { slos } = await read('fixtures/slo/checkout.yaml');
    const { start, end } = sloWindowAt(slos[1]!.window!, Date.UTC(2027, 1, 9));
    // by hand: January 1 to April 1 in New York, UTC−5 and from March 14 on UTC−4
    expect([new Date(start).toISOString(), new Date(end).toISOString()]).toEqual([
      '2027-01-01T05:00:00.000Z',
      '2027-04-01T04:00:00.000Z',
    ]);
  });
  it('reads v1alpha, and a list of objects in JSON', async () => {
    const { slos, notices } = await read('fixtures/slo/alpha.json');
    expect(slos).toMatchObject([
      {
        name: 'web-availability',
        method: 'Timeslices',
        objectives: [
          {
            name: 'Good',
            target: { unavailability: 0.005 },
            timeSliceTarget: { unavailability: 0.05 },
            timeSliceSeconds: 60,
          },
        ],
      },
    ]);
    expect(notices.map(({ kind }) => kind)).toEqual(['sloSliceAssumed', 'sloUnused']);
    // by hand: fortnights from Monday 2026-01-05 in Berlin: 28 × 14 d later is 2027-02-01; February 9 lies in it
    const { start, end } = sloWindowAt(slos[0]!.window!, Date.UTC(2027, 1, 9));
    expect([new Date(start).toISOString(), new Date(end).toISOString()]).toEqual([
      '2027-01-31T23:00:00.000Z',
      '2027-02-14T23:00:00.000Z',
    ]);
  });
});

describe('what a file may say', () => {
  it.each([
    ['target: 0.9995', 0.0005],
    ['target: 0.99999999999', 1e-11],
    ['target: 9.99e-1', 0.001],
    ['target: 0.5', 0.5],
    ['targetPercent: 99.95', 0.0005],
    ['targetPercent: 0.95', 0.9905], // no shorthand: below 1 it is a percent all the same
    ['targetPercent: 1', 0.99],
    ['target: "0.999"', 0.001],
  ])('%s', async (objective, unavailability) => {
    expect((await parse(slo({ objective }))).slos[0]!.objectives[0]!.target.unavailability).toBe(unavailability);
  });
  it.each([
    ['90m', 5_400],
    ['12h', 43_200],
    ['4w', 28 * 86_400],
    ['1M', 30 * 86_400],
    ['1Q', 90 * 86_400],
    ['1Y', 365 * 86_400],
  ])('a rolling window of %s', async (duration, seconds) => {
    const { slos } = await parse(slo({ window: `{ duration: ${duration}, isRolling: true }` }));
    expect(slos[0]!.window).toEqual({ kind: 'rolling', seconds });
  });
  it('no window at all', async () => {
    const { slos } = await parse(slo().replace(/ {2}timeWindow.*\n/, ''));
    expect(slos[0]!.window).toBeNull();
  });
});

describe('what is refused, at its place', () => {
  const bad = (part: Parameters<typeof slo>[0]) => slo(part);
  it.each<[string, string, string, number, number]>([
    [bad({ objective: 'target: 0' }), 'sloRefused', 'targetZero', 7, 26],
    [bad({ objective: 'target: 0.000' }), 'sloRefused', 'targetZero', 7, 26],
    [bad({ objective: 'targetPercent: 0' }), 'sloRefused', 'targetZero', 7, 33],
    [bad({ objective: 'target: 1' }), 'targetNoRatio', '', 7, 26],
    [bad({ objective: 'target: 99.9' }), 'targetNoRatio', '', 7, 26],
    [bad({ objective: 'targetPercent: 100' }), 'sloRefused', 'percentRange', 7, 33],
    [bad({ objective: 'target: 0.9, targetPercent: 90' }), 'sloRefused', 'targetTwice', 7, 46],
    [bad({ objective: 'target: 99.9%' }), 'valueKind', '', 7, 26],
    [bad({ objective: 'target: .nan' }), 'valueKind', '', 7, 26],
    [bad({ objective: 'target: -0.9' }), 'valueKind', '', 7, 26],
    [bad({ objective: 'displayName: x' }), 'keyMissing', '', 7, 16],
    [bad({ objective: 'target: 0.9, indicatorRef: x' }), 'sloRefused', 'composite', 7, 31],
    [bad({ method: 'Timeslices' }), 'keyMissing', '', 7, 16],
    [
      bad({ method: 'Timeslices', objective: 'target: 0.9, timeSliceTarget: 0, timeSliceWindow: 1m' }),
      'sloRefused',
      'sliceTargetRange',
      7,
      48,
    ],
    [
      bad({ method: 'Timeslices', objective: 'target: 0.9, timeSliceTarget: 2, timeSliceWindow: 1m' }),
      'sloRefused',
      'sliceTargetRange',
      7,
      48,
    ],
    [
      bad({ method: 'RatioTimeslices', objective: 'target: 0.9, timeSliceWindow: 1M' }),
      'sloRefused',
      'sliceUnequal',
      7,
      48,
    ],
    [bad({ method: 'RatioTimeslices', objective: 'target: 0.9, timeSliceWindow: 0' }), 'valueKind', '', 7, 48],
    [bad({ method: 'Occurences' }), 'nameUnknown', '', 6, 20],
    [bad({ window: '{ duration: 30D, isRolling: true }' }), 'sloRefused', 'duration', 5, 28],
    [bad({ window: '{ duration: 30, isRolling: true }' }), 'sloRefused', 'duration', 5, 28],
    [bad({ window: '{ duration: 0d, isRolling: true }' }), 'sloRefused', 'duration', 5, 28],
    [bad({ window: '{ duration: 28d }' }), 'sloRefused', 'windowNeither', 5, 16],
    [
      bad({ window: '{ duration: 28d, isRolling: true }, { duration: 7d, isRolling: true }' }),
      'sloRefused',
      'windowCount',
      5,
      15,
    ],
    [
      bad({ window: '{ duration: 1M, isRolling: true, calendar: { startTime: 2026-01-01, timeZone: UTC } }' }),
      'sloRefused',
      'windowBoth',
      5,
      16,
    ],
    [
      bad({ window: '{ duration: 1M, calendar: { startTime: 2026-01-01, timeZone: Mars/North } }' }),
      'zoneUnknown',
      '',
      5,
      77,
    ],
    [bad({ window: '{ duration: 1M, calendar: { startTime: soon, timeZone: UTC } }' }), 'valueKind', '', 5, 55],
    [bad({}).replace('kind: SLO', 'kind: SLOs'), 'nameUnknown', '', 2, 7],
    [bad({}).replace('kind: SLO', 'kind: SLI'), 'sloRefused', 'none', 1, 1],
    [`${bad({})}\n---\n${bad({})}`, 'sloNameTwice', '', 10, 1],
  ])('%#', async (text, kind, why, line, column) => {
    const [problem, ...others] = await problemsOf(() => parse(text));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ kind, where: { kind: 'file', file: 'slo.yaml', line, column } });
    if (why !== '') expect(problem!.data).toMatchObject({ why });
  });
  it.each([
    ['apiVersion: openslo/v2alpha\nkind: SLO', '"openslo/v2alpha" is not read here', 1, 13],
    ['version: prometheus/v2\nservice: web\nslos: []', '"prometheus/v2" is not read here', 1, 10],
    ['service: web\nlatency: 0.99', 'it is in no format of SLOs that is read here', 1, 1],
    ['apiVersion:\nkind: SLO', 'it is in no format of SLOs that is read here', 1, 1],
    ['apiVersion: [openslo/v1]', 'it is in no format of SLOs that is read here', 1, 1],
  ])('another format, with those that are read: %j', async (text, what, line, column) => {
    const [problem, ...others] = await problemsOf(() => parse(text));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ kind: 'sloFormatUnknown', where: { line, column } });
    const { data } = problem as Problem & { kind: 'sloFormatUnknown' };
    expect(problemTexts.sloFormatUnknown(data)).toEqual({
      what,
      todo: expect.stringMatching(
        /^ninefold reads OpenSLO \(openslo\/v1, openslo\/v1alpha, openslo.com\/v2alpha\), Nobl9 \(n9\/v1alpha\), Sloth \(prometheus\/v1, /,
      ),
    });
  });
  it('all of it together', async () => {
    const text = bad({ objective: 'target: 1', method: 'Often', window: '{ duration: 1x, isRolling: true }' });
    expect((await problemsOf(() => parse(text))).map(({ where }) => (where as { line: number }).line)).toEqual([
      5, 6, 7,
    ]);
  });
  it('in words', async () => {
    const [first] = await problemsOf(() => parse(bad({ objective: 'target: 99.9' })));
    const { kind, data } = first as Problem & { kind: 'targetNoRatio' };
    expect(problemTexts[kind](data)).toEqual({
      what: 'target is a ratio from 0 to below 1 in OpenSLO, not 99.9',
      todo: 'write target: 0.999',
    });
  });
  it('and a window of minutes is said: m is no month', async () => {
    const { notices } = await parse(slo({ window: '{ duration: 1m, isRolling: true }' }));
    expect(notices).toEqual([{ kind: 'sloWindowOfMinutes', data: { slo: 'a', minutes: 1 } }]);
  });
  it('and keys that nobody asked for are named', async () => {
    const { notices } = await parse(slo({ rest: '  compositeOf: [a, b]' }));
    expect(notices).toEqual([
      { kind: 'sloUnused', data: { parts: [{ kind: 'compositeOf', text: 'compositeOf of the SLO a (slo.yaml:8)' }] } },
    ]);
  });
  it('throws problems, nothing else, for a text that is no map', async () => {
    await expect(parse('just text')).rejects.toThrow(ProblemError);
  });
});
