import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { scratchFolder } from '../scratch.ts';
import { runInShell } from '../shell.ts';

/* The built program, as a process among others. */

const folder = scratchFolder();
const large = join(folder, 'large.csv');
writeFileSync(join(folder, 't.yaml'), 'components:\n  db: { mtbf: 2000h, mttr: 4h, failover: { mode: hot } }\n');
writeFileSync(join(folder, 's.yaml'), 'scenarios:\n  a: [ reduce mttr=50% ]\n');

beforeAll(() => {
  const rows = Array.from({ length: 40_000 }, (_, i) => {
    const start = 1_704_067_200 + i * 600;
    return `incident-${i},"service ${i}, of many",${start},${start + 60}`;
  });
  writeFileSync(large, `id,service,start,end\n${rows.join('\n')}\n`);
});

describe('a pipe', () => {
  it('gets a JSON of more than ten megabytes whole', () => {
    const { status, output } = runInShell(
      `ninefold incidents ${large} --format json --group-by service --top 40000 --quiet | cat`,
    );
    expect(status).toBe(0);
    expect(output.length).toBeGreaterThan(10_000_000);
    expect(JSON.parse(output).groups.service).toHaveLength(40_000);
  });
  it('whose reader is slow gets it whole, too', () => {
    const { status, output } = runInShell(
      `set -o pipefail; ninefold incidents ${large} --format json --group-by service --top 40000 --quiet | (sleep 1; cat)`,
    );
    expect(status).toBe(0);
    expect(JSON.parse(output).groups.service).toHaveLength(40_000);
  });
  it('that is closed early is quiet', () => {
    const { status, output } = runInShell(
      `set -o pipefail; ninefold incidents ${large} --format json --group-by service --quiet | head -1`,
    );
    expect([status, output]).toEqual([0, '{\n']);
  });
  it('feeds a log in', () => {
    const { output } = runInShell(`cat ${large} | ninefold incidents --quiet --format csv | grep ^counts.read`);
    expect(output).toBe('counts.read,40000\n');
  });
  it('that is written slowly is told by its whole first line', () => {
    const rows = '2027-02-01T00:00:00Z,1000,1000\\n';
    const { output } = runInShell(
      `(printf time; sleep 0.2; printf 'stamp,good,total\\n${rows}') | ninefold budget --slo 99.9 --at 2027-02-02 --quiet --format csv | grep ^budgetEvents`,
    );
    expect(output).toBe('budgetEvents,1\n'); // (1 − 0.999) × 1000 events
  });
  it('may be a process substitution', () => {
    const { output } = runInShell(`ninefold incidents <(cat ${large}) --quiet --format csv | grep ^counts.read`);
    expect(output).toBe('counts.read,40000\n');
  });
});

describe('a script with set -e', () => {
  it('stops where a target is missed, with status 1', () => {
    const { status, output } = runInShell(
      `set -e; ninefold incidents ${large} --quiet --target 99.99 > ${folder}/out.txt; echo not reached`,
    );
    expect([status, output]).toEqual([1, '']);
  });
  it('stops where the input is broken, with status 2 and nothing on standard output', () => {
    const { status, output } = runInShell(
      `set -e; ninefold incidents ${folder}/none.csv 2> ${folder}/err.txt; echo not reached`,
    );
    expect([status, output]).toEqual([2, '']);
  });
  it('goes on where it is met', () => {
    const { status, output } = runInShell(
      `set -e; ninefold incidents ${large} --quiet --target 80 --output ${folder}/out.txt; echo reached`,
    );
    expect([status, output]).toEqual([0, 'reached\n']);
  });
});

describe('the end of the process', () => {
  it.skipIf(!existsSync('/dev/full'))('is status 2 where the disk is full, with the reason', () => {
    for (const command of ['> /dev/full', '--output /dev/full']) {
      const { status, output } = runInShell(`ninefold nines ${command}`);
      expect(status).toBe(2);
      expect(output).toContain('the disk is full');
    }
  });
  it('leaves no file behind that was cut off', () => {
    // a file may hold 100 blocks here, and the result is larger
    const { status, output } = runInShell(
      `cd ${folder} && ulimit -f 100 && ninefold incidents large.csv --format json --group-by service --top 40000 --quiet --output cut.json; echo $?; ls`,
    );
    expect(status).toBe(0);
    expect(output).toContain('no file may be so large here');
    expect(output.split('\n')).toContain('2');
    expect(output).not.toMatch(/^cut\.json/m);
  });
  it('says why a file cannot be written, and takes any name that a file may have', () => {
    const name = 'a'.repeat(250);
    const { output } = runInShell(
      `cd ${folder}; ln -s loop2 loop; ln -s loop loop2; ln -s later.txt link; : > file
       for path in ${name} ${name.repeat(2)} loop none/x link; do ninefold nines --output $path; echo $?; done; cat later.txt | wc -l; ls -l link`,
    );
    expect(output).toMatch(
      /^0\nerror: .*\(the name is too long\)\n.*\n2\nerror: .*\(its links lead in a circle\)\n.*\n2\nerror: .*\(there is no such folder\)\n.*\n2\n0\n *[1-9]\d*\n.*link -> later.txt\n$/,
    );
  });
  it.skipIf(!existsSync('/dev/full'))('is status 2 where not even an error can be told', () => {
    expect(runInShell('ninefold incidents none.csv 2> /dev/full').status).toBe(2);
  });
});

describe('standard input', () => {
  it('that is empty or no pipe is not waited for', () => {
    expect(runInShell('ninefold incidents < /dev/null').output).toContain('no incident log was given');
    expect(runInShell('ninefold incidents <&-').output).toContain('no incident log was given');
    expect(runInShell('printf "" | ninefold incidents').output).toContain('stdin: there is nothing in it');
  });
});

describe('a file that the call reads is not written over', () => {
  const csv = (name: string): string => {
    writeFileSync(join(folder, name), 'id,service,start,end\nA,db,2026-08-03T10:00:00Z,2026-08-03T10:10:00Z\n');
    return name;
  };
  it.each([
    ['the log', `incidents ${csv('log1.csv')} --output log1.csv`, 'log1.csv'],
    ['by another path', `incidents ${csv('log2.csv')} --output ./sub/../log2.csv`, 'log2.csv'],
    ['by a link', `incidents ${csv('log3.csv')} --output link.csv`, 'log3.csv'],
    ['as standard input', `incidents --output log4.csv < ${csv('log4.csv')}`, 'log4.csv'],
    ['as standard input, named', `incidents - --output log5.csv < ${csv('log5.csv')}`, 'log5.csv'],
    ['the log of an option', `compose t.yaml --log ${csv('log6.csv')} --output log6.csv`, 'log6.csv'],
    [
      'the log of a law',
      `compose t.yaml --simulate 1y --repair-times log:${csv('log7.csv')} --output log7.csv`,
      'log7.csv',
    ],
    ['a topology', 'compose t.yaml --output t.yaml', 't.yaml'],
    ['scenarios', `project ${csv('log8.csv')} --scenarios s.yaml --output s.yaml`, 's.yaml'],
  ])('%s', (_what, command, file) => {
    const before = existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : '';
    const { status, output } = runInShell(`cd ${folder}; mkdir -p sub; ln -sf log3.csv link.csv; ninefold ${command}`);
    expect([status, output]).toEqual([2, expect.stringContaining('it is one of the inputs')]);
    expect(readFileSync(join(folder, file), 'utf8')).toBe(before);
  });
});
