import { failoverKeys, parseFailover } from '../../core/failover/replay/replay-settings.ts';
import { fail } from '../../core/problem.ts';
import type { ReplayOptions } from '../../core/projection/log-replay.ts';
import { conditions } from '../log/request.ts';
import { optionList, optionText, type RawOptions } from '../option-values.ts';

/** Refuses `--failover hot interval=10s` without quotes, where the shell makes a file name of each setting. */
export function refuseLooseSettings(args: readonly string[], options: RawOptions): void {
  const text = optionText(options, 'failover');
  if (text === undefined) return;
  const loose = args.filter((arg) => failoverKeys.some((key) => arg.startsWith(`${key}=`)));
  if (loose.length === 0) return;
  fail('usage', {
    message: `${JSON.stringify(loose[0])} stands outside the quotes of --failover`,
    hint: `write the settings inside them: --failover "${[text, ...loose].join(' ')}"; a file of that name is ./${loose[0]}`,
  });
}

/** `--failover` and `--helps`, read and checked; null where no log is to be replayed. */
export function failoverOptions(options: RawOptions): ReplayOptions | null {
  const text = optionText(options, 'failover');
  const helped = optionList(options, 'helps');
  if (text === undefined && helped.length > 0)
    return fail('usage', {
      message: '--helps needs --failover',
      hint: 'it says which incidents that standby would have helped against',
    });
  return text === undefined ? null : { settings: parseFailover(text), helps: conditions(options, 'helps') };
}
