import { parseFailover } from '../core/failover/replay-settings.ts';
import { fail } from '../core/problem.ts';
import type { ReplayOptions } from '../core/projection/log-replay.ts';
import { conditions } from './log-request.ts';
import { optionList, optionText, type RawOptions } from './option-values.ts';

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
