import { describe, expect, it } from 'vitest';
import { run, runJson, write } from '../run.ts';

/** 1e-12 relative, as promised. */
const near = (got: number, want: number): void =>
  expect(Math.abs(got - want) / Math.max(Math.abs(got), Math.abs(want))).toBeLessThanOrEqual(1e-12);

describe('worked numbers', () => {
  // products and sums of decimals, done by hand or with exact fractions
  it.each([
    ['a=99.9 -> b=99.9 -> c=99.9', 0.002997001], // 1 − 0.999³
    ['a=99 | b=99', 1e-4],
    ['a=99 | a', 0.01], // the same part twice
    ['2of(a=99, b=99, c=99)', 0.000298], // 3·0.01² − 2·0.01³
    ['2of(3 x app=99)', 0.000298],
    ['a=99 -> b=90 | c=90', 0.0199], // 1 − 0.99·0.99
    ['a=99.9999999 | b=99.9999999', 1e-18],
    ['2of(a=99, a, b=90)', 0.01], // positions count: a alone is two
    // the bridge, 5 links of 90 %: 1 − 0.97848
    ['(a=90 -> c=90) | (b=90 -> d=90) | (a -> e=90 -> d) | (b -> e -> c)', 0.02152],
  ])('%s', async (expression, want) => {
    const { system } = await runJson(['compose', expression]);
    near(system.unavailability, want);
    near(system.downtimeSeconds.year, want * 31_536_000);
  });

  it('takes the quick forms', async () => {
    near((await runJson(['compose', '--series', '99.9,99.9'])).system.unavailability, 0.001999);
    near((await runJson(['compose', '--parallel', '99,99'])).system.unavailability, 1e-4);
    // 1 − 0.999^10 as a decimal: 0.009955119790251764…
    near((await runJson(['compose', '--each', '99.9', '--count', 10])).system.unavailability, 0.009955119790251765);
  });

  it('gives failure frequency, MTBF and MTTR of the bridge with repairs', async () => {
    // Published by no one; computed with a Markov chain of all 32 states: U, ω per hour and U/ω
    const times = { a: [1000, 4], b: [800, 2], c: [1500, 8], d: [700, 1], e: [2000, 24] };
    const components = Object.fromEntries(
      Object.entries(times).map(([name, [mtbf, mttr]]) => [name, { mtbf: `${mtbf}h`, mttr: `${mttr}h` }]),
    );
    const journeys = { bridge: '(a -> c) | (b -> d) | (a -> e -> d) | (b -> e -> c)' };
    const { journeys: found } = await runJson(['compose', write('bridge.json', { components, journeys })]);
    near(found[0].unavailability, 1.7725954353491284e-5);
    expect(found[0].failuresPerYear / 8_760).toBeCloseTo(1.61550233650379e-5, 17);
    expect(found[0].mttrSeconds / 3_600).toBeCloseTo(1.0972410223716, 11);
    near(found[0].mtbfSeconds, (1 - found[0].unavailability) / (found[0].failuresPerYear / 31_536_000));
  });
});

describe('importance', () => {
  it('of a | b → c, worked by hand', async () => {
    // q: a 0.1, b 0.2, c 0.01. U = 1 − (1 − 0.02)·0.99 = 0.0298
    const { components, singlePoints } = await runJson(['compose', 'a=90 | b=80 -> c=99']);
    const named = (name: string) => components.find((each: { name: string }) => each.name === name);
    const [a, b, c] = [named('a'), named('b'), named('c')];
    near(c.birnbaum, 0.98); // 1 − 0.1·0.2
    near(a.birnbaum, 0.198); // 0.2·0.99
    near(b.birnbaum, 0.099); // 0.1·0.99
    near(c.criticality, 0.0098 / 0.0298);
    near(a.criticality, 0.0198 / 0.0298);
    near(c.riskAchievementWorth, 1 / 0.0298);
    near(c.riskReductionWorth, 0.0298 / 0.02);
    near(a.downtimeSeconds.year, 0.0198 * 31_536_000);
    // minimal cut sets {c} and {a, b}: P({a,b} occurs) = 0.02, P({c}) = 0.01
    near(a.fussellVesely, 0.02 / 0.0298);
    near(c.fussellVesely, 0.01 / 0.0298);
    expect(components.map((each: { name: string }) => each.name)).toEqual(['a', 'b', 'c']);
    expect(singlePoints).toEqual(['c']);
  });

  it('lists the most probable minimal cut sets', async () => {
    const result = await runJson(['compose', 'a=90 | b=80 -> c=99', '--cut-sets', 2]);
    expect(result.cutSets.map((each: { components: string[] }) => each.components)).toEqual([['a', 'b'], ['c']]);
    near(result.cutSets[0].unavailability, 0.02);
    expect(result.cutSetCount).toBe(2);
  });
});

describe('target', () => {
  it('tells the equal share of five in series', async () => {
    const { target } = await runJson(['compose', '--each', '99.9', '--count', 5, '--target', '99.99']);
    expect(target.met).toBe(false);
    near(target.requiredEach, 0.9999 ** 0.2);
  });

  it('finds that all of ten must change, and says so', async () => {
    // each untouched part costs 1e-3, ten times the whole target
    const { target } = await runJson(['compose', '--each', '99.9', '--count', 10, '--target', '99.99']);
    expect(target.plan.met).toBe(true);
    expect(target.plan.shortest).toBe(true);
    expect(target.plan.changes).toHaveLength(10);
  });

  it('is a gate', async () => {
    expect((await run(['compose', 'a=99.9 -> b=99.9', '--target', '99.99'])).status).toBe(1);
    expect((await run(['compose', 'a=99.9 -> b=99.9', '--target', '99.99', '--exit-zero'])).status).toBe(0);
    expect((await run(['compose', 'a=99.999 -> b=99.999', '--target', '99.99'])).status).toBe(0);
  });
});

describe('advice is held to what composing it gives', () => {
  it('a change that meets the target exactly is met', async () => {
    // (0.01)² · 0.01 = 1e-6: three at 99 % in parallel are 99.9999 %
    const { target } = await runJson(['compose', 'a=99 | b=99', '--target', '99.9999']);
    expect(target.changes[0]).toMatchObject({ kind: 'replica', unavailability: 1e-6, met: true });
    expect(target.plan).toMatchObject({ met: true, shortest: true });
    expect(target.plan.changes).toHaveLength(1);
  });

  // Three pairs, A = (1 − q²)³ with all digits: 0.99999975³, 0.99999991³, 0.99999951³. A last digit more takes another replica,
  // and a pair and two triples are not more than four changes.
  it.each([
    ['99.95', '99.9999250000187499984375'],
    ['99.97', '99.9999730000024299999271'],
    ['99.93', '99.9998530000720299882351'],
  ])('a plan of pairs at %s that is exactly at the target meets it', async (each, target) => {
    const planFor = async (asked: string) => {
      const args = ['compose', '--each', each, '--count', '3', '--target', asked, '--exit-zero'];
      return (await runJson(args)).target.plan;
    };
    expect(await planFor(target)).toMatchObject({ met: true, shortest: true, changes: { length: 3 } });
    expect(await planFor(`${target}1`)).toMatchObject({ met: true, shortest: true, changes: { length: 4 } });
    const pair = `1of(2 x a=${each})`;
    const built = `${pair} -> ${pair.replace('a=', 'b=')} -> ${pair.replace('a=', 'c=')}`;
    const { checks, lint } = await runJson(['compose', built, '--target', target]);
    expect(checks[0].status).toBe('met');
    expect(lint.map(({ rule }: { rule: string }) => rule)).not.toContain('slo-above-ceiling');
    expect((await run(['compose', built, '--target', `${target}1`])).status).toBe(1);
  });

  it('the cheapest plan that is exactly at the target is enough', async () => {
    const components = Object.fromEntries(['a', 'b', 'c'].map((name) => [name, { availability: '99.95%', cost: 100 }]));
    const planFor = async (target: string) =>
      (await runJson(['compose', write('at.yaml', { components, journeys: { buy: { path: 'a -> b -> c', target } } })]))
        .target.plan;
    // 0.99999975³ again: one more of each, and of one of them a second where a digit more is asked
    expect(await planFor('99.9999250000187499984375%')).toMatchObject({ costPerMonth: 300, changes: { length: 3 } });
    expect(await planFor('99.99992500001874999843751%')).toMatchObject({ costPerMonth: 400, changes: { length: 4 } });
  });

  it('a change that misses the target beyond the digits of a double is no way to meet it', async () => {
    // 1e-4 of a alone is what 99.99 % allows: whatever becomes of b's 1e-19, half of it, a fifth or its square, is more than nothing
    const b = '99.99999999999999999';
    const args = ['compose', `a=99.99 -> b=${b}`, '--target', '99.99'];
    const { target, checks } = await runJson([...args, '--top', '20']);
    expect(checks[0].status).toBe('missed');
    const metOf = (component: string) =>
      target.changes.flatMap((each: { component: string; kind: string; met: boolean }) =>
        each.component === component ? [[each.kind, each.met]] : [],
      );
    expect(Object.fromEntries(metOf('b'))).toEqual({ replica: false, halveMttr: false, cache: false, optional: true });
    expect(Object.fromEntries(metOf('a'))).toEqual({ replica: true, halveMttr: true, cache: true, optional: true });
    expect(target.plan.changes.map(({ component }: never) => component)).toEqual(['a']);
  });
  it('a half of the repair time that is a decimal meets it exactly: 0.4 / (2 − 0.4) = 0.25', async () => {
    const { target } = await runJson(['compose', 'a=60', '--target', '75']);
    const half = target.changes.find(({ kind }: { kind: string }) => kind === 'halveMttr');
    expect(half).toMatchObject({ unavailability: 0.25, met: true });
  });

  it.each(['c=99 -> (a=100 | b=100)', 'x=0 -> (a=99 | b=99)', 'c=90 -> (a=90 | b=90)'])(
    'each part of %s, whatever it is now',
    async (expression) => {
      // (1 − q)(1 − q²) = 0.9: q = 0.092271562623195857305, by bisection in 50 digits
      const { target } = await runJson(['compose', expression, '--target', '90']);
      near(target.requiredEachUnavailability, 0.09227156262319586);
    },
  );

  // 20 components are looked at; of each a replica, a cache and making it optional must be solved anew, half the MTTR not
  it('says which limit left changes out', async () => {
    const advised = async (count: number): Promise<string> => {
      const names = Array.from({ length: count }, (_, i) => `c${i}`);
      const pair = { availability: '99%', replicas: 2, domain: ['a', 'b'] };
      const path = write(`pairs-${count}.json`, {
        components: Object.fromEntries(names.map((name) => [name, pair])),
        domains: { a: '99.9%', b: '99.9%' },
        journeys: { x: names.join(' -> ') },
      });
      return (await run(['compose', path, '--target', '99.9'], { columns: 200 })).stdout;
    };
    const [, left, most] = /^not computed: (\d+) changes, of which at most (\d+) are solved anew/m.exec(
      await advised(700),
    )!;
    expect(Number(left) + Number(most)).toBe(60);
    const large = await advised(1600);
    expect(large).toContain(
      'not computed: 60 changes, which would be solved anew: that is done for at most 3,000 parts',
    );
    expect(large).not.toContain('time');
  });

  it('a single part moves to another domain', async () => {
    const components = { db: { availability: '99.99%', domain: 'a' } };
    const domains = { a: '99%', b: '99.9%' };
    const path = write('move.json', { components, domains, journeys: { x: 'db' } });
    const { target } = await runJson(['compose', path, '--target', '99.9']);
    // 1 − 0.9999 · 0.999
    const moved = target.changes.find(({ kind }: { kind: string }) => kind === 'domain');
    expect(moved.change).toBe('db moved to domain b');
    near(moved.unavailability, 0.0010999);
  });

  it('each part, with a common cause that follows it', async () => {
    // one pair, β = 10 %: U(q) = 0.1q + (1 − 0.1q)·(0.9q)² = 0.001 at the q that five-pairs-beta would need for one pair
    const components = { web: { availability: '99.9%', replicas: 2 } };
    const commonCause = [{ components: ['web'], beta: '10%' }];
    const path = write('pair.json', { components, commonCause, journeys: { x: 'web' } });
    const { target } = await runJson(['compose', path, '--target', '99.9']);
    const q = target.requiredEachUnavailability;
    near(0.1 * q + (1 - 0.1 * q) * (0.9 * q) ** 2, 0.001);
  });

  it('knows no frequency where the unavailability is too small for a number', async () => {
    // 1e-600
    const { system } = await runJson(['compose', '1of(100 x a=99.9999)']);
    expect(system.failuresPerYear).toBeNull();
  });

  it('refuses optional calls in a circle, at their place', async () => {
    const text = 'components:\n  a: { availability: 99%, optional: [b] }\n  b: { availability: 99%, dependsOn: a }\n';
    const { status, stderr } = await run(['compose', write('circle.yaml', text)]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/in a circle: a → b → a|in a circle: b → a → b/);
  });
});

describe('gates and details', () => {
  it('a cause with beta 0 is no part', async () => {
    const components = { a: { availability: '90%' }, b: { availability: '80%' } };
    const commonCause = [{ components: ['a', 'b'], beta: 0 }];
    const path = write('zero.json', { components, commonCause, journeys: { x: 'a | b' } });
    const result = await runJson(['compose', path, '--cut-sets', 5]);
    near(result.journeys[0].unavailability, 0.02); // 0.1 · 0.2
    expect(result.singlePoints).toEqual([]);
    expect(result.cutSetCount).toBe(1);
  });

  it('a denied rule that could not look is skipped, and fails under --strict', async () => {
    const bridge = '(a=90 -> c=90) | (b=90 -> d=90) | (a -> e=90 -> d) | (b -> e -> c)';
    const args = ['compose', bridge, '--max-nodes', 3, '--approximate', '--deny', 'single-point-of-failure'];
    const { checks, system } = await runJson(args);
    expect(system.exact).toBe(false);
    expect(checks[0]).toMatchObject({ status: 'skipped' });
    expect((await run([...args, '--strict'])).status).toBe(1);
  });

  it('of bounds only what is sure is said: no ceiling, no exact number, no way out that was taken', async () => {
    // five pairs of 99.9 %: U = 5e-6, below the 1e-4 that is asked; the worse bound is above it
    const components = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e'].map((name) => [name, { availability: '99.9%', replicas: 2 }]),
    );
    const commonCause = [{ components: ['a', 'b', 'c', 'd', 'e'], beta: '1%' }];
    const journeys = { x: { path: 'a -> b -> c -> d -> e', target: '99.99%' } };
    const path = write('bounds.json', { components, commonCause, journeys });
    const loose = ['--max-nodes', 5, '--approximate', '--exit-zero'];
    const { journeys: found, lint, explanation } = await runJson(['compose', path, ...loose, '--explain']);
    expect(found[0].exact).toBe(false);
    expect(found[0].bounds.lowerUnavailability).toBeLessThan(1e-4);
    expect(found[0].unavailability).toBeGreaterThan(1e-4);
    expect(lint.map(({ rule }: { rule: string }) => rule)).not.toContain('slo-above-ceiling');
    expect(explanation.join()).toContain('not exact: U lies between');
    expect(explanation.join()).not.toContain('exact: a decision diagram');
    const side = await runJson(['compose', path, 'a=99.9', ...loose]);
    expect(side.warnings.map(({ kind }: { kind: string }) => kind)).toContain('notExact');
  });

  it('the journey that misses --target is told in detail, whatever its own target', async () => {
    const components = { a: { availability: '99.989%' }, b: { availability: '99%' } };
    const journeys = { A: { path: 'a', target: '99.99%' }, B: 'b' };
    const { detail } = await runJson(['compose', write('two.json', { components, journeys }), '--target', '99.9']);
    expect(detail).toBe('B');
  });
});
