import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cutTo } from '../../src/cli/output/step-summary.ts';
import { repositoryPath } from '../../src/cli/repository-path.ts';
import { log, run, write } from '../run.ts';
import { scratchFolder } from '../scratch.ts';

const folder = scratchFolder();
const at = (name: string): string => join(folder, name);
const outage = () => log('start,end', '2027-02-03T10:00:00Z,2027-02-03T11:00:00Z');
/** One hour is more than 0.1 % of 30 days. */
const budget = (...more: string[]) => ['budget', outage(), '--slo', '99.9', '--at', '2027-02-20', ...more];

describe('--report', () => {
  it('writes several formats of one run, by name or by ending, and the result still goes to standard output', async () => {
    const plain = await run(budget('--format', 'json'));
    const reports = ['checks.xml', 'a.sarif', 'a.md', `gitlab=${at('quality.json')}`, `csv=${at('a.data')}`];
    const args = reports.flatMap((each) => ['--report', each.includes('=') ? each : at(each)]);
    const { status, stdout } = await run(budget('--format', 'json', ...args));
    expect([status, JSON.parse(stdout).checks]).toEqual([1, JSON.parse(plain.stdout).checks]);
    const starts = ['checks.xml', 'a.sarif', 'a.md', 'quality.json', 'a.data'].map((name) =>
      readFileSync(at(name), 'utf8').slice(0, 8),
    );
    expect(starts).toEqual(['<?xml ve', '{\n  "$sc', '## Error', '[\n  {\n  ', 'metric,v']);
  });
  it('does not change the status', async () => {
    for (const format of ['json', 'csv', 'markdown', 'junit', 'github', 'sarif', 'gitlab'])
      expect((await run(budget('--format', format))).status).toBe(1);
  });
  it('writes all of them or none', async () => {
    const [good, bad] = [at('whole.json'), join(at('nowhere'), 'b.xml')];
    const { status, stdout, stderr } = await run(budget('--report', good, '--report', bad));
    expect([status, stdout, existsSync(good)]).toEqual([2, '', false]);
    expect(stderr).toMatch(/nowhere.*no such folder/);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
  it('refuses to write over an input, or two results into one file, by any name', async () => {
    const path = outage();
    const slo = ['--slo', '99.9', '--at', '2027-02-20'];
    const refused = async (...args: string[]) => (await run(['budget', path, ...slo, ...args])).stderr.split('\n')[0];
    expect(await refused('--report', `csv=${path}`)).toMatch('it is one of the inputs');
    expect(await refused('--report', at('x.md'), '--output', at('x.md'))).toMatch('two results would go into');
    writeFileSync(at('real.md'), '');
    symlinkSync(at('real.md'), at('link.md'));
    expect(await refused('--report', at('real.md'), '--report', at('link.md'))).toMatch('two results would go into');
    expect(statSync(at('real.md')).size).toBe(0);
    expect(await refused('--report', 'result.toml')).toMatch('the ending of "result.toml" is that of no format');
    expect(await refused('--report', 'junt=a.xml')).toMatch('no format "junt"; did you mean junit?');
    expect(await refused('--report', 'markdown=')).toMatch('"markdown=" names no file');
    expect(await refused('--report', 'json=-')).toMatch('names no file');
  });
  it('carries the line that asks for a check', async () => {
    const file = write('slo.yaml', 'service: shop\nslos:\n  - { name: up, target: 99.9 }\n');
    const { stdout } = await run(['budget', outage(), '--slo', file, '--at', '2027-02-20', '--format', 'github']);
    expect(stdout).toMatch(/^::error file=[^,]*slo.yaml,line=3,col=\d+,title=ninefold budget::/);
  });
});

describe('a step summary of GitHub Actions', () => {
  it('is added to, as the steps of a job share it', async () => {
    const path = at('summary.md');
    writeFileSync(path, 'of another program\n');
    const env = { GITHUB_STEP_SUMMARY: path };
    await run(budget('--report', `markdown=${path}`), { env });
    await run(budget('--report', `markdown=${path}`), { env });
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith('of another program\n## Error budget')).toBe(true);
    expect(text.split('## Error budget').length).toBe(3);
  });
  it.each([
    [1024 * 1024 - 5_000, true],
    [1024 * 1024 - 50, false], // no room for a line, nor for a word about it
    [1024 * 1024 + 50, false],
  ])('leaves what others wrote, %i bytes of it, as it is', async (bytes, hasRoom) => {
    const path = at('full-summary.md');
    const before = 'x'.repeat(bytes);
    writeFileSync(path, before);
    await run(budget('--report', `markdown=${path}`), { env: { GITHUB_STEP_SUMMARY: path } });
    const text = readFileSync(path, 'utf8');
    expect([text.startsWith(before), text.length > bytes]).toEqual([true, hasRoom]);
    expect(text.length).toBeLessThanOrEqual(Math.max(bytes, 1024 * 1024));
  });
  it('is cut at a line below 1 MiB', () => {
    const text = `${'ä'.repeat(49)}\n`.repeat(20_000); // 99 bytes a line
    const cut = cutTo(text, 1024 * 1024);
    expect(Buffer.byteLength(cut)).toBeLessThan(1024 * 1024);
    expect(Buffer.byteLength(cut)).toBeGreaterThan(1024 * 1024 - 300);
    const [kept, note] = cut.split('\n\n');
    expect(kept!.split('\n').every((line) => line === 'ä'.repeat(49))).toBe(true);
    expect(note).toMatch('the rest is left out');
    expect(cutTo('short\n', 1024)).toBe('short\n');
  });
});

describe('repositoryPath', () => {
  it.each([
    ['./slo/a.yaml', {}, 'slo/a.yaml'],
    ['/repo/app/slo/a.yaml', {}, 'slo/a.yaml'],
    ['slo/a.yaml', { GITHUB_WORKSPACE: '/repo' }, 'app/slo/a.yaml'], // a step in a folder of its own
    ['../lib/a.yaml', { CI_PROJECT_DIR: '/repo' }, 'lib/a.yaml'],
    ['/elsewhere/a.yaml', {}, '/elsewhere/a.yaml'],
    ['-', {}, 'stdin'],
  ])('%s in /repo/app, %j', (file, env, path) =>
    expect(repositoryPath(file, { env, folder: () => '/repo/app' })).toBe(path),
  );
});
