import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type OutlinedCommand, outline } from '../../src/cli/shell/outline.ts';
import { run } from '../run.ts';
import { scratchFolder } from '../scratch.ts';

const folder = scratchFolder();
const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
const shells = ['bash', 'zsh', 'fish'] as const;
let commands: readonly OutlinedCommand[];

beforeAll(async () => {
  commands = await outline();
});

/** The script of a shell in a file, and what the shell prints that runs `lines` after it. */
async function inShell(shell: (typeof shells)[number], lines: string, before = ''): Promise<string> {
  const { stdout } = await run(['completion', shell]);
  const script = join(folder, `ninefold.${shell}`);
  writeFileSync(script, stdout);
  const {
    stdout: said,
    stderr,
    status,
  } = spawnSync(shell, ['-c', `${before}\nsource ${script}\n${lines}`], { encoding: 'utf8' });
  expect([stderr, status]).toEqual(['', 0]);
  return said;
}

describe('completion', () => {
  it.each(shells)('%s: has every command with every option', async (shell) => {
    const { stdout, status } = await run(['completion', shell]);
    expect(status).toBe(0);
    const written = (name: string, flag: string): boolean => {
      if (shell === 'fish') return stdout.includes(`__fish_seen_subcommand_from ${name}" -l ${flag.slice(2)} `);
      const [, own = ''] = new RegExp(`^ *${name}\\)(?:\n| words=')([\\s\\S]*?);;\n`, 'm').exec(stdout) ?? [];
      return new RegExp(`${flag}(?![a-z-])`).test(own);
    };
    expect(commands.length).toBeGreaterThanOrEqual(8);
    const missing = commands.flatMap(({ name, options }) =>
      options.filter(({ flag }) => !written(name, flag)).map(({ flag }) => `${name} ${flag}`),
    );
    expect(missing).toEqual([]);
  });
  it.each([
    ['ninefold inc', 'incidents'],
    ['ninefold compl', 'completion'],
    ['ninefold incidents --merge', '--merge-within'],
    ['ninefold incidents --format j', 'json junit'],
    ['ninefold incidents --format = ma', 'markdown'],
    ['ninefold incidents --downtime s', 'sum'],
    ['ninefold incidents fixtures/postmortems.c', 'fixtures/postmortems.csv'],
    ['ninefold budget --slo fixtures/february.c', 'fixtures/february.csv'],
    ['ninefold incidents --where ser', ''],
    ['ninefold completion z', 'zsh'],
  ])('bash completes %s', async (line, expected) => {
    const words = line.split(' ');
    const said = await inShell(
      'bash',
      `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _ninefold; echo "\${COMPREPLY[*]}"`,
    );
    expect(said).toBe(`${expected}\n`);
  });
  it.skipIf(!has('fish')).each([
    ['ninefold inc', ['incidents']],
    ['ninefold incidents --merge', ['--merge-within']],
    ['ninefold incidents --format j', ['json', 'junit']],
    ['ninefold budget --slo fixtures/february.c', ['fixtures/february.csv']],
    ['ninefold completion z', ['zsh']],
  ])('fish completes %s', async (line, expected) => {
    const said = await inShell('fish', `complete -C "${line}"`);
    expect(said.split('\n').flatMap((each) => each.split('\t')[0] || [])).toEqual(expected);
  });
  it.skipIf(!has('zsh'))('zsh takes it, and hands each option to its own completion', async () => {
    const said = await inShell(
      'zsh',
      '_arguments() { if [[ $1 == -C ]]; then state=argument; else print -rl -- "$@"; fi }\n' +
        'words=(incidents)\n_ninefold',
      'compdef() { :; }',
    );
    const lines = said.split('\n');
    expect(lines).toContain(
      '*--where=[only these rows\\: service=api, severity!=minor, cause=network,dns]:key=values:',
    );
    expect(lines).toContain(
      '--dedupe=[identical\\: drop repeated rows; id\\: of each id keep the last]:rule:(identical id)',
    );
    expect(lines).toContain('*:file:_files');
  });
  it('knows no other shell', async () => {
    const { status, stdout, stderr } = await run(['completion', 'tcsh']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/Allowed choices are bash, zsh, fish/);
  });
});

describe('the manual page', () => {
  it('has every command with every option', async () => {
    const { stdout } = await run(['manual']);
    const text = stdout.replaceAll('\\-', '-');
    for (const { name, options } of commands) {
      expect(text).toContain(`.B ${name}\n`);
      for (const { flag } of options) expect(text).toContain(`\\fB${flag}\\fR`);
    }
  });
  it.skipIf(!has('mandoc'))('has no fault that mandoc finds', async () => {
    const { stdout } = await run(['manual']);
    const { stdout: faults } = spawnSync('mandoc', ['-Tlint'], { input: stdout, encoding: 'utf8' });
    expect(faults).toBe('');
  });
});

describe('what stands where a command should', () => {
  it.each([
    ['99.9', 'ninefold nines 99.9'],
    ['log.csv', 'ninefold incidents log.csv'],
    ['shop.yaml', 'ninefold compose shop.yaml'],
    ['ninefold.yaml', 'ninefold check ninefold.yaml'],
    ['web=99.9 -> db=99.95', "ninefold compose 'web=99.9 -> db=99.95'"],
  ])('%s', async (text, call) => {
    const { status, stdout, stderr } = await run([text]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`did you mean ${call}?`);
  });
  it('says no more where nothing tells', async () => {
    const { stderr } = await run(['x']);
    expect(stderr).toBe("error: unknown command 'x'\n  ninefold --help shows what there is\n");
  });
});
