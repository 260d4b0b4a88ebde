import { describe, expect, it } from 'vitest';
import { read, refused, refusedLines } from './read.ts';

/** A file whose component a is as given, on line 2 from column 7 on; b, c and z are there to be named. */
const withA = (a: string, rest = ''): string =>
  `components:\n  a: ${a}\n  b: {availability: 99.9}\n  c: {availability: 99, replicas: 3}\ndomains: {z: 99.9, y: 99.9}\n${rest}`;

describe('a component', () => {
  const rows: readonly [a: string, message: string][] = [
    ['{availabilty: 99}', 't.yaml:2:7: the component a has no key "availabilty"; did you mean availability?'],
    ['{}', 't.yaml:2:6: the component a has no availability'],
    ['{replicas: 2}', 't.yaml:2:6: the component a has no availability'],
    ['99.9', 't.yaml:2:6: the component a must be a map, not 99.9'],
    [
      '{availability: 99, unavailability: 0.01}',
      't.yaml:2:25: the component a gives its availability twice: availability and unavailability',
    ],
    [
      '{availability: 99, mtbf: 1h, mttr: 1m}',
      't.yaml:2:35: the component a gives its availability twice: availability and mtbf and mttr',
    ],
    ['{mtbf: 1h}', 't.yaml:2:7: the component a has mtbf and no mttr'],
    ['{mttr: 1h}', 't.yaml:2:7: the component a has mttr and no mtbf'],
    ['{mtbf: 0s, mttr: 1h}', 't.yaml:2:13: "0s" is no time at all'],
    [
      '{availability: 300n, mttr: 1000000h}',
      't.yaml:2:33: "1000000h" is no duration: it leads to more seconds than can be counted',
    ],
    ['{mtbf: 720, mttr: 1h}', 't.yaml:2:13: "720" is no duration: it has no unit'],
    [
      '{availability: 100%, mttr: 1h}',
      't.yaml:2:6: no times follow from an availability of 100%: the component a never changes',
    ],
    [
      '{availability: 0, mtbf: 1h}',
      't.yaml:2:6: no times follow from an availability of 0%: the component a never changes',
    ],
    ['{availability: 1}', 't.yaml:2:21: 1 could be 1 % or all of it'],
    ['{availability: 101}', 't.yaml:2:21: "101" is outside 0 to 100 %'],
    ['{unavailability: -0.1}', 't.yaml:2:23: "-0.1" is outside 0 to 100 %'],
    ['{availability: 99, replicas: 0}', 't.yaml:2:35: replicas must be a whole number from 1 to 1000, not 0'],
    ['{availability: 99, replicas: 2, need: 0}', 't.yaml:2:44: need must be a whole number from 1 to 1000, not 0'],
    ['{availability: 99, replicas: 2, need: 3}', 't.yaml:2:44: need is 3, but there are 2 replicas'],
    ['{availability: 99, need: 2}', 't.yaml:2:31: need is 2, but there is 1 replica'],
    [
      '{availability: 99, domain: [z, y, z]}',
      't.yaml:2:33: the component a is one replica and cannot sit in 2 domains',
    ],
    ['{unavailability: 3n}', 't.yaml:2:23: "3n" counts nines, which only an availability has'],
    ['{availability: 99, domain: [z, y]}', 't.yaml:2:33: the component a is one replica and cannot sit in 2 domains'],
    ['{availability: 99, domain: []}', 't.yaml:2:33: domain must be a name or a list of names, not a list'],
    ['{availability: 99, domain: zz}', 't.yaml:2:33: there is no domain "zz"'],
    ['{availability: 99, dependsOn: [b, d]}', 't.yaml:2:40: there is no component or group "d"'],
    ['{availability: 99, optional: bb}', 't.yaml:2:35: there is no component or group "bb"'],
    ['{availability: 99, monitors: g}', 't.yaml:2:35: there is no component "g"'],
    [
      '{availability: 99, dependsOn: b, optional: [c, b]}',
      't.yaml:2:53: the component a both depends on b and can do without it',
    ],
    ['{availability: 99, share: 0%}', 't.yaml:2:32: share must be above 0 %, not "0%"'],
    ['{availability: 99, share: 120%}', 't.yaml:2:32: "120%" is outside 0 to 100 %'],
  ];
  it.each(rows)('%s', async (a, message) => {
    expect(await refusedLines(withA(a))).toEqual([message]);
  });

  it.each(['web app', '9a', '-a', 'a-', 'a|b', '#1'])('cannot be called %j', async (name) => {
    expect(await refusedLines(`components: {"${name}": {availability: 99}}`)).toEqual([
      `t.yaml:1:14: "${name}" cannot be the name of a component: no path could name it`,
    ]);
  });
});

describe('the rest of the file', () => {
  const a = '{availability: 99}';
  const rows: readonly [rest: string, ...messages: string[]][] = [
    ['components2: 1', 't.yaml:6:1: a topology has no key "components2"; did you mean components?'],
    ['name:', 't.yaml:6:6: name must be a text, not empty'],
    ['journeys: {}', 't.yaml:6:1: journeys is empty'],
    ['journeys: {j: {target: 99}}', 't.yaml:6:15: the journey j has no path'],
    ['journeys: {j: {path: a, traget: 99}}', 't.yaml:6:25: the journey j has no key "traget"; did you mean target?'],
    ['journeys: {j: {path: a, target: 1}}', 't.yaml:6:33: 1 could be 1 % or all of it'],
    ['journeys: {j: [a]}', 't.yaml:6:15: the journey j must be an expression such as web -> app, not a list'],
    [
      'groups: {payment: a | b}\njourneys: {j: a -> paymnet}',
      't.yaml:7:20: there is no component or group "paymnet"; did you mean payment?',
    ],
    [
      'journeys: {j: "1of(2 x c)", k: "c#1=9"}',
      't.yaml:6:20: there can be no copies of c: it has replicas of its own',
      't.yaml:6:33: "c#1" is the name of both a component and a replica of c',
    ],
    [
      'journeys: {j: "1of(2 x a)", k: "a#2=9"}',
      't.yaml:6:33: "a#2" is the name of both a component and a replica of a',
    ],
    ['journeys: {j: "1of(2 x d=9, 3 x d)"}', 't.yaml:6:29: "d#3" has no value'],
    ['journeys: {j: "1of(2 x d=9, 3 x d=8)"}', 't.yaml:6:35: d#1 is 8 here and 9 elsewhere'],
    // d#3 would be a copy of d, beside two with a value of their own
    [
      'journeys: {j: "1of(2 x d=9, 3 x d)", k: d=8}',
      't.yaml:6:29: there can be no copies of d: d#1 has another value than d, which d#3 would have',
    ],
    ['journeys: {j: "1of(2 x d=9)", k: d#2=8}', 't.yaml:6:38: d#2 is 8 here and 9 elsewhere'],
    ['journeys: {j: a -> bb}', 't.yaml:6:20: there is no component or group "bb"'],
    ['journeys:\n  j: >-\n    a\n    -> bb', 't.yaml:9:8: there is no component or group "bb"'],
    ['groups: {b: a}', 't.yaml:6:10: "b" is the name of both a component and a group'],
    ['groups: {g h: a}', 't.yaml:6:10: "g h" cannot be the name of a group: no path could name it'],
    ['groups: {c#2: a}', 't.yaml:6:10: "c#2" is the name of both a group and a replica of c'],
    ['groups: {g: a}\njourneys: {j: g=99}', 't.yaml:7:15: the group g has no value of its own'],
    ['groups: {g: a}\njourneys: {j: "1of(2 x g)"}', 't.yaml:7:20: there can be no copies of g: it is a group'],
    ['journeys: {j: "1of(2 x c)"}', 't.yaml:6:20: there can be no copies of c: it has replicas of its own'],
    ['journeys: {j: a=98}', 't.yaml:6:17: a=98: a stands in components with another value'],
    ['journeys: {j: d=98, k: a -> d=97}', 't.yaml:6:31: d is 97 here and 98 elsewhere'],
    ['commonCause: {}', 't.yaml:6:14: commonCause must be a list, not a map'],
    ['commonCause: [{components: [a, b]}]', 't.yaml:6:15: a common cause has no beta'],
    ['commonCause: [{components: [a, b], beta: 101%}]', 't.yaml:6:42: "101%" is outside 0 to 100 %'],
    [
      'commonCause: [{components: a, beta: 5%}]',
      't.yaml:6:28: a common cause needs two components, and a is one without replicas',
    ],
    ['commonCause: [{components: [], beta: 5%}]', 't.yaml:6:28: a common cause needs two components'],
    ['commonCause: [{components: [a, d], beta: 5%}]', 't.yaml:6:32: there is no component "d"'],
    [
      // b fails 0.001 of the time: two causes of 60 % take 0.0012 of it
      'commonCause: [{components: [a, b], beta: 60%}, {components: [b, c], beta: 60%}]',
      't.yaml:6:62: the common causes of b add up to an unavailability of 0.0012, more than its own 0.001',
    ],
    ['groups: {g: h -> a, h: g | b}', 't.yaml:6:24: these depend on each other in a circle: g → h → g'],
    ['groups: {g: g | a}', 't.yaml:6:13: these depend on each other in a circle: g → g'],
  ];
  it.each(rows)('%s', async (rest, ...messages) => {
    expect(await refusedLines(withA(a, rest))).toEqual(messages);
  });

  it.each([
    ['name: x', 't.yaml:1:1: the topology has no components'],
    ['components: {}', 't.yaml:1:1: components is empty'],
    [
      'components: {a: {availability: 9n, optional: true}}',
      't.yaml:1:1: everything is optional and there are no journeys: nothing is left that could fail',
    ],
    ['[1]', 't.yaml:1:1: a topology must be a map, not a list'],
  ])('%s', async (text, message) => {
    expect(await refusedLines(text)).toEqual([message]);
  });

  it('says what to do', async () => {
    expect(await refused('components:\n  my app: {availability: 99, replicas: 2, need: 3}\n  b: {mtbf: 1h}')).toBe(
      [
        'error: t.yaml:2:3: "my app" cannot be the name of a component: no path could name it',
        '  a name is letters, digits and _ . : / $ # -, begins with a letter or _ and does not end with -',
        'error: t.yaml:2:49: need is 3, but there are 2 replicas',
        '  need is how many of the replicas must work',
        'error: t.yaml:3:7: the component b has mtbf and no mttr',
        '  add mttr or availability: the third follows from two',
        '',
      ].join('\n'),
    );
  });
});

describe('circles', () => {
  const chain = (links: Readonly<Record<string, string>>, rest = ''): string =>
    `components:\n${Object.entries(links)
      .map(([name, to]) => `  ${name}: {availability: 99${to && `, dependsOn: [${to}]`}}\n`)
      .join('')}${rest}`;
  const words = 'these depend on each other in a circle';
  it.each([
    ['itself', chain({ a: 'a' }), [`t.yaml:2:37: ${words}: a → a`]],
    ['two', chain({ a: 'b', b: 'a' }), [`t.yaml:3:37: ${words}: a → b → a`]],
    ['behind others', chain({ x: 'a', a: 'b', b: 'c', c: 'a' }), [`t.yaml:5:37: ${words}: a → b → c → a`]],
    ['through a group', chain({ a: 'g', b: '' }, 'groups: {g: b | a}'), [`t.yaml:4:17: ${words}: a → g → a`]],
    [
      'two of them',
      chain({ a: 'b', b: 'a', c: 'd', d: 'c' }),
      [`t.yaml:3:37: ${words}: a → b → a`, `t.yaml:5:37: ${words}: c → d → c`],
    ],
  ])('%s', async (_, text, messages) => {
    expect(await refusedLines(text)).toEqual(messages);
  });
  it('are none where two ways lead to one part', async () => {
    await read(chain({ a: 'b, c', b: 'd', c: 'd', d: '' }));
  });
  it('are also those through a call that can be done without', async () => {
    const text = 'components: {a: {availability: 99, dependsOn: b}, b: {availability: 99, optional: [a]}}';
    expect(await refusedLines(text)).toEqual([expect.stringMatching(/: a → b → a$/)]);
  });
  it('of ten thousand are shown by their ends', async () => {
    const links = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`s${i}`, `s${(i + 1) % 10_000}`]));
    const json = {
      components: Object.fromEntries(
        Object.entries(links).map(([name, to]) => [name, { availability: '9n', dependsOn: [to] }]),
      ),
    };
    // 10,001 names in the path: six and five are shown
    expect(await refusedLines(JSON.stringify(json))).toEqual([
      expect.stringMatching(/: s0 → s1 → s2 → s3 → s4 → s5 → … \(9990 more\) … → s9996 → s9997 → s9998 → s9999 → s0$/),
    ]);
  });
});
