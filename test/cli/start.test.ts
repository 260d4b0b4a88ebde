import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { scratchFolder } from '../scratch.ts';

/* An installation of its own: what a run keeps of the compiled program, and what becomes of it. */

const home = scratchFolder();
// other tests run the program meanwhile, so what they keep comes and goes
const isOwn = (path: string): boolean => !/[\\/]dist[\\/]kept/.test(resolve(path));
for (const part of ['bin', 'dist', 'package.json']) cpSync(part, join(home, part), { recursive: true, filter: isOwn });
const kept = join(home, 'dist', 'kept');
const log = resolve('fixtures/postmortems.csv');

function ninefold(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, 'bin/ninefold.js'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '', COLUMNS: '80', ...env },
  });
  return { status, stdout, stderr };
}

const incidents = ['incidents', log, '--at', '2026-05-01'];
const files = (): string[] => (existsSync(kept) ? readdirSync(kept) : []);

beforeEach(() => rmSync(kept, { recursive: true, force: true }));

describe('what a run keeps of the compiled program', () => {
  it('changes nothing of what is printed, in whatever format it was kept', () => {
    const table = ninefold(incidents);
    const json = ninefold([...incidents, '--format', 'json']); // with files that the first run did not need
    expect(table.status).toBe(0);
    expect(ninefold(incidents)).toEqual(table);
    expect(ninefold([...incidents, '--format', 'json'])).toEqual(json);
    expect(files()).toHaveLength(1);
  });
  it('grows by what another run of the command needs, and no further', () => {
    ninefold(incidents);
    const first = readFileSync(join(kept, files()[0]!)).length;
    ninefold([...incidents, '--format', 'json']);
    const second = readFileSync(join(kept, files()[0]!));
    expect(second.length).toBeGreaterThan(first);
    ninefold(incidents);
    expect(readFileSync(join(kept, files()[0]!)).equals(second)).toBe(true);
  });
  it('is a file for each command, and none for a word that is no command', () => {
    ninefold(['nines', '99.9']);
    ninefold(['compose', 'a -> b']); // unusable: a and b have no availability
    ninefold(['incidence', log]);
    ninefold(['--version']);
    expect(files().map((name) => name.split('-')[0])).toEqual(['compose', 'nines']);
  });
  it('is not read where it is not whole, and is made anew', () => {
    const expected = ninefold(incidents);
    const path = join(kept, files()[0]!);
    const whole = readFileSync(path).length;
    for (const spoil of [
      () => truncateSync(path, 0),
      () => truncateSync(path, 40),
      () => truncateSync(path, whole - 8),
      () => writeFileSync(path, Buffer.alloc(whole)), // what a disk may leave where the power went
      () => writeFileSync(path, 'ninefold code 1 {"size":0}\n'),
    ]) {
      spoil();
      expect(ninefold(incidents)).toEqual(expected);
      expect(readFileSync(path).length).toBeGreaterThan(whole / 2);
    }
  });
  it('is nothing where NODE_DISABLE_COMPILE_CACHE says so, or where it cannot be written', () => {
    const expected = ninefold(incidents, { NODE_DISABLE_COMPILE_CACHE: '1' });
    expect([expected.status, files()]).toEqual([0, []]);
    writeFileSync(kept, ''); // a file where the folder would be
    expect(ninefold(incidents)).toEqual(expected);
    expect(readFileSync(kept, 'utf8')).toBe('');
  });
  it('is not read by another build', () => {
    ninefold(['nines', '99.9']);
    const start = join(home, 'dist/start.cjs');
    const text = readFileSync(start, 'utf8');
    const build = files()[0]!.split('-')[1]!;
    expect(text).toContain(build);
    writeFileSync(start, text.replace(build, '0123456789abcdef'));
    ninefold(['nines', '99.9']);
    writeFileSync(start, text);
    expect(
      files()
        .map((name) => name.split('-')[1])
        .sort(),
    ).toEqual(['0123456789abcdef', build].sort());
  });
});
