import { spawnSync } from 'node:child_process';

/** Whether promtool is here, which comes with Prometheus. */
export const hasPromtool = spawnSync('promtool', ['--version']).error === undefined;
if (!hasPromtool)
  console.log('there is no promtool: the tests that hold rules against it are skipped (apt-get install prometheus)');

/** Runs promtool: its status, and all that it says. */
export function promtool(...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync('promtool', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status, output: stdout + stderr };
}
