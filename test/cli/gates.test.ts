import { chmodSync, existsSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/report/formats/index.ts';
import { log, run, runJson, write } from '../run.ts';

/** Two hours down in January 2024: MTTR 2 h, unavailability 2 / 744. */
const path = log('id,service,start,end', '1,api,2024-01-02T00:00:00Z,2024-01-02T02:00:00Z');
const call = ['incidents', path, '--from', '2024-01-01', '--to', '2024-02-01'];
const status = async (...options: readonly string[]): Promise<number> => (await run([...call, ...options])).status;

describe('exit status', () => {
  it.each([
    [[], 0],
    [['--target', '99'], 0],
    [['--target', '99.9'], 1],
    [['--target', '99.9', '--exit-zero'], 0],
    [['--assert', 'mttrSeconds <= 2h'], 0],
    [['--assert', 'mttrSeconds <= 7200'], 0],
    [['--assert', 'mttrSeconds < 2h'], 1],
    [['--assert', 'mttrSeconds <= 2h', '--assert', 'failures == 0'], 1],
    [['--warn', 'mttrSeconds < 2h'], 0],
    [['--assert', 'groups.service[api].downtimeSeconds > 1h', '--group-by', 'service'], 0],
    [['--assert', 'groups.service[web].downtimeSeconds > 1h', '--group-by', 'service'], 0],
    [['--assert', 'groups.service[web].downtimeSeconds > 1h', '--group-by', 'service', '--strict'], 1],
    [['--assert', 'phases.detect.meanSeconds < 1m'], 0],
    [['--assert', 'phases.detect.meanSeconds < 1m', '--strict'], 1],
    [['--assert', 'phases.detect.meanSeconds < 1m', '--strict', '--exit-zero'], 0],
    [['--assert', 'window.zone == UTC'], 0],
    [['--assert', 'window.zone != UTC'], 1],
    [['--assert', 'unavailability < 0.3%'], 0],
    [['--assert', 'nines >= 3'], 1],
    [['--assert', 'nonsense > 1'], 2],
  ])('%j gives %i', async (options, expected) => expect(await status(...options)).toBe(expected));

  /** What writes SLOs down alone, or draws a topology, is no result of incidents. */
  const ofSlos = ['openslo', 'sloth', 'prometheus', 'promtool-test', 'mermaid', 'dot'];
  it.each(Object.keys(formats).filter((name) => !ofSlos.includes(name)))('is the same as %s', async (format) => {
    expect(await status('--target', '99.9', '--format', format)).toBe(1);
    expect(await status('--target', '99', '--format', format)).toBe(0);
  });

  it('compares unrounded: 43 m 12 s in 30 d is exactly 99.9 %, a millisecond more is not', async () => {
    const exact = (end: string): string => log('start,end', `2024-01-02T00:00:00Z,2024-01-02T00:43:12${end}Z`);
    const window = ['--from', '2024-01-01', '--to', '2024-01-31', '--target', '99.9'];
    expect((await run(['incidents', exact(''), ...window])).status).toBe(0);
    const { status: missed, stdout } = await run(['incidents', exact('.001'), ...window]);
    expect(missed).toBe(1);
    expect(stdout).toContain('✗ availability is 99.89999996%, below 99.9%');
  });
});

describe('checks', () => {
  it('say what they compared with', async () => {
    const result = await runJson([
      ...call,
      '--target',
      '99.9',
      '--assert',
      'mttrSeconds <= 2h',
      '--warn',
      'failures == 0',
      '--assert',
      'phases.fix.meanSeconds < 5m',
    ]);
    expect(result.checks).toMatchObject([
      { expression: 'availability >= 99.9%', actual: 1 - 2 / 744, status: 'missed' },
      { expression: 'mttrSeconds <= 2h', actual: 7_200, status: 'met' },
      { expression: 'phases.fix.meanSeconds < 5m', actual: null, status: 'skipped' },
      { expression: 'failures == 0', actual: 1, status: 'warned' },
    ]);
  });
  it('every value of the CSV format can be pasted into an assertion, but those of the checks', async () => {
    const odd = write('odd.json', [
      { ...hour, id: 1, service: 'zwei\nZeilen' },
      { ...hour, id: 2, service: 'bi\u202edi' },
      { ...hour, id: 3, service: 'a "b" [c], d' },
      { ...hour, id: 1, service: 'same id' },
      { ...hour, id: 4, service: 'esc\u001b\t\tape', end: '2024-01-02T00:50:00Z' },
    ]);
    const args = ['incidents', odd, '--from', '2024-01-01', '--to', '2024-02-01', '--group-by', 'service', '--explain'];
    const { stdout } = await run([...args, '--target', '99', '--format', 'csv']);
    const lines = stdout.trim().split('\n').slice(1).map(cells);
    const pasted = lines.filter(([name, value]) => value !== '' && !name!.startsWith('checks[') && !isText(name!));
    expect(pasted.length).toBeGreaterThan(100);
    const ofKind = (part: string): number => pasted.filter(([name]) => name!.includes(part)).length;
    expect([ofKind('groups.service['), ofKind('warnings['), ofKind('explanation[')].every((count) => count > 1)).toBe(
      true,
    );
    const asserts = pasted.flatMap(([name, value]) => ['--assert', `${name} == ${value}`]);
    const { stdout: table, stderr } = await run([...args, ...asserts, '--strict'], { columns: 400 });
    expect([table.match(/^✗.*/gm), stderr.match(/^error.*/gm)]).toEqual([null, null]);
    expect(table.match(/^✓.*/gm)).toEqual([`✓ ${pasted.length} met`]);
  });
  it('checks cannot be asserted themselves', async () => {
    const { status: exit, stderr } = await run([...call, '--target', '99', '--assert', 'checks[0].status == met']);
    expect([exit, stderr.split('\n')[0]]).toEqual([
      2,
      'error: --assert: a check cannot be made of the checks, which are made last',
    ]);
  });
  it('a printed availability is met, a millisecond more of downtime is not', async () => {
    // 1 − 3000 / 2678400 = 0.99887992831541218… (Python, 30 digits): 50 minutes of March
    const march = (end: string): string[] => {
      const path = log('start,end', `2026-03-02T00:00:00Z,2026-03-02T00:50:00${end}Z`);
      return ['incidents', path, '--month', '2026-03', '--at', '2026-10-01'];
    };
    const statusFor = async (end: string, assertion: string) =>
      (await run([...march(end), '--assert', assertion])).status;
    for (const operator of ['>=', '<=', '=='])
      expect(await statusFor('', `availability ${operator} 0.9988799283154122`)).toBe(0);
    expect(await statusFor('.001', 'availability >= 0.9988799283154122')).toBe(1);
  });
});

const hour = { start: '2024-01-02T00:00:00Z', end: '2024-01-02T01:00:00Z' };

/** Texts that the CSV shows changed are no numbers to watch: the key of a group is in its path already. */
const isText = (name: string): boolean => /\.(key|service)$/.test(name);

/** The two cells of a line (RFC 4180). */
function cells(line: string): string[] {
  const found = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
  return found.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!);
}

describe('--output', () => {
  it('writes the file whole and nothing on standard output', async () => {
    const target = write('result.json', 'old');
    const { stdout } = await run([...call, '--format', 'json', '--output', target]);
    expect(stdout).toBe('');
    expect(JSON.parse(readFileSync(target, 'utf8')).schema).toBe('ninefold/incidents/1');
  });
  it('leaves what was there where the call fails', async () => {
    const target = write('result.json', 'old');
    expect(await status('--output', target, '--assert', 'nonsense > 1')).toBe(2);
    expect(readFileSync(target, 'utf8')).toBe('old');
    expect(existsSync(`${target}.${process.pid}.tmp`)).toBe(false);
  });
  it('writes also where a target is missed', async () => {
    const target = write('result.csv', '');
    expect(await status('--output', target, '--format', 'csv', '--target', '99.9')).toBe(1);
    expect(readFileSync(target, 'utf8')).toContain('\nmttrSeconds,7200\n');
  });
});

describe('notes', () => {
  it('go to standard error with the mapping; --quiet leaves them out', async () => {
    const { stderr } = await run(call);
    expect(stderr).toContain(`${path}: CSV, 1 row; columns: id, service, start, verified = end`);
    expect((await run([...call, '--quiet'])).stderr).toBe('');
  });
});

describe('colour', () => {
  const escapes = (text: string): boolean => text.includes('\u001b[');
  it.each([
    [{ isTty: true }, [], true],
    [{ isTty: false }, [], false],
    [{ isTty: true, env: { NO_COLOR: '1' } }, [], false],
    [{ isTty: true, env: { TERM: 'dumb' } }, [], false],
    [{ isTty: false, env: { FORCE_COLOR: '1' } }, [], true],
    [{ isTty: true, env: { FORCE_COLOR: '0' } }, [], false],
    [{ isTty: false }, ['--color'], true],
    [{ isTty: true, env: { FORCE_COLOR: '1' } }, ['--no-color'], false],
  ])('%j %j: %s', async (options, flags, expected) => {
    expect(escapes((await run([...call, '--target', '99.9', ...flags], options)).stdout)).toBe(expected);
  });
});

describe('--explain', () => {
  it('puts the numbers into the formulas', async () => {
    const { explanation } = await runJson([...call, '--explain']);
    expect(explanation.slice(0, 3)).toEqual([
      'counted window W = 2678400 s; downtime D = 7200 s; uptime = W − D = 2671200 s',
      'unavailability = D / W = 7200 / 2678400 = 0.002688172043010753',
      'availability = (W − D) / W = 2671200 / 2678400 = 0.9973118279569892',
    ]);
    expect(explanation.find((line: string) => line.startsWith('MTBF ='))).toBe(
      'MTBF = uptime / failures = 2671200 / 1 = 2671200 s',
    );
  });
});

describe('help', () => {
  it('of the program and of each command has examples, on standard output', async () => {
    for (const args of [['--help'], ['help'], ['incidents', '--help'], ['help', 'incidents']]) {
      const { status: exit, stdout, stderr } = await run(args);
      expect([exit, stderr]).toEqual([0, '']);
      expect(stdout).toContain('Examples:\n  # ');
    }
  });
  it('is what a call without arguments gets, with status 2', async () => {
    const { status: exit, stdout, stderr } = await run([]);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: ninefold [options] [command]');
  });
  it('--version prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect((await run(['--version'])).stdout).toBe(`${version}\n`);
    expect((await run(['-V'])).stdout).toBe(`${version}\n`);
  });
});

describe('a verdict that goes to a file or a program', () => {
  it('is said on standard error too, also with --quiet', async () => {
    const missed = '✗ availability is 99.7312%, below 99.9%\n';
    for (const options of [
      ['--format', 'json'],
      ['--output', write('report.md', '')],
    ])
      expect((await run([...call, '--target', '99.9', '--quiet', ...options])).stderr).toBe(missed);
    expect((await run([...call, '--target', '99.9', '--quiet'])).stderr).toBe(''); // the table says it
    expect((await run([...call, '--target', '99', '--quiet', '--format', 'json'])).stderr).toBe('');
  });
  it('says what --strict fails', async () => {
    const { stderr } = await run([
      ...call,
      '--assert',
      'phases.fix.meanSeconds < 1m',
      '--strict',
      '--quiet',
      '--format',
      'csv',
    ]);
    expect(stderr).toBe('✗ skipped, which --strict fails: phases.fix.meanSeconds < 1m: not in this data\n');
  });
  it('shows the digits that decide', async () => {
    const slow = log('start,end', '2024-01-02T00:00:00Z,2024-01-02T01:00:00.400Z');
    const { stdout } = await run([
      'incidents',
      slow,
      '--from',
      '2024-01-01',
      '--to',
      '2024-02-01',
      '--assert',
      'mttrSeconds <= 1h',
    ]);
    expect(stdout).toContain('✗ mttrSeconds <= 1h: it is 3600.4 s');
  });
});

describe('the file that --output names', () => {
  it('decides the format by its ending', async () => {
    const [json, csv, markdown, other] = ['r.json', 'r.csv', 'r.md', 'r.txt'].map((name) => write(name, ''));
    for (const target of [json!, csv!, markdown!, other!]) await run([...call, '--output', target, '--quiet']);
    const first = (target: string): string => readFileSync(target, 'utf8').split('\n')[0]!;
    expect([first(json!), first(csv!), first(markdown!).slice(0, 3), first(other!).slice(0, 9)]).toEqual([
      '{',
      'metric,value',
      '## ',
      'Incidents',
    ]);
  });
  it('is standard output for -', async () => {
    expect((await run([...call, '--output', '-', '--quiet'])).stdout).toContain('Incidents: ');
  });
  it('is never one that is read', async () => {
    const self = log('start,end', '2024-01-02T00:00:00Z,2024-01-02T01:00:00Z');
    const before = readFileSync(self, 'utf8');
    const { status: exit, stderr } = await run(['incidents', self, '--output', self]);
    expect([exit, stderr.split('\n')[0]]).toEqual([2, `error: "${self}" cannot be written (it is one of the inputs)`]);
    expect(readFileSync(self, 'utf8')).toBe(before);
  });
  it('keeps a link a link, and its permissions', async () => {
    const target = write('target.json', 'old');
    chmodSync(target, 0o600);
    symlinkSync(target, `${target}.link`);
    await run([...call, '--output', `${target}.link`, '--format', 'json', '--quiet']);
    expect(lstatSync(`${target}.link`).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, 'utf8').slice(0, 1)).toBe('{');
    expect(statSync(target).mode & 0o777).toBe(0o600);
  });
});
