import { failoverKeys, parseFailover } from '../../core/failover/replay/replay-settings.ts';
import { fail } from '../../core/problem.ts';
import type { ReplayOptions } from '../../core/projection/log-replay.ts';
import { conditions } from '../log/request.ts';
import type { ProjectValues } from './options.ts';

/** Refuses `--failover hot interval=10s` without quotes, where the shell makes a file name of each setting. */
export function refuseLooseSettings(args: readonly string[], { failover }: ProjectValues): void {
  if (!failover) return;
  const loose = args.filter((arg) => failoverKeys.some((key) => arg.startsWith(`${key}=`)));
  const [setting] = loose;
  if (setting !== undefined) fail('settingOutsideQuotes', { setting, whole: [failover.text, ...loose].join(' ') });
}

/** `--failover` and `--helps`, read and checked; null where no log is to be replayed. */
export function failoverOptions({ failover, helps }: ProjectValues): ReplayOptions | null {
  return failover && { settings: failover.read(parseFailover), helps: conditions(helps) };
}
