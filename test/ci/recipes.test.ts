import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { scratchFolder } from '../scratch.ts';

const root = resolve('.');
const scratch = scratchFolder();
const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** A project whose one gate is met, whatever the date. Two parts of 99.95 % in series have 99.900025 %. */
function projectFolder(target = '99.9'): string {
  const folder = mkdtempSync(join(scratch, 'project-'));
  writeFileSync(
    join(folder, 'topology.yaml'),
    'components:\n  web: { availability: 99.95 }\n  db: { availability: 99.95 }\njourneys: { shop: web -> db }\n',
  );
  writeFileSync(
    join(folder, 'ninefold.yaml'),
    `topologies: { shop: topology.yaml }\ngates:\n  design: { run: compose, topology: shop, target: ${target} }\n`,
  );
  return folder;
}

/** A folder of programs that stand in for others; each is a script of bash. */
function programs(scripts: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(scratch, 'bin-'));
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/usr/bin/env bash\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

const ninefold = `exec node ${join(root, 'bin/ninefold.js')} "$@"`;
/** Takes \`npx --no-install ninefold …\` alone: a recipe that lets npx fetch something fails here. */
const npx = `[ "$1 $2" = "--no-install ninefold" ] || { echo "npx would fetch: $*" >&2; exit 9; }\nshift 2\n${ninefold}`;

function inFolder(cwd: string, command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const path = `${programs({ npx, ninefold, ...(env['GH'] === undefined ? {} : { gh: env['GH'] }) })}:${process.env['PATH']}`;
  return spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, ...env, PATH: path } });
}

describe('the action', () => {
  const action = parse(readFileSync('action.yml', 'utf8'));

  it('never writes an input into a script, and fetches nothing but what its lock file names', () => {
    const steps: readonly { run?: string }[] = action.runs.steps;
    expect(steps.map(({ run }) => run).filter((run) => run?.includes('${{'))).toEqual([]);
    expect(steps[0]?.run).toMatch(/npm ci/);
    expect(JSON.stringify(steps)).not.toMatch(/npx/);
  });

  /** What the scripts of the action get, and write. */
  function runAction(
    folder: string,
    command: string,
    args: readonly string[],
    inputs: Readonly<Record<string, string>> = {},
  ) {
    const [output, summary] = [join(folder, 'output.txt'), join(folder, 'summary.md')];
    const { stdout, status } = inFolder(folder, 'bash', [join(root, 'ci/github/run.sh')], {
      GITHUB_ACTION_PATH: root,
      GITHUB_WORKSPACE: folder,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: folder,
      NINEFOLD_COMMAND: command,
      NINEFOLD_ARGUMENTS: args.join('\n'),
      NINEFOLD_SUMMARY: 'true',
      NINEFOLD_NAME: 'shop',
      ...inputs,
    });
    expect(status).toBe(0);
    const lines = readFileSync(output, 'utf8').trim().split('\n');
    return {
      stdout,
      outputs: new Map(lines.map((line) => line.split('=') as [string, string])),
      summary: readFileSync(summary, 'utf8'),
    };
  }

  it('gives status, files, annotations and the summary of one run', () => {
    const { stdout, outputs, summary } = runAction(projectFolder('99.99'), 'check', ['--strict']);
    expect([outputs.get('status'), outputs.get('exit')]).toEqual(['missed', '1']);
    expect(stdout).toMatch(/^::error file=topology\.yaml,line=4/m);
    expect(summary).toMatch(/design/);
    expect(JSON.parse(readFileSync(outputs.get('json')!, 'utf8')).checks[0].status).toBe('missed');
    expect(readFileSync(outputs.get('junit')!, 'utf8')).toMatch(/<failure/);
  });
  it('is met with status 0', () => {
    expect(runAction(projectFolder(), 'check', []).outputs.get('status')).toBe('met');
  });
  it('is an error where something cannot be read, and the summary says what', () => {
    const { outputs, summary } = runAction(projectFolder(), 'incidents', ['no such file.csv']);
    expect([outputs.get('status'), outputs.get('exit'), outputs.has('json')]).toEqual(['error', '2', false]);
    expect(summary).toMatch(/no such file\.csv/);
  });
  it('obeys no command that stands in a log', () => {
    const folder = projectFolder();
    writeFileSync(join(folder, 'log.csv'), 'title,start,end\n::error::gotcha,2026-01-01,2026-01-02\n');
    const { stdout } = runAction(folder, 'incidents', ['log.csv', '--at', '2026-02-01']);
    const [, token] = /^::stop-commands::(\S+)$/m.exec(stdout)!;
    const after = stdout.slice(stdout.indexOf(`\n::${token}::\n`));
    expect(after.length).toBeGreaterThan(3);
    expect(stdout).toContain('gotcha'); // it is shown, where no command is obeyed
    expect(after.split('\n').filter((line) => line.startsWith('::error'))).toEqual([]);
  });
  it('takes arguments a line each, blanks and quotes included', () => {
    const folder = projectFolder();
    const { outputs } = runAction(folder, 'compose', [
      'topology.yaml',
      '--assert',
      'journeys[0].availability >= 99.9%',
    ]);
    expect(outputs.get('status')).toBe('met');
  });

  describe.skipIf(!has('git'))('with a baseline', () => {
    const onlyWorse = { NINEFOLD_BASELINE: 'main', NINEFOLD_FAIL_ON: 'worse' };
    /** A repository whose target is missed; then and now. */
    function missedProject() {
      const folder = projectFolder('99.99');
      const asSomebody = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
      for (const args of [
        ['init', '--quiet', '--initial-branch=main', '.'],
        ['add', '.'],
        [...asSomebody, 'commit', '--quiet', '-m', 'as it was'],
      ])
        expect(inFolder(folder, 'git', args).status).toBe(0);
      return folder;
    }
    it('fails for what got worse alone', () => {
      const folder = missedProject();
      const same = runAction(folder, 'check', [], onlyWorse);
      expect([same.outputs.get('status'), same.stdout]).toEqual([
        'met',
        expect.not.stringContaining('there is no baseline'),
      ]);
      const topology = join(folder, 'topology.yaml');
      writeFileSync(topology, readFileSync(topology, 'utf8').replace(/availability: 99[.0-9]*/, 'availability: 90'));
      expect(runAction(folder, 'check', [], onlyWorse).outputs.get('status')).toBe('missed');
    });
    it('that is not there fails for each target, and says so', () => {
      const { stdout, outputs } = runAction(missedProject(), 'check', [], {
        ...onlyWorse,
        NINEFOLD_BASELINE: 'no%0Abranch',
      });
      expect(stdout).toMatch(/^::warning title=ninefold::there is no baseline at no%250Abranch/m);
      expect(outputs.get('status')).toBe('missed');
    });
  });

  describe('its comment', () => {
    function comment(gh: string) {
      const folder = projectFolder();
      writeFileSync(join(folder, 'result.md'), '### fine\n');
      const { stdout, status } = inFolder(folder, 'bash', [join(root, 'ci/github/comment.sh')], {
        GH: `echo "$*" >>"${folder}/calls"\n${gh}`,
        GITHUB_REPOSITORY: 'me/shop',
        NINEFOLD_PULL_REQUEST: '7',
        NINEFOLD_NAME: 'shop',
        NINEFOLD_MARKDOWN: join(folder, 'result.md'),
      });
      expect(status).toBe(0);
      return { stdout, calls: readFileSync(join(folder, 'calls'), 'utf8') };
    }
    it('is made where there is none', () => {
      expect(comment('exit 0').calls).toMatch(/--method POST repos\/me\/shop\/issues\/7\/comments --field body=@/);
    });
    it('is renewed where the marker tells it', () => {
      const { calls } = comment('[[ "$*" == *--jq* ]] && echo 42\nexit 0');
      expect(calls).toMatch(/startswith\("<!-- ninefold:shop -->"\)/);
      expect(calls).toMatch(/--method PATCH repos\/me\/shop\/issues\/comments\/42/);
    });
    it('is not made a second time where the list of comments cannot be had', () => {
      const { calls, stdout } = comment('[[ "$*" == *--jq* ]] && exit 1\nexit 0');
      expect(calls).not.toMatch(/POST|PATCH/);
      expect(stdout).toMatch(/^::notice /);
    });
    it('is left out with a notice where the token may not write', () => {
      expect(comment('exit 1').stdout).toMatch(/^::notice .*fork/);
    });
  });
});

describe('the recipes of docs/ci.md', () => {
  const blocks = [...readFileSync('docs/ci.md', 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)];
  const block = (language: string, begins: string): string =>
    blocks.find(([, name, text]) => name === language && text!.startsWith(begins))![2]!;

  it('GitHub: names inputs that the action has', () => {
    const workflow = parse(block('yaml', '# .github'));
    const step = workflow.jobs.availability.steps[1];
    const { inputs } = parse(readFileSync('action.yml', 'utf8'));
    expect(Object.keys(step.with).filter((key) => !(key in inputs))).toEqual([]);
    expect(step.uses).toMatch(/^ninefold\/ninefold@/);
  });
  it('GitLab: runs and leaves the reports that it names', () => {
    const { availability } = parse(block('yaml', '# .gitlab'));
    const folder = projectFolder();
    const { status } = inFolder(folder, 'bash', ['-euc', availability.script.join('\n')]);
    expect(status).toBe(0);
    for (const file of Object.values(availability.artifacts.reports))
      expect(existsSync(join(folder, String(file)))).toBe(true);
    expect(inFolder(projectFolder('99.99'), 'bash', ['-euc', availability.script.join('\n')]).status).toBe(1);
  });
  it('pre-commit: names a hook that there is, and the hook runs', () => {
    const config = parse(block('yaml', '# .pre-commit'));
    const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));
    expect(config.repos[0].hooks).toEqual([{ id: hook.id }]);
    expect([hook.language, hook.pass_filenames]).toEqual(['node', false]);
    const call = [hook.entry, ...hook.args].join(' ');
    expect(inFolder(projectFolder(), 'bash', ['-c', call]).status).toBe(0);
    expect(inFolder(projectFolder('99.99'), 'bash', ['-c', call]).status).toBe(1);
  });
  it.skipIf(!has('make'))('Make: fails where a gate is missed', () => {
    const folder = projectFolder('99.99');
    writeFileSync(join(folder, 'Makefile'), block('make', 'availability:'));
    expect(inFolder(folder, 'make', ['availability']).status).toBe(2); // make's own, for a recipe that failed
    cpSync(join(projectFolder(), 'ninefold.yaml'), join(folder, 'ninefold.yaml'));
    expect(inFolder(folder, 'make', ['availability']).status).toBe(0);
  });
  it('a shell script: tells met, missed and unreadable apart', () => {
    const script = block('bash', 'set -euo pipefail');
    const said = (folder: string) => {
      const { status, stdout } = inFolder(folder, 'bash', ['-c', script]);
      return [status, stdout.trim().split('\n').at(-1)];
    };
    expect(said(projectFolder())).toEqual([0, 'met']);
    expect(said(projectFolder('99.99'))).toEqual([1, 'missed: do not release']);
    const empty = mkdtempSync(join(scratch, 'empty-'));
    mkdirSync(join(empty, 'nothing'));
    expect(said(empty)).toEqual([2, 'could not tell: mend the file that is named above']);
  });
  it.skipIf(!has('git'))('only worse fails: compares with the commit that a branch goes to', () => {
    const script = block('bash', '# only what got worse fails');
    const folder = projectFolder('99.99'); // missed: then, and now
    const git = (...args: string[]) =>
      inFolder(folder, 'git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args]);
    for (const args of [
      ['init', '--quiet', '.'],
      ['add', '.'],
      ['commit', '--quiet', '-m', 'as it was'],
      ['update-ref', 'refs/remotes/origin/main', 'HEAD'],
    ])
      expect(git(...args).status).toBe(0);
    const env = { GITHUB_BASE_REF: '', TMPDIR: scratch };
    expect(inFolder(folder, 'bash', ['-c', script], env).status).toBe(0);
    const topology = join(folder, 'topology.yaml');
    writeFileSync(
      topology,
      readFileSync(topology, 'utf8').replace('web: { availability: 99.95', 'web: { availability: 99.94'),
    );
    const { status, stdout } = inFolder(folder, 'bash', ['-c', script], env);
    expect([status, stdout.replaceAll(/\s+/g, ' ').includes('worse than in the baseline')]).toEqual([1, true]);
    // at a commit without a project nothing is compared, and the missed target fails
    expect(git('rm', '--quiet', '--cached', 'ninefold.yaml').status).toBe(0);
    expect(git('commit', '--quiet', '-m', 'before the project').status).toBe(0);
    expect(git('update-ref', 'refs/remotes/origin/main', 'HEAD').status).toBe(0);
    expect(git('worktree', 'prune').status).toBe(0);
    expect(inFolder(folder, 'bash', ['-c', script], env).status).toBe(1);
  });
});
