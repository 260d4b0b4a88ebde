import { describe, expect, it } from 'vitest';
import { run, runJson, write } from '../run.ts';

const near = (got: number, want: number): void =>
  expect(Math.abs(got - want) / Math.max(Math.abs(got), Math.abs(want))).toBeLessThanOrEqual(1e-12);
const topology = (content: object): string => write('topology.json', content);

describe('a topology file', () => {
  it('gives the four journeys of Online Boutique', async () => {
    // products of 0.999 over the parts that each journey needs: 5, 6, 4 and 8 of them
    const { journeys } = await runJson(['compose', 'fixtures/topologies/online-boutique.yaml']);
    const found = Object.fromEntries(
      journeys.map((each: { name: string; availability: number }) => [each.name, each.availability]),
    );
    near(found['home'], 0.999 ** 5);
    near(found['view-cart'], 0.999 ** 6);
    near(found['add-to-cart'], 0.999 ** 4);
    near(found['place-order'], 0.999 ** 8);
    // what is optional: place-order may lose recommendation, ad and email
    near(journeys[3].degraded.availability, 0.999 ** 11);
    near(journeys[3].degraded.ratio, 0.999 ** 8 - 0.999 ** 11);
  });

  it('weighs requests by their share, and says so', async () => {
    // 1 − 0.999·(1 − 0.01·0.2): a cache answers 80 %
    const components = { web: { availability: '99.9%' }, db: { availability: '99%', share: '20%' } };
    const result = await runJson(['compose', topology({ components, journeys: { x: 'web -> db' } })]);
    near(result.journeys[0].unavailability, 0.002998);
    expect(result.journeys[0].requestWeighted).toBe(true);
    expect(result.assumptions.map((each: { kind: string }) => each.kind)).toContain('requestWeighted');
    expect(result.components.map((each: { name: string }) => each.name)).toEqual(['db', 'web']);
  });

  it('counts degraded requests as requests, where only what is optional has a share', async () => {
    // degraded: 0.999 · 0.01 · 0.2, of requests; without the share 0.999 · 0.01, of time
    const file = (recs: object) =>
      topology({ components: { web: { availability: '99.9%' }, recs }, journeys: { x: 'web -> recs' } });
    const shared = file({ availability: '99%', share: '20%', optional: true });
    const result = await runJson(['compose', shared]);
    near(result.journeys[0].degraded.ratio, 0.001998);
    expect(result.journeys[0]).toMatchObject({ requestWeighted: false, degraded: { requestWeighted: true } });
    expect(result.assumptions.map((each: { kind: string }) => each.kind)).toContain('requestWeighted');
    expect((await run(['compose', shared])).stdout).toMatch(/^Degraded +0.2% +of the requests: it works/m);
    const timed = file({ availability: '99%', optional: true });
    expect((await runJson(['compose', timed])).journeys[0].degraded.requestWeighted).toBe(false);
    expect((await run(['compose', timed])).stdout).toMatch(/^Degraded +1% +of the time/m);
  });

  it('hides what only an optional component needs, and explains it', async () => {
    // web alone breaks: 0.001; degraded by recs or its model: 0.999 · (1 − 0.98 · 0.97)
    const components = {
      web: { availability: '99.9%', optional: ['ads'] },
      recs: { availability: '98%', optional: true, dependsOn: ['model', 'web'] },
      model: { availability: '97%' },
      ads: { availability: '100%' },
    };
    const path = topology({ components, journeys: { x: 'recs -> web' } });
    const { journeys, explanation } = await runJson(['compose', path, '--explain']);
    near(journeys[0].unavailability, 0.001);
    near(journeys[0].degraded.ratio, 0.999 * (1 - 0.98 * 0.97));
    expect(explanation).toContain(
      'recs is optional: that it fails, by itself or with model and web, degrades and breaks nothing',
    );
    expect(explanation).toContain('web can do without ads: it is degraded while one of them fails');
  });

  it('warns where all of a journey is optional', async () => {
    const components = { web: { availability: '99%', optional: true }, db: { availability: '99%' } };
    const path = topology({ components, journeys: { look: 'web', buy: 'web -> db' } });
    const warned = (result: { warnings: { kind: string; message: string }[] }) =>
      result.warnings.filter(({ kind }) => kind === 'journeyAllOptional').map(({ message }) => message);
    expect(warned(await runJson(['compose', path]))).toEqual([
      expect.stringContaining('in look everything is optional'),
    ]);
    expect(warned(await runJson(['compose', path, '--journey', 'buy']))).toEqual([]);
  });

  it('takes a common cause of replicas as the floor that it is', async () => {
    // β = 10 % of 0.01: U = 0.001 + 0.999·0.009²
    const components = { web: { unavailability: 0.01, replicas: 2 } };
    const commonCause = [{ components: ['web'], beta: '10%' }];
    const result = await runJson(['compose', topology({ components, commonCause, journeys: { x: 'web' } })]);
    near(result.journeys[0].unavailability, 0.001080919);
  });

  it('says which rows are the own failures beside a common cause', async () => {
    // β = 5 % of 0.001 is common: own 0.00095 and 0.00495
    const components = {
      stripe: { availability: '99.9%' },
      paypal: { unavailability: 0.005 },
      db: { availability: '99%' },
    };
    const commonCause = [{ components: ['stripe', 'paypal'], beta: '5%' }];
    const groups = { pay: 'stripe | paypal', cash: 'db | stripe' };
    const journeys = { buy: 'pay -> db', look: 'db' };
    const path = topology({ components, commonCause, groups, journeys });
    const buy = (await run(['compose', path, '--journey', 'buy', '--explain'])).stdout;
    expect(buy).toMatch(/^stripe \(own\) +99.905%/m);
    expect(buy).toMatch(/^paypal \(own\) +99.505%/m);
    expect(buy).toMatch(/^db +99%/m);
    expect(buy).toContain('own: failures of the part itself');
    const { explanation } = await runJson(['compose', path, '--journey', 'buy', '--explain']);
    expect(explanation).toContain(
      'common cause of stripe and paypal: β × the smallest q = 0.05 × 0.001 = 0.00005; own failures beside it: stripe 0.001 − 0.00005 = 0.00095, paypal 0.005 − 0.00005 = 0.00495',
    );
    // cash is a group that buy does not need, look needs neither
    expect(explanation.some((line: string) => line.startsWith('stripe | paypal'))).toBe(true);
    expect(explanation.some((line: string) => line.startsWith('db | stripe'))).toBe(false);
    const look = await runJson(['compose', path, '--journey', 'look', '--explain']);
    expect(look.explanation.join()).not.toContain('stripe');
  });

  it('gives frequencies with a common cause', async () => {
    // two like units, q = 1/101: own part 0.9q, common part 0.1q, each repaired in 1 h; by hand:
    // U = c + (1 − c)·p², ω = (1 − p²)·c/1h + 2·(1 − c)·p·p/1h with p = 0.9q, c = 0.1q
    const components = { web: { mtbf: '100h', mttr: '1h', replicas: 2 } };
    const commonCause = [{ components: ['web'], beta: '10%' }];
    const result = await runJson(['compose', topology({ components, commonCause, journeys: { x: 'web' } })]);
    const [p, c] = [0.9 / 101, 0.1 / 101];
    near(result.journeys[0].unavailability, c + (1 - c) * p * p);
    near(result.journeys[0].failuresPerYear, ((1 - p * p) * c + 2 * (1 - c) * p * p) * 8_760);
  });

  it('has no frequency where times are missing', async () => {
    const components = { web: { mtbf: '100h', mttr: '1h' }, db: { availability: '99%' } };
    const path = topology({ components, journeys: { x: 'web -> db' } });
    const rules = async (...asked: readonly string[]) =>
      (await runJson(['compose', path, ...asked])).lint.map((each: { rule: string }) => each.rule);
    const result = await runJson(['compose', path]);
    expect(result.journeys[0]).toMatchObject({ failuresPerYear: null, mtbfSeconds: null, mttrSeconds: null });
    // where nobody asks how often it fails, a line of the table says why it does not
    expect(await rules()).not.toContain('mtbf-missing');
    expect((await run(['compose', path])).stdout).toMatch(
      /^Failures a year +– +not known without mtbf and mttr of db$/m,
    );
    expect(await rules('--assert', 'journeys[x].failuresPerYear < 9')).toContain('mtbf-missing');
    expect(await rules('--deny', 'mttr-missing')).toContain('mttr-missing');
  });

  it('without journeys is all its components in series, and says so', async () => {
    const components = { web: { availability: '99%' }, db: { availability: '99%' } };
    const { status, stderr } = await run(['compose', topology({ components })]);
    expect(status).toBe(0);
    expect(stderr).toContain('is taken to need all 2 components');
  });
});

describe('journeys', () => {
  const components = { a: { availability: '99%' }, b: { availability: '99.9%' } };
  const path = topology({
    components,
    journeys: { good: { path: 'b', target: '99%' }, bad: { path: 'a -> b', target: '99.5%' } },
  });

  it('with a target of their own are checked, and the one that misses is told in detail', async () => {
    const { status } = await run(['compose', path]);
    expect(status).toBe(1);
    const result = await runJson(['compose', path]);
    expect(result.detail).toBe('bad');
    expect(result.checks).toMatchObject([
      { expression: 'good availability >= 99%', status: 'met' },
      { expression: 'bad availability >= 99.5%', status: 'missed' },
    ]);
    expect(result.journeys.map((each: { target: { met: boolean } }) => each.target.met)).toEqual([true, false]);
  });

  it('can be picked', async () => {
    const result = await runJson(['compose', path, '--journey', 'good']);
    expect(result.journeys).toHaveLength(1);
    expect((await run(['compose', path, '--journey', 'god'])).stderr).toContain('did you mean good?');
  });

  it('are addressed by their name in assertions', async () => {
    expect(
      (await run(['compose', path, '--journey', 'good', '--assert', 'journeys[good].availability >= 99.9%'])).status,
    ).toBe(0);
  });
});

describe('a component and a domain of one name', () => {
  // given: U = 0.01 of the component, 0.001 of the domain
  const path = topology({
    components: { za: { availability: '99%', domain: 'za' } },
    domains: { za: '99.9%' },
    journeys: { j: 'za' },
  });

  it('are told apart where a name stands by itself', async () => {
    const result = await runJson(['compose', path, '--cut-sets', '5']);
    expect(result.singlePoints).toEqual(['component:za', 'domain:za']);
    expect(result.cutSets.map((each: { components: readonly string[] }) => each.components)).toEqual([
      ['component:za'],
      ['domain:za'],
    ]);
    const table = (await run(['compose', path])).stdout;
    expect(table).toContain('2 of 2 parts: component:za, domain:za');
    expect(table).toMatch(/^domain:za +99.9%/m);
  });

  it('are asserted by their kind too', async () => {
    const asserted = (metric: string) => run(['compose', path, '--assert', `${metric} == 0.001`]);
    expect((await asserted('components[domain:za].unavailability')).status).toBe(0);
    expect((await asserted('components[component:za].unavailability')).status).toBe(1); // it is 0.01
    const { status, stderr } = await asserted('components[za].unavailability');
    expect(status).toBe(2);
    expect(stderr).toContain('"za" could be more than one thing');
    expect(stderr).toContain('write component:za or domain:za');
    expect(stderr).toMatch(/components\[za\].*\n +\^\^\n/);
  });

  it('have lines of their own in CSV, each of which can be asserted', async () => {
    const { stdout } = await run(['compose', path, '--format', 'csv']);
    expect(stdout).toContain('components[component:za].unavailability,0.01\n');
    expect(stdout).toContain('components[domain:za].unavailability,0.001\n');
  });
});

describe('lint as a gate', () => {
  it.each([
    ['[za, za]', 1],
    ['[za, zb]', 0],
  ])('sees replicas in %s', async (domain, status) => {
    const text = `components: { web: { availability: 99%, replicas: 2, domain: ${domain} } }\ndomains: { za: 99.9%, zb: 99.9% }\njourneys: { x: web }\n`;
    expect((await run(['compose', write('zones.yaml', text), '--deny', 'same-domain'])).status).toBe(status);
  });

  it('misses where a denied rule found something', async () => {
    expect((await run(['compose', 'a=99 | b=99', '--deny', 'single-point-of-failure'])).status).toBe(0);
    expect((await run(['compose', 'a=99 -> b=99', '--deny', 'single-point-of-failure'])).status).toBe(1);
    expect((await run(['compose', 'a=99', '--deny', 'nonsense'])).status).toBe(2);
  });
});

describe('bad input', () => {
  it.each([
    ['components: { web: { availability: 99.9%, replcas: 3 } }', /:1:43: .*did you mean replicas\?/],
    ['components: { web: { availability: 99.9%, dependsOn: nobody } }', /:1:54: .*nobody/],
    ['components: { a: { availability: 99%, dependsOn: b }, b: { availability: 99%, dependsOn: a } }', /a → b → a/],
    ['components: { a: { availability: 99%, replicas: 2, need: 3 } }', /need is 3, but there are 2 replicas/],
    ['components: { a: { availability: 99%, unavailability: 0.01 } }', /twice/],
    ['components: {}', /empty|no component/],
    ['', /nothing in it/],
    ['components: [', /:1:/],
  ])('%s', async (text, message) => {
    const { status, stdout, stderr } = await run(['compose', write('bad.yaml', text)]);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
  });

  it('says what a topology is made of, where a file is empty or no text', async () => {
    const empty = await run(['compose', write('empty.yaml', '# to do\n')]);
    expect([empty.status, empty.stdout]).toEqual([2, '']);
    expect(empty.stderr).toMatch(
      /: there is nothing in it\n {2}write at least one component, such as components: \{ db: \{ availability: 99.9 \} \}\n$/,
    );
    const binary = await run(['compose', write('binary.yaml', new Uint8Array([7, 0, 255, 3]))]);
    expect([binary.status, binary.stdout]).toEqual([2, '']);
    expect(binary.stderr).toMatch(/: this is no text\n {2}it must be YAML or JSON\n$/);
  });
});
