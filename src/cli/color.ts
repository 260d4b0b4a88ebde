import type { Io, Output } from './io.ts';

/** Colour only on a terminal; `--color`, `--no-color`, then `NO_COLOR`, `FORCE_COLOR` decide before that. */
export function wantsColor(output: Output, env: Io['env'], flag: boolean | null): boolean {
  if (flag !== null) return flag;
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return output.isTty && env['TERM'] !== 'dumb';
}
