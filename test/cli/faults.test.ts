import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { scratchFolder } from '../scratch.ts';
import { runInShell } from '../shell.ts';

/* The built program on a machine that fails: each call ends with 0, 1 or 2, in words, and leaves nothing half written. */

const folder = scratchFolder();
const log = resolve('fixtures/incidents.csv');
const march = `${log} --month 2026-03 --at 2026-10-01`;
const large = join(folder, 'large.csv');
/** A result of some megabytes. */
const asked = ['incidents', large, '--format', 'json', '--group-by', 'service', '--top', '8000', '--quiet'];
const isPosix = process.platform !== 'win32';
const isRoot = process.getuid?.() === 0;

const inFolder = (command: string, env: Readonly<Record<string, string>> = {}) =>
  runInShell(`cd '${folder}'; ${command}`, env);

/** The built program, to be stopped; what has been written to `place` does not matter. */
function started(args: readonly string[]) {
  const program = process.env['NINEFOLD_BINARY'];
  const [file, words] = program ? [resolve(program), args] : [process.execPath, [resolve('bin/ninefold.js'), ...args]];
  const child = spawn(file, words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const end = new Promise<{ status: number | null; signal: string | null; said: string }>((ended) =>
    child.on('close', (status, signal) => ended({ status, signal, said })),
  );
  return { child, end };
}

/** Looks every so often until something is so; a test that waits for ever fails by its time. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((again) => setTimeout(again, 1));
}
const hiddenIn = (place: string): readonly string[] => readdirSync(place).filter((name) => name.startsWith('.'));

beforeAll(() => {
  const rows = Array.from({ length: 8_000 }, (_, i) => {
    const start = 1_704_067_200 + i * 600;
    return `incident-${i},"service ${i}, of many",${start},${start + 60}`;
  });
  writeFileSync(large, `id,service,start,end\n${rows.join('\n')}\n`);
});

describe.skipIf(!existsSync('/dev/full'))('a full disk', () => {
  it.each([
    ['for the result', `incidents ${march} > /dev/full`],
    ['for the help', '--help > /dev/full'],
    ['for the file', `incidents ${march} --output /dev/full`],
    ['for one of two files', `incidents ${march} --report json=/dev/full --report csv=two.csv`],
    ['for the drawing', 'compose "a=99.9 -> b=99.9" --format mermaid > /dev/full'],
  ])('%s is said, with status 2', (_, call) => {
    const { output } = inFolder(`ninefold ${call}; echo $?; ls -A`);
    expect(output).toContain('the disk is full');
    expect(output).toMatch(/^2$/m);
    expect(output).not.toMatch(/two\.csv|\.tmp|\n\s+at /);
  });
  it('for what is said leaves the status 2, and no file', () => {
    expect(inFolder(`ninefold incidents ${march} 2> /dev/full > /dev/null; echo $?`).output).toBe('2\n');
  });
});

describe('a reader that goes away', () => {
  // status 1 stays 1, 2 stays 2: the gate has been judged
  it.each([
    ['of the result', `incidents ${march} --quiet | true`, 0],
    ['of the notes', `incidents ${march} 2>&1 >/dev/null | true`, 0],
    ['of both', `incidents ${march} 2>&1 | true`, 0],
    ['of a missed check', `incidents ${march} --quiet --target 99.9 --format csv 2>&1 | true`, 1],
    ['of an error', 'incidents none.csv 2>&1 | true', 2],
    ['of the help', '--help | true', 0],
    ['of a large result', `${asked.join(' ')} | head -c 10 >/dev/null`, 0],
    ['of a large page', `incidents ${large} --format html --quiet | head -c 10 >/dev/null`, 0],
  ])('%s changes no status', (_, call, status) => {
    expect(inFolder(`ninefold ${call}; echo \${PIPESTATUS[0]}`).output).toBe(`${status}\n`);
  });
});

describe.skipIf(!isPosix)('a signal', () => {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  it.each(signals)('%s while a file is written leaves the old one or the new one, whole', async (signal) => {
    const place = join(folder, signal);
    mkdirSync(place);
    writeFileSync(join(place, 'result.json'), 'old');
    const { child, end } = started([...asked, '--output', join(place, 'result.json')]);
    await until(() => hiddenIn(place).length > 0 || child.exitCode !== null);
    child.kill(signal);
    const { status, signal: by } = await end;
    expect([0, null]).toContain(status);
    if (status === null) expect(by).toBe(signal);
    expect(readdirSync(place)).toEqual(['result.json']);
    const written = readFileSync(join(place, 'result.json'), 'utf8');
    if (written !== 'old') expect(JSON.parse(written).groups.service).toHaveLength(8_000);
  });
  it.each(signals)('%s while another file waits for its reader leaves none', async (signal) => {
    const place = join(folder, `${signal}-pipe`);
    mkdirSync(place);
    execFileSync('mkfifo', [join(place, 'pipe')]);
    const reports = [`json=${join(place, 'result.json')}`, `csv=${join(place, 'pipe')}`];
    const { child, end } = started([
      ...['incidents', log, '--quiet', '--output', join(place, 'table.txt')],
      ...reports.flatMap((each) => ['--report', each]),
    ]);
    await until(() => hiddenIn(place).length === 2);
    child.kill(signal);
    expect((await end).signal).toBe(signal);
    expect(readdirSync(place)).toEqual(['pipe']);
  });
});

describe.skipIf(!isPosix)('what is no file', () => {
  it.each([
    [
      'a pipe with a name, in',
      `mkfifo in; cat ${log} > in & ninefold incidents in --quiet | head -1`,
      'Incidents: in\n',
    ],
    [
      'and out',
      `mkfifo out; cat out > got & ninefold incidents ${march} --quiet --output out; wait; head -1 got; ls -l out | cut -c1`,
      `Incidents: ${log}\np\n`,
    ],
    ['a folder', 'ninefold incidents .; echo $?', 'error: . is a directory\n  name the files in it\n2\n'],
  ])('%s', (_, command, expected) => {
    expect(inFolder(command).output.replaceAll('"', '')).toBe(expected);
  });
  it.skipIf(!existsSync('/dev/zero'))('zeros without an end are refused at once, wherever a file is named', () => {
    const calls = [
      'incidents /dev/zero',
      'cat /dev/zero | ninefold incidents',
      'compose /dev/zero',
      'check /dev/zero',
      `budget ${log} --slo /dev/zero`,
      `budget ${log} --slo 99.9 --policy /dev/zero`,
      `budget ${log} --targets /dev/zero`,
      `incidents ${log} --exclude /dev/zero`,
      `project ${log} --scenarios /dev/zero`,
      `incidents ${log} --target 99 --baseline /dev/zero`,
    ];
    const commands = calls.map(
      (call) => `timeout 20 ${call.startsWith('cat') ? call : `ninefold ${call}`}; echo "status $?"`,
    );
    const { output } = inFolder(commands.join('\n').replaceAll('timeout 20 cat', 'cat'));
    expect(output.match(/^status .*$/gm)).toEqual(calls.map(() => 'status 2'));
    expect(output.match(/^error: .*$/gm)).toHaveLength(calls.length);
  });
});

describe('descriptors', () => {
  it('that are closed change no status', () => {
    const calls = ['<&-', '>&-', '2>&-', '<&- >&-', '<&- >&- 2>&-'];
    const met = calls.map((closed) => `ninefold incidents ${march} --quiet --target 99 ${closed} >/dev/null; echo $?`);
    const missed = calls.map((closed) => `ninefold incidents ${march} --target 99.9 --output f.csv ${closed}; echo $?`);
    const output = inFolder([...met, ...missed].join('\n')).output.match(/^\d$/gm);
    expect(output).toEqual([...calls.map(() => '0'), ...calls.map(() => '1')]);
    expect(readFileSync(join(folder, 'f.csv'), 'utf8')).toMatch(/^metric,value\n/); // no text of another stream in it
  });
  it.skipIf(!isPosix)('of which there are few suffice, also for many files', () => {
    const { status, output } = inFolder(
      `ulimit -n 30; ninefold incidents ${Array.from({ length: 100 }, () => log).join(' ')} --quiet --format csv | grep ^counts.analyzed`,
    );
    expect([status, output]).toEqual([0, 'counts.analyzed,5\n']); // five incidents, a hundred times the same
  });
});

describe('a call', () => {
  it('of 5,000 arguments takes each', () => {
    const { output } = inFolder(
      'ninefold nines $(yes 99.9 | head -5000) --format csv | grep -c "^targets.*label,99.9$"',
    );
    expect(output).toBe('5000\n');
  });
  it('of 500 files counts each incident once', () => {
    const { output } = inFolder(
      `cp ${log} a; ninefold incidents $(yes a | head -500) --quiet --format csv | grep ^counts.analyzed`,
    );
    expect(output).toBe('counts.analyzed,5\n');
  });
  it('with too little memory passes no gate and writes nothing', () => {
    const { output } = inFolder(
      `ninefold ${asked.join(' ')} --target 1n --output small.json 2>/dev/null; echo $?; ls -A | grep -c small`,
      { NODE_OPTIONS: '--max-old-space-size=12 --max-semi-space-size=1' },
    );
    expect(output).not.toMatch(/^[01]\n/); // the engine itself gives up
    expect(output).toMatch(/\n0\n$/);
  });
});

describe('an environment', () => {
  const plain = inFolder(`ninefold incidents ${march} --quiet`).output;
  it.each<[string, string, Readonly<Record<string, string>>]>([
    ['without anything', `env -i '${process.execPath}' '${resolve('bin/ninefold.js')}' incidents ${march} --quiet`, {}],
    ['without a home', `unset HOME; ninefold incidents ${march} --quiet`, {}],
    ['with a home that is none', `ninefold incidents ${march} --quiet`, { HOME: '/nowhere', TMPDIR: '/nowhere' }],
    ['with a zone that is none', `ninefold incidents ${march} --quiet`, { TZ: 'Nowhere/None' }],
    ['with another zone', `ninefold incidents ${march} --quiet`, { TZ: 'Pacific/Apia' }],
    ['of another language', `ninefold incidents ${march} --quiet`, { LC_ALL: 'tr_TR.UTF-8', LANG: 'de_DE' }],
    ['of a language that is none', `ninefold incidents ${march} --quiet`, { LC_ALL: 'xx', LANG: '\u0001' }],
    ...['0', '-5', 'wide', '', '1e999', 'NaN'].map(
      (columns) =>
        [`with COLUMNS=${columns}`, `ninefold incidents ${march} --quiet`, { COLUMNS: columns }] satisfies [
          string,
          string,
          object,
        ],
    ),
  ])('%s changes no result', (_, command, env) => {
    const text = inFolder(command, env).output;
    if (!(env['COLUMNS'] === '1e999')) expect(text).toBe(plain);
    else expect(text.replace(/\s+/g, ' ')).toContain('Incidents:');
  });
  it.skipIf(!isRoot)('of a user who may write nothing reads and judges, and says what it cannot write', () => {
    const nobody = `setpriv --reuid 65534 --clear-groups '${process.execPath}' '${resolve('bin/ninefold.js')}'`;
    const { output } = inFolder(
      `command -v setpriv >/dev/null || exit 0; mkdir ro; chmod 555 ro; chmod 755 . ..; cp ${log} secret.csv; chmod 0 secret.csv
       cd ro; ${nobody} --version >/dev/null 2>&1 || exit 0
       ${nobody} incidents ${march} --quiet --target 99.9 --format csv >/dev/null 2>&1; echo $?
       ${nobody} incidents ${march} --quiet --output x.csv; echo $?; ${nobody} incidents ../secret.csv; echo $?`,
    );
    if (output === '') return; // the project lies where nobody else may read
    expect(output.replaceAll('"', '')).toBe(
      [
        ...['1', 'error: x.csv cannot be written (not permitted)', '  name another file', '2'],
        ...['error: ../secret.csv cannot be read (EACCES)', '  check its permissions', '2', ''],
      ].join('\n'),
    );
  });
});
