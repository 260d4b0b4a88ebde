import { describe, expect, it } from 'vitest';
import type { Place } from '../../../../src/core/problem.ts';
import { compileTopology } from '../../../../src/core/topology/compile/compile.ts';
import { unavailabilities } from '../../../../src/core/topology/compile/failure-model.ts';
import { type Finding, type LintFacts, lintTopology } from '../../../../src/core/topology/lint/index.ts';
import type { Component, Topology } from '../../../../src/core/topology/model/model.ts';
import { lintMessage, lintRemedy } from '../../../../src/report/words/lint-text.ts';
import {
  atLeast,
  commonCause,
  component,
  copies,
  domain,
  enumeratedNode,
  journey,
  named,
  numbers,
  parallel,
  series,
  topology,
} from '../improve/topologies.ts';

/** The facts by the definitions: B = U(down) − U(up), a single point where it alone is down. */
function factsOf(of: Topology, frequencyAsked = false): LintFacts {
  const model = compileTopology(of);
  const q = unavailabilities(model);
  return {
    topology: of,
    today: null,
    journeys: model.journeys.map((each) => {
      const u = (values: Float64Array): number => enumeratedNode(model.graph, each.hard, values);
      const unavailability = u(q);
      const parts = model.parts.flatMap((part, i) => {
        const birnbaum = u(q.map((own, at) => (at === i ? 1 : own))) - u(q.map((own, at) => (at === i ? 0 : own)));
        const isSinglePoint = part.kind !== 'need' && u(q.map((_, at) => Number(at === i))) === 1;
        const criticality = unavailability > 0 ? (q[i]! * birnbaum) / unavailability : null;
        return birnbaum > 0 || isSinglePoint
          ? [
              {
                name: part.name,
                kind: part.kind,
                component: part.component,
                unavailability: q[i]!,
                criticality,
                isSinglePoint,
              },
            ]
          : [];
      });
      return { journey: each.journey, unavailability, parts, frequencyAsked };
    }),
  };
}

const lint = (of: Topology, frequencyAsked = false): readonly Finding[] => lintTopology(factsOf(of, frequencyAsked));
const found = (rule: string, of: Topology, frequencyAsked = false): readonly Finding[] =>
  lint(of, frequencyAsked).filter((finding) => finding.rule === rule);
const messages = (rule: string, of: Topology, frequencyAsked = false): readonly string[] =>
  found(rule, of, frequencyAsked).map((finding) => `${finding.where}: ${lintMessage(finding)}`);

const names = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `s${i + 1}`);
const chain = (count: number, more: Partial<Topology> = {}): Topology =>
  topology(
    names(count).map((name) => component(name, '99.9')),
    [journey('main', series(...names(count)))],
    more,
  );
const zones = [domain('a', '99.99'), domain('b', '99.99')];

describe('single-point-of-failure', () => {
  const rule = 'single-point-of-failure';
  it('names the part, the journeys and what it costs', () => {
    const of = topology(
      [component('web', '99.9'), component('x', '99'), component('y', '99')],
      [journey('buy', series('web', parallel('x', 'y'))), journey('look', named('web'))],
    );
    // 0.001 of 365 d are 8.76 h
    expect(messages(rule, of)).toEqual([
      'web: web takes down buy and look by itself: 8h 45m 36s a year, with nothing to stand in',
    ]);
  });
  it('counts replicas that are all needed once', () => {
    expect(messages(rule, topology([component('web', '99.9', { replicas: 2, need: 2 })], named('web')))).toEqual([
      'web: each of 2 replicas of web takes down main by itself: 8h 45m 36s a year each, with nothing to stand in',
    ]);
  });
  it('tells domains and common causes from components', () => {
    const of = topology([component('web', 0.01, { replicas: 2, domains: ['a'] })], named('web'), {
      domains: zones,
      commonCauses: [commonCause(0.1, 'web')],
    });
    expect(messages(rule, of)).toEqual([
      'a: the domain a takes down main by itself: 52m 34s a year, whatever sits in it', // 1e-4 × 365 d = 3153.6 s
      'common cause of the replicas of web: the common cause of the replicas of web takes down main by itself: 8h 45m 36s a year, however many replicas there are',
    ]);
  });
  it('is content with a pair', () => {
    expect(found(rule, topology([component('web', '99.9', { replicas: 2 })], named('web')))).toEqual([]);
  });
});

describe('slo-above-ceiling and far-above-target', () => {
  const promised = (availability: string, target: string | null): Topology =>
    topology([component('web', availability)], [journey('buy', named('web'), target)]);
  it.each([
    ['99.9', '99.95', ['slo-above-ceiling']],
    ['99.9', '99.9', []], // exactly met
    ['99.99', '99.9', ['far-above-target']], // a whole nine
    ['99.985', '99.9', []], // 6.7 times
    ['100', '99.9', []], // no numbers rather than too many nines
    ['99.9', null, []],
  ])('%s for a target of %s: %j', (availability, target, expected) => {
    const rulesFound = lint(promised(availability, target)).map(({ rule }) => rule);
    expect(rulesFound.filter((rule) => rule === 'slo-above-ceiling' || rule === 'far-above-target')).toEqual(expected);
  });
  it('says what is allowed, what was promised and what costs most', () => {
    expect(messages('slo-above-ceiling', promised('99.9', '99.95'))).toEqual([
      'buy: buy is to reach 99.95%, but its parts allow 99.9% at most: 8h 45m 36s down a year instead of 4h 22m 48s; web alone costs 100% of that',
    ]);
    expect(messages('far-above-target', promised('99.99', '99.9'))).toEqual([
      'buy: buy reaches 99.99% where 99.9% is asked: 10 times less downtime than allowed',
    ]);
  });
});

describe('same-domain', () => {
  const of = (
    components: Topology['components'],
    path = parallel('x', 'y'),
    more: Partial<Topology> = {},
  ): readonly string[] => messages('same-domain', topology(components, path, { domains: zones, ...more }));
  const alone = { dependsOn: ['dns'] };
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'replicas in one domain',
      of([component('db', '99', { replicas: 3, domains: ['a'] })], named('db')),
      ['db: the loss of a leaves db with fewer than the 1 of 3 replicas that it needs: they share its fate'],
    ],
    ['replicas in two', of([component('db', '99', { replicas: 2, domains: ['a', 'b'] })], named('db')), []],
    [
      'too many in one of two',
      of([component('db', '99', { replicas: 3, need: 2, domains: ['a', 'b'] })], named('db')),
      ['db: the loss of a leaves db with fewer than the 2 of 3 replicas that it needs: they share its fate'],
    ],
    [
      'replicas that are all needed',
      of([component('db', '99', { replicas: 2, need: 2, domains: ['a'] })], named('db')),
      [],
    ],
    [
      'alternatives in one domain',
      of([component('x', '99', { domains: ['a'] }), component('y', '99', { domains: ['a'] })]),
      ['x | y: the alternatives of x | y sit in one domain: all 2 go down with a'],
    ],
    [
      'alternatives in two',
      of([component('x', '99', { domains: ['a'] }), component('y', '99', { domains: ['b'] })]),
      [],
    ],
    [
      'alternatives behind one dependency',
      of([
        component('x', '99', alone),
        component('y', '99', { dependsOn: ['edge'] }),
        component('edge', '99', alone),
        component('dns', '99'),
      ]),
      ['x | y: the alternatives of x | y need the same part: all 2 go down with dns'],
    ],
    [
      'dependencies of their own',
      of([
        component('x', '99', alone),
        component('y', '99', { dependsOn: ['other'] }),
        component('other', '99'),
        component('dns', '99'),
      ]),
      [],
    ],
    [
      'a dependency that they can do without',
      of([component('x', '99', alone), component('y', '99', alone), component('dns', '99', { isOptional: true })]),
      [],
    ],
    [
      'two of three behind one, one needed',
      of(
        [component('x', '99', alone), component('y', '99', alone), component('z', '99'), component('dns', '99')],
        atLeast(1, named('x'), named('y'), named('z')),
      ),
      [],
    ],
    [
      'two of three behind one, two needed',
      of(
        [component('x', '99', alone), component('y', '99', alone), component('z', '99'), component('dns', '99')],
        atLeast(2, named('x'), named('y'), named('z')),
      ),
      [
        '2of(x, y, z): the alternatives of 2of(x, y, z) need the same part: more than the 1 of 3 that may fail go down with dns',
      ],
    ],
    [
      'alternatives in a group',
      of([component('x', '99', alone), component('y', '99', alone), component('dns', '99')], named('pay'), {
        groups: new Map([['pay', parallel('x', 'y')]]),
      }),
      ['x | y: the alternatives of x | y need the same part: all 2 go down with dns'],
    ],
    [
      'copies in one domain',
      of([component('x', '99', { replicas: 3, domains: ['a'] })], atLeast(2, copies(3, 'x'))),
      [
        'x: the loss of a leaves x with fewer than the 1 of 3 replicas that it needs: they share its fate',
        '2of(3 x x): the alternatives of 2of(3 x x) sit in one domain: more than the 1 of 3 that may fail go down with a',
      ],
    ],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });
  it('survives a deep expression', () => {
    let path = parallel('x', 'y');
    for (let i = 0; i < 20_000; i++) path = series(path, 'x');
    const facts: LintFacts = { ...factsOf(topology([component('x', '99'), component('y', '99')], path)), journeys: [] };
    expect(lintTopology(facts).filter(({ rule }) => rule === 'same-domain')).toEqual([]);
  });
});

describe('monitor-depends-on-monitored', () => {
  const rule = 'monitor-depends-on-monitored';
  const watched = (monitor: Parameters<typeof component>[2], more: Partial<Topology> = {}): readonly string[] =>
    messages(
      rule,
      topology(
        [
          component('prom', '99', { monitors: ['db'], ...monitor }),
          component('store', '99', { dependsOn: ['db'] }),
          component('db', '99', { domains: ['a'] }),
        ],
        named('db'),
        { domains: zones, ...more },
      ),
    );
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'a way of dependencies',
      watched({ dependsOn: ['store'] }),
      ['prom: prom watches db and cannot work without it: prom -> store -> db'],
    ],
    [
      'a group on the way',
      watched({ dependsOn: ['any'] }, { groups: new Map([['any', parallel('store', 'db')]]) }),
      ['prom: prom watches db and cannot work without it: prom -> any -> db'],
    ],
    [
      'its only domain',
      watched({ domains: ['a'] }),
      ['prom: prom watches db from its only domain, a: both go down with it'],
    ],
    ['itself', watched({ monitors: ['prom'] }), ['prom: prom watches itself']],
    ['another domain', watched({ domains: ['b'] }), []],
    ['two domains', watched({ domains: ['a', 'b'], replicas: 2 }), []],
    ['a call that it can do without', watched({ optionalCalls: ['store'] }), []],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe('noticing-without-effect', () => {
  const detection = { kind: 'fixed', detectSeconds: 18 } as const;
  const web = (more: object, noticing: NonNullable<Component['noticing']>) =>
    topology([component('web', '99.9', { ...more, noticing })], named('web'));
  it.each([
    [{}, { detection, retries: 0 }, 'web has one member, so how soon a dead one is noticed changes no number'],
    [
      {},
      { detection, retries: 1 },
      'web has one member, so how soon a dead one is noticed and retries change no number',
    ],
    [{}, { detection: null, retries: 1 }, 'web has one member, so retries change no number'],
    [
      { replicas: 3, need: 3 },
      { detection, retries: 0 },
      'web needs 3 of 3, so how soon a dead one is noticed changes no',
    ],
    [{ replicas: 2 }, { detection: null, retries: 1 }, 'retries of web change no number: without a probe or detect'],
  ] as const)('of %o with %o', (more, noticing, said) => {
    const [message, ...others] = messages('noticing-without-effect', web(more, noticing));
    expect(message).toContain(`web: ${said}`);
    expect(others).toEqual([]);
  });
  it('is silent where something is to spare and a dead one is asked', () => {
    expect(found('noticing-without-effect', web({ replicas: 3, need: 2 }, { detection, retries: 1 }))).toEqual([]);
    expect(found('noticing-without-effect', topology([component('web', '99.9')], named('web')))).toEqual([]);
  });
});

describe('nothing-optional', () => {
  const rule = 'nothing-optional';
  it('counts what must work', () => {
    expect(messages(rule, chain(5))).toEqual([
      'main: nothing in main is optional: it has 5 components and no way to go on without one',
    ]);
  });
  it.each<[string, Topology]>([
    ['few parts', chain(4)],
    ['an expression, which cannot say so', chain(5, { from: 'expression' })],
    [
      'an optional part',
      chain(6, { components: chain(6).components.map((each, i) => ({ ...each, isOptional: i === 5 })) }),
    ],
    [
      'an optional call',
      chain(5, {
        components: chain(5).components.map((each, i) => ({ ...each, optionalCalls: i === 0 ? ['s2'] : [] })),
      }),
    ],
  ])('is content with %s', (_, of) => {
    expect(found(rule, of)).toEqual([]);
  });
});

describe('one-region', () => {
  const placed = (first: readonly string[], second: readonly string[]): readonly string[] =>
    messages(
      'one-region',
      topology(
        [component('x', '99', { domains: first }), component('y', '99', { domains: second })],
        series('x', 'y'),
        { domains: zones },
      ),
    );
  it('sees that all sits in one', () => {
    expect(placed(['a'], ['a'])).toEqual([
      'a: all 2 components that have a domain sit in a: nothing works while it is down, 52m 34s a year',
    ]);
  });
  it('is content with two, with one component, and where there are none', () => {
    expect([placed(['a'], ['b']), placed(['a', 'b'], ['a']), placed(['a'], []), placed([], [])]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });
});

describe('long-chain', () => {
  it('begins above ten', () => {
    expect(found('long-chain', chain(10))).toEqual([]);
    // 0.999^11 = 0.98905…
    expect(messages('long-chain', chain(11))).toEqual([
      'main: 11 parts of main must all work (s1, s2, s3 and 8 more): together they come to 98.905%',
    ]);
  });
});

describe('beta-floor', () => {
  const replicated = (replicas: number, beta: number, need = 1): readonly string[] =>
    messages(
      'beta-floor',
      topology([component('db', 0.01, { replicas, need })], named('db'), { commonCauses: [commonCause(beta, 'db')] }),
    );
  it('compares the floor with what replicas still leave', () => {
    // βq = 1e-3 against (0.009)² = 8.1e-5: 0.001 / (0.001 + 0.999 × 8.1e-5) = 92.5 %
    expect(replicated(2, 0.1)).toEqual([
      'db: more replicas cannot make db better than 99.9%: what takes all of them at once (beta 10%) is 92.5% of their unavailability together',
    ]);
  });
  it('is content with a small beta, and with one part or all needed', () => {
    // βq = 5e-5 against 0.00995² = 9.9e-5
    expect([replicated(2, 0.005), replicated(1, 0.1), replicated(2, 0.1, 2)]).toEqual([[], [], []]);
  });
  it('sees alternatives that fail together, not parts in series', () => {
    const components = [component('x', 0.01), component('y', 0.02)];
    const commonCauses = [commonCause(0.1, 'x', 'y')];
    expect(found('beta-floor', topology(components, parallel('x', 'y'), { commonCauses }))).toHaveLength(1);
    expect(found('beta-floor', topology(components, series('x', 'y'), { commonCauses }))).toEqual([]);
  });
});

describe('mtbf-missing and mttr-missing', () => {
  const timed = numbers('99.9', { mtbfSeconds: 999, mttrSeconds: 1 });
  const of = topology(
    [
      component('x', '99', { numbers: timed }),
      component('y', '99', { numbers: { ...timed, mtbfSeconds: null } }),
      component('z', '99'),
    ],
    series('x', 'y', 'z'),
  );
  const both = (frequencyAsked: boolean): readonly string[] =>
    lint(of, frequencyAsked).flatMap(({ rule, where }) => (rule.endsWith('-missing') ? [`${where} ${rule}`] : []));
  it('speaks where a frequency is asked', () => {
    expect(both(true)).toEqual(['y mtbf-missing', 'z mtbf-missing', 'z mttr-missing']);
    expect(messages('mttr-missing', of, true)).toEqual([
      'z: z has no MTTR, so the failures a year, MTBF and MTTR of main are not known',
    ]);
  });
  it('is silent where none is', () => {
    expect(both(false)).toEqual([]);
  });
});

describe('lintTopology', () => {
  const at = (line: number): Place => ({ kind: 'file', file: 'shop.yaml', line, column: 1 });
  it('orders by severity, then by place', () => {
    const of = topology(
      [component('x', '99', { place: at(9) }), component('y', '99', { place: at(3) })],
      [{ ...journey('buy', series('x', 'y'), '99.9'), place: at(12) }],
    );
    expect(lint(of).map(({ severity, where }) => `${severity} ${where}`)).toEqual([
      'error buy',
      'warning y',
      'warning x',
    ]);
  });
  it('gives each finding a remedy', () => {
    expect(lint(chain(11)).every((finding) => lintRemedy(finding).length > 20)).toBe(true);
  });
  it('finds nothing in a good design', () => {
    const of = topology(
      [component('web', '99.9', { replicas: 2, domains: ['a', 'b'] }), component('recs', '99', { isOptional: true })],
      [journey('buy', series('web', 'recs'), '99.999')],
      { domains: zones },
    );
    // (1 − 0.999 × 0.9999)² = 1.2e-6
    expect(lint(of)).toEqual([]);
  });
});
