import { describe, expect, it } from 'vitest';
import { standbyResult } from '../../../src/core/failover/standby/standby.ts';
import { read, refused, refusedLines } from './read.ts';

/** A file whose component db has a failover as given, on line 2 from column 41 on. */
const withFailover = (failover: string): string =>
  `components:\n  db: {mtbf: 2000h, mttr: 4h, failover: ${failover}}\n`;

describe('failover of a component', () => {
  it('has the defaults of its mode for what is left out', async () => {
    const { components } = await read(withFailover('{mode: warm}'));
    // the table of docs/failover.md
    expect(components[0]!.failover!.settings).toEqual({
      mode: 'warm',
      detection: { kind: 'probes', probes: { intervalSeconds: 5, timeoutSeconds: 3, failures: 3, recoveries: 5 } },
      switchSeconds: 1200,
      success: 1,
      manualSeconds: 3600,
      failback: { delaySeconds: 300, switchSeconds: 0, automatic: true },
      standby: null,
      standbyCheckSeconds: null,
      dataLossSeconds: 60,
      fencing: { kind: 'none' },
      partition: null,
      tested: null,
      testEverySeconds: 90 * 86_400,
    });
  });

  it('takes every key', async () => {
    const { components } = await read(
      withFailover(
        '{mode: hot, probe: {interval: 10s, timeout: 1s, failures: 2, recoveries: 4}, switch: 20s, success: 95%, ' +
          'manual: 30m, failback: {delay: 10m, switch: 2s, automatic: false}, standby: {mtbf: 1000h, mttr: 2h, checkEvery: 30d}, ' +
          'dataLoss: 5s, fencing: lease 10s, partition: {mtbf: 8760h, mttr: 5m}, tested: 2026-10-01, testEvery: 30d, description: x}',
      ),
    );
    const { settings, primary } = components[0]!.failover!;
    expect(primary).toEqual({ mtbfSeconds: 7_200_000, mttrSeconds: 14_400 });
    expect(settings).toEqual({
      mode: 'hot',
      detection: { kind: 'probes', probes: { intervalSeconds: 10, timeoutSeconds: 1, failures: 2, recoveries: 4 } },
      switchSeconds: 20,
      success: 0.95,
      manualSeconds: 1800,
      failback: { delaySeconds: 600, switchSeconds: 2, automatic: false },
      standby: { mtbfSeconds: 3_600_000, mttrSeconds: 7200 },
      standbyCheckSeconds: 2_592_000,
      dataLossSeconds: 5,
      fencing: { kind: 'lease', leaseSeconds: 10 },
      partition: { mtbfSeconds: 31_536_000, mttrSeconds: 300 },
      tested: Date.UTC(2026, 9, 1),
      testEverySeconds: 30 * 86_400,
    });
  });

  it.each([
    ['none', { kind: 'none' }],
    ['quorum', { kind: 'quorum' }],
    ['stonith', { kind: 'stonith' }],
    ['lease 1m30s', { kind: 'lease', leaseSeconds: 90 }],
  ])('is fenced by %s', async (fencing, expected) => {
    const { components } = await read(withFailover(`{mode: hot, fencing: ${fencing}}`));
    expect(components[0]!.failover!.settings.fencing).toEqual(expected);
  });

  it('may be looked at now and then without times of its own, or have times by two of three', async () => {
    const settingsOf = async (standby: string) => {
      const { components } = await read(withFailover(`{mode: warm, standby: ${standby}}`));
      return components[0]!.failover!.settings;
    };
    expect(await settingsOf('{checkEvery: 1w}')).toMatchObject({ standby: null, standbyCheckSeconds: 604_800 });
    const timed = await settingsOf('{availability: 50%, mttr: 2h, checkEvery: 90m}');
    expect(timed).toMatchObject({ standby: { mtbfSeconds: 7200, mttrSeconds: 7200 }, standbyCheckSeconds: 5400 });
  });

  it('makes one part of the two machines, with the numbers of the pair', async () => {
    const { components } = await read(withFailover('{mode: hot, detect: 0s, switch: 60s}'));
    const { numbers, failover } = components[0]!;
    expect(numbers.unavailability).toBe(standbyResult(failover!.primary, failover!.settings).unavailability);
    expect(failover!.settings.detection).toEqual({ kind: 'fixed', detectSeconds: 0 });
  });

  it('needs times that follow from two of three', async () => {
    // A = MTBF/(MTBF + MTTR): 99 h up and 1 h down
    const { components } = await read('components: {db: {availability: 99%, mttr: 1h, failover: {mode: hot}}}');
    expect(components[0]!.failover!.primary.mtbfSeconds).toBeCloseTo(99 * 3600, 6);
  });

  const rows: readonly [failover: string, message: string][] = [
    ['{}', 't.yaml:2:41: the failover of the component db has no mode'],
    ['hot', 't.yaml:2:41: the failover of the component db must be a map, not "hot"'],
    ['{mode: hott}', 't.yaml:2:48: there is no failover mode "hott"; did you mean hot?'],
    [
      '{mode: hot, swich: 1s}',
      't.yaml:2:53: the failover of the component db has no key "swich"; did you mean switch?',
    ],
    [
      '{mode: hot, probe: {interval: 5s}, detect: 18s}',
      't.yaml:2:76: the failover of the component db says twice how a failure is noticed: probe and detect',
    ],
    ['{mode: hot, probe: {interval: 0s}}', 't.yaml:2:71: "0s" is no time at all'],
    [
      '{mode: hot, probe: {interval: 2s}}',
      't.yaml:2:71: a probe that waits 3 s (the default) for its answer is not over when the next begins, after 2 s',
    ],
    [
      '{mode: hot, probe: {interval: 5s, timeout: 6s}}',
      't.yaml:2:84: a probe that waits 6 s for its answer is not over when the next begins, after 5 s',
    ],
    ['{mode: hot, probe: {failures: 0}}', 't.yaml:2:71: failures must be a whole number from 1 to 1000, not 0'],
    ['{mode: hot, probe: {every: 5s}}', 't.yaml:2:61: probe has no key "every"'],
    ['{mode: hot, success: 120%}', 't.yaml:2:62: "120%" is outside 0 to 100 %'],
    ['{mode: hot, switch: 10}', 't.yaml:2:61: "10" is no duration: it has no unit'],
    ['{mode: hot, failback: {automatic: maybe}}', 't.yaml:2:75: automatic must be true or false, not "maybe"'],
    ['{mode: hot, standby: {mtbf: 1h}}', 't.yaml:2:63: standby of the component db has mtbf and no mttr'],
    [
      '{mode: hot, standby: {availability: 99%}}',
      't.yaml:2:62: standby of the component db has no mtbf and mttr, and a takeover is computed from both',
    ],
    [
      '{mode: hot, standby: {availability: 99%, checkEvery: 30d}}',
      't.yaml:2:62: standby of the component db has no mtbf and mttr, and a takeover is computed from both',
    ],
    ['{mode: hot, standby: {}}', 't.yaml:2:62: standby of the component db has no availability'],
    ['{mode: hot, standby: {checkEvery: 0s}}', 't.yaml:2:75: "0s" is no time at all'],
    ['{mode: hot, standby: {checkEvery: -1d}}', 't.yaml:2:75: "-1d" is below 0'],
    ['{mode: hot, standby: {checkEvery: 30}}', 't.yaml:2:75: "30" is no duration: it has no unit'],
    [
      '{mode: hot, standby: {checkevery: 30d}}',
      't.yaml:2:63: standby of the component db has no key "checkevery"; did you mean checkEvery?',
    ],
    ['{mode: hot, partition: {checkEvery: 30d}}', 't.yaml:2:65: partition of the component db has no key "checkEvery"'],
    [
      '{mode: cold, standby: {mtbf: 1h, mttr: 1h, checkEvery: 30d}}',
      't.yaml:2:84: standby of the component db has checkEvery, and a cold standby is off and never fails while it stands by',
    ],
    ['{mode: hot, standby: {mtbf: 1h, mttr: 0s}}', 't.yaml:2:79: "0s" is no time at all'],
    ['{mode: hot, partition: {mtbf: 0s, mttr: 1m}}', 't.yaml:2:71: "0s" is no time at all'],
    ['{mode: hot, fencing: stonit}', 't.yaml:2:62: there is no fencing "stonit"; did you mean stonith?'],
    ['{mode: hot, fencing: lease}', 't.yaml:2:62: the lease has no time'],
    ['{mode: hot, fencing: lease 0s}', 't.yaml:2:62: "0s" is no time at all'],
    ['{mode: hot, fencing: quorum 3}', 't.yaml:2:62: fencing must be quorum alone, not "quorum 3"'],
    ['{mode: hot, tested: last week}', 't.yaml:2:61: "last week" is not a date and time'],
  ];
  it.each(rows)('%s is refused', async (failover, message) => {
    expect(await refusedLines(withFailover(failover))).toEqual([message]);
  });

  it.each([
    [
      '{availability: 99%, failover: {mode: hot}}',
      't.yaml:1:18: the component db has no mtbf and mttr, and a takeover is computed from both',
    ],
    ['{mtbf: 2000h, mttr: 0s, failover: {mode: hot}}', 't.yaml:1:38: "0s" is no time at all'],
    [
      '{mtbf: 2000h, mttr: 4h, replicas: 2, failover: {mode: hot}}',
      't.yaml:1:42: the component db has failover and replicas: a pair is two machines, one that serves and one that stands by',
    ],
    [
      '{mtbf: 2000h, mttr: 4h, domain: [a, b], failover: {mode: hot}}',
      't.yaml:1:42: the component db has failover and a list of domains: a pair is two machines, one that serves and one that stands by',
    ],
  ])('%s is refused', async (component, message) => {
    expect(await refusedLines(`components: {db: ${component}}`)).toEqual([message]);
  });

  it('has machines whose names nothing else may have, and no copies', async () => {
    const text = withFailover('{mode: hot}');
    expect(await refusedLines(`${text}  db#2: {availability: 99}\n`)).toEqual([
      't.yaml:3:3: "db#2" is the name of both a component and a machine of db',
    ]);
    expect(await refusedLines(`${text}journeys: {x: "1of(2 x db)"}`)).toEqual([
      't.yaml:3:20: there can be no copies of db: it has a standby of its own',
    ]);
  });
});

it('says what to write for a lease', async () => {
  expect(await refused('components: {a: {mtbf: 1h, mttr: 1m, failover: {mode: hot, fencing: lease}}}')).toContain(
    ': the lease has no time\n  write lease 10s: ',
  );
});

describe('clusters, regions and writes', () => {
  const nodes = '{a: {availability: 99, region: us}, b: {availability: 98, region: eu}}';
  const file = (cluster: string, rest = ''): string =>
    `clusters: {edge: ${cluster}}\nregions: {us: 99.9%, eu: 99.8%}\n${rest}`;

  it('are read with what is left out', async () => {
    const { clusters, regions, writes, journeys } = await read(
      file(`{nodes: ${nodes}}`, 'writes: {region: us, order: [eu], promotion: 30s}'),
    );
    expect(clusters).toMatchObject([
      {
        name: 'edge',
        routing: 'round_robin',
        need: 1,
        nodes: [
          { id: 'a', region: 'us', weight: 100 },
          { id: 'b', region: 'eu', weight: 100 },
        ],
      },
    ]);
    expect(regions).toMatchObject([
      { name: 'us', clients: 0, near: [], lagSeconds: 0 },
      { name: 'eu', clients: 0, near: [], lagSeconds: 0 },
    ]);
    expect(writes).toMatchObject({ region: 'us', order: ['eu'], promotionSeconds: 30, reads: null, strongReads: 0 });
    expect(journeys).toMatchObject([{ path: { kind: 'name', name: 'edge' } }]);
  });

  const rows: readonly [text: string, ...messages: string[]][] = [
    [file('{nodes: {}}'), 't.yaml:1:19: nodes is empty'],
    [file('{}'), 't.yaml:1:18: the cluster edge has no nodes'],
    [file(`{routing: geoo, nodes: ${nodes}}`), 't.yaml:1:28: there is no routing "geoo"; did you mean geo?'],
    [file(`{need: 3, nodes: ${nodes}}`), 't.yaml:1:25: need is 3, but there are 2 nodes'],
    [file('{need: 2, nodes: {a: {availability: 9n}}}'), 't.yaml:1:25: need is 2, but there is 1 node'],
    [
      file('{nodes: {a: {availability: 99, weight: 0}}}'),
      't.yaml:1:57: weight must be a whole number from 1 to 1000000, not 0',
    ],
    [file('{nodes: {a: {region: us}}}'), 't.yaml:1:30: the node a of edge has no availability'],
    [
      'clusters: {edge: {nodes: {a: {availability: 99, region: us-eas}}}}\nregions: {us-east: 99.9%}',
      't.yaml:1:57: there is no region "us-eas"; did you mean us-east?',
    ],
    [
      `clusters: {edge: {nodes: ${nodes}}}\nregions: {us: {availability: 99, clients: 60%}, eu: {availability: 99, clients: 30%, near: [usa]}}`,
      't.yaml:2:1: the clients of the regions add up to 90%, not to 100%',
      't.yaml:2:93: there is no region "usa"; did you mean us?',
    ],
    [file(`{nodes: ${nodes}}`, 'writes: {}'), 't.yaml:3:9: writes has no region'],
    [file(`{nodes: ${nodes}}`, 'writes: {region: ap}'), 't.yaml:3:18: there is no region "ap"'],
    [
      file('{nodes: {a: {availability: 99, region: us}}}', 'writes: {region: eu}'),
      't.yaml:3:18: the region eu has no nodes, so it cannot take the writes',
    ],
    [
      file('{nodes: {a: {availability: 99, region: us}}}', 'writes: {region: us, order: [eu], promotion: 1s}'),
      't.yaml:3:30: the region eu has no nodes, so it cannot take the writes',
    ],
    [file(`{nodes: ${nodes}}`, 'writes: {region: us, order: [eu]}'), 't.yaml:3:9: writes has no promotion'],
    [
      file(`{nodes: ${nodes}}`, 'writes: {region: us, order: [eu, us], promotion: 1s}'),
      't.yaml:3:34: us takes the writes already and cannot take them over',
    ],
    [
      file(`{nodes: ${nodes}}`, 'writes: {region: us, order: us, promotion: 1s}'),
      't.yaml:3:29: us takes the writes already and cannot take them over',
    ],
    [
      file(`{nodes: ${nodes}}`, 'writes: {region: us, order: [eu, eu], promotion: 1s}'),
      't.yaml:3:34: the region eu stands twice in order',
    ],
    [
      `clusters: {edge: {nodes: ${nodes}}}\nregions:\n  us: {availability: 99, near: [eu, us]}\n  eu: {availability: 99, near: [us, us]}`,
      't.yaml:3:37: the region us is near itself',
      't.yaml:4:37: the region us stands twice in near',
    ],
    [file(`{nodes: ${nodes}}`, 'writes: {region: us, reads: 1}'), 't.yaml:3:29: 1 could be 1 % or all of it'],
    [
      file(`{nodes: ${nodes}}`, 'journeys: {j: edg}'),
      't.yaml:3:15: there is no component, group or cluster "edg"; did you mean edge?',
    ],
    [file(`{nodes: ${nodes}}`, 'journeys: {j: edge=99}'), 't.yaml:3:15: the cluster edge has no value of its own'],
    [
      file(`{nodes: ${nodes}}`, 'journeys: {j: "1of(2 x edge)"}'),
      't.yaml:3:20: there can be no copies of edge: it is a cluster',
    ],
    [
      file(`{nodes: ${nodes}}`, 'components: {edge: {availability: 99}}'),
      't.yaml:1:12: "edge" is the name of both a component and a cluster',
    ],
    [
      file(`{nodes: ${nodes}}`, 'groups: {edge: x=99}'),
      't.yaml:1:12: "edge" is the name of both a group and a cluster',
    ],
    ['clusters: {}', 't.yaml:1:1: clusters is empty'],
    [
      'clusters: {"a b": {nodes: {a: {availability: 99}}}}',
      't.yaml:1:12: "a b" cannot be the name of a cluster: no path could name it',
    ],
  ];
  it.each(rows)('%s', async (text, ...messages) => {
    expect(await refusedLines(text)).toEqual(messages);
  });

  it('say what to do', async () => {
    expect(await refused(file(`{need: 3, nodes: ${nodes}}`))).toBe(
      'error: t.yaml:1:25: need is 3, but there are 2 nodes\n  need is how many of the nodes must work\n',
    );
  });

  it('take shares of clients that decimals do not hold exactly', async () => {
    // 10 % + 20 % + 70 % is 0.9999999999999999 in doubles
    const three =
      '{a: {availability: 99, region: us}, b: {availability: 98, region: eu}, c: {availability: 9n, region: ap}}';
    const regions = [10, 20, 70].map(
      (clients, i) => `${['us', 'eu', 'ap'][i]}: {availability: 99, clients: ${clients}%}`,
    );
    await read(`clusters: {edge: {nodes: ${three}}}\nregions: {${regions.join(', ')}}`);
  });
});
