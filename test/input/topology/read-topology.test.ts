import { describe, expect, it } from 'vitest';
import { printExpression } from '../../../src/core/topology/expression/print.ts';
import { parseStructured } from '../../../src/input/structured/read-file.ts';
import { topologyOf } from '../../../src/input/topology/read-topology.ts';
import { read } from './read.ts';

describe('numbers of a component', () => {
  const cases: readonly [text: string, u: number, mtbf: number | null, mttr: number | null][] = [
    ['availability: 99.999999999%', 1e-11, null, null],
    ['availability: 3n', 0.001, null, null],
    ['unavailability: 0.005', 0.005, null, null],
    ['unavailability: 1e-5', 1e-5, null, null],
    ['unavailability: 0', 0, null, null],
    // 0.5 h of 720.5 h: 1/1441
    ['mtbf: 720h\n    mttr: 30m', 1 / 1441, 2_592_000, 1800],
    ['mtbf: 720h\n    mttr: 0', 0, 2_592_000, 0],
    // A/U = 999: MTBF is 999 × 3600 s, MTTR 999,000 s / 999
    ['availability: 99.9%\n    mttr: 1h', 0.001, 3_596_400, 3600],
    ['unavailability: 0.001\n    mtbf: 999000s', 0.001, 999_000, 1000],
  ];
  it.each(cases)('%j', async (text, u, mtbf, mttr) => {
    const { numbers } = (await read(`components:\n  a:\n    ${text}\n`)).components[0]!;
    expect(numbers.unavailability).toBe(u);
    expect(numbers.availability).toBeCloseTo(1 - u, 15);
    if (mtbf === null) expect(numbers.mtbfSeconds).toBeNull();
    else expect(numbers.mtbfSeconds! / mtbf).toBeCloseTo(1, 13);
    if (!mttr) expect(numbers.mttrSeconds).toBe(mttr);
    else expect(numbers.mttrSeconds! / mttr).toBeCloseTo(1, 13);
  });
});

describe('a component', () => {
  it('has defaults', async () => {
    expect((await read('components: {a: {availability: 99.9}}')).components).toEqual([
      {
        name: 'a',
        numbers: {
          availability: 0.999,
          unavailability: 0.001,
          nines: 3,
          exactUnavailability: '0.001',
          mtbfSeconds: null,
          mttrSeconds: null,
        },
        replicas: 1,
        need: 1,
        domains: [],
        dependsOn: [],
        optionalCalls: [],
        isOptional: false,
        share: 1,
        monitors: [],
        place: { kind: 'file', file: 't.yaml', line: 1, column: 14 },
      },
    ]);
  });
  it('keeps what is given; names each once, one name without a list', async () => {
    const { components } = await read(`
components:
  a: {availability: 99, replicas: 3, need: 2, domain: [z, y, z], dependsOn: [b, g, b], optional: c, share: 20%, monitors: b}
  b: {availability: 99, optional: true, domain: z}
  c: {availability: 99, optional: false}
domains: {z: 99.9, y: 99.9}
groups: {g: b | c}
`);
    expect(components[0]).toMatchObject({
      replicas: 3,
      need: 2,
      domains: ['z', 'y', 'z'],
      dependsOn: ['b', 'g'],
      optionalCalls: ['c'],
      isOptional: false,
      share: 0.2,
      monitors: ['b'],
    });
    expect(components[1]).toMatchObject({ isOptional: true, optionalCalls: [], domains: ['z'] });
    expect(components[2]).toMatchObject({ isOptional: false, optionalCalls: [] });
  });
});

describe('domains', () => {
  it('are a percentage, or the numbers of a part', async () => {
    const { domains } = await read(
      'components: {a: {availability: 99}}\ndomains: {z: 99.9%, y: {mtbf: 999h, mttr: 1h}, x: {unavailability: 0.25}}',
    );
    expect(domains.map(({ name, numbers }) => [name, numbers.unavailability, numbers.mttrSeconds])).toEqual([
      ['z', 0.001, null],
      ['y', 0.001, 3600],
      ['x', 0.25, null],
    ]);
  });
});

describe('common causes', () => {
  it('are components and a share', async () => {
    const { commonCauses } = await read(
      'components: {a: {availability: 99}, b: {availability: 98}, c: {availability: 97, replicas: 2}}\n' +
        'commonCause: [{components: [a, b], beta: 100%}, {components: c, beta: 0.05}]',
    );
    expect(commonCauses.map(({ components, beta }) => [components, beta])).toEqual([
      [['a', 'b'], 1],
      [['c'], 0.05],
    ]);
  });
});

describe('paths', () => {
  it('define components that are not listed; bare values are numbered in the order of the file', async () => {
    const { components, groups, journeys } = await read(`
journeys:
  j: { path: a -> 99.9 -> d=98 -> g, target: 99.95% }
  k: (a | 3n) -> d
groups: {g: a | 97}
components: {a: {availability: 99}}
`);
    expect(components.map(({ name, numbers }) => [name, numbers.unavailability])).toEqual([
      ['a', 0.01],
      ['#3', 0.03],
      ['#1', 0.001],
      ['d', 0.02],
      ['#2', 0.001],
    ]);
    expect(journeys.map(({ name, path }) => [name, printExpression(path)])).toEqual([
      ['j', 'a -> 99.9 -> d=98 -> g'],
      ['k', 'a | 3n -> d'],
    ]);
    expect(printExpression(groups.get('g')!)).toBe('a | 97');
    expect(journeys.map(({ target }) => target?.text ?? null)).toEqual(['99.95%', null]);
    expect(journeys[0]!.target!.availability.unavailability).toBe(0.0005);
  });
  it('takes a list of one domain for that domain, and keeps a domain that stands in a longer list twice', async () => {
    const { components } = await read(
      'components: {a: {availability: 99, domain: [z, z]}, b: {availability: 99, replicas: 3, domain: [z, z, y]}}\ndomains: {z: 99, y: 99}',
    );
    expect(components.map(({ domains }) => domains)).toEqual([['z'], ['z', 'z', 'y']]);
  });
  it('may repeat the value of a listed component', async () => {
    expect((await read('components: {a: {availability: 99%}}\njourneys: {j: a=99 -> a=0.99}')).components).toHaveLength(
      1,
    );
  });
  it('keep copies for whoever expands them: of a listed component it is listed, else each is', async () => {
    const listed = await read('components: {app: {availability: 99}}\njourneys: {j: "2of(3 x app, b=98)"}');
    expect(listed.components.map(({ name }) => name)).toEqual(['app', 'b']);
    expect(printExpression(listed.journeys[0]!.path)).toBe('2of(3 x app, b=98)');
    const own = await read('journeys: {j: "2of(3 x app=99, b=98)", k: app#2 -> b}');
    expect(own.components.map(({ name, numbers }) => [name, numbers.unavailability])).toEqual([
      ['app#1', 0.01],
      ['app#2', 0.01],
      ['app#3', 0.01],
      ['b', 0.02],
    ]);
  });
  it('give bare values names however deep they stand', async () => {
    const depth = 20_000;
    const text = `journeys:\n  j: ${'(9n | 9n -> '.repeat(depth)}9n${')'.repeat(depth)}`;
    const { components } = topologyOf((await parseStructured(text, 't.yaml'))[0]!);
    expect(components).toHaveLength(2 * depth + 1);
    expect(components.at(-1)!.name).toBe(`#${2 * depth + 1}`);
  });
});

describe('a file without journeys', () => {
  it('has one: all that is not optional, in series, and says so', async () => {
    const { journeys, notices } = await read(
      'name: shop\ncomponents: {b: {availability: 99}, a: {availability: 99}, o: {availability: 99, optional: true}}',
    );
    expect(journeys.map(({ name, path, target, place }) => [name, printExpression(path), target, place])).toEqual([
      ['shop', 'b -> a', null, null],
    ]);
    expect(notices).toEqual([{ kind: 'journeyAssumed', data: { name: 'shop', components: 2, optional: 1 } }]);
  });
  it('is called system where it has no name; one component stands alone', async () => {
    const { journeys } = await read('components: {a: {availability: 99}}');
    expect(journeys.map(({ name, path }) => [name, printExpression(path)])).toEqual([['system', 'a']]);
  });
});

it('JSON gives the same as YAML', async () => {
  const json =
    '{"components": {"a": {"availability": 99.9, "replicas": 2}}, "groups": {"g": "a | 98"}, "journeys": {"j": "g -> a"}}';
  const yaml = 'components: {a: {availability: 99.9, replicas: 2}}\ngroups: {g: a | 98}\njourneys: {j: g -> a}';
  const plain = (topology: object): unknown =>
    JSON.parse(JSON.stringify(topology, (key, value) => (key === 'place' || key === 'span' ? undefined : value)));
  expect(plain(await read(json, 't.json'))).toEqual(plain(await read(yaml)));
});
