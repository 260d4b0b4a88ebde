import type { IncidentLog } from '../../core/incidents/log/log.ts';
import type { Notice } from '../../core/notice.ts';
import { StampReader } from '../../core/time/stamp.ts';
import { utc } from '../../core/time/zone.ts';
import { readLog } from '../../input/incidents/read-log.ts';
import type { CommandContext } from '../command.ts';

/** The log that an option of compose names, read as it is, in UTC. */
export function readOptionLog(
  path: string,
  { standardInput, onProgress }: CommandContext,
  mayBeEmpty: boolean,
): Promise<{ readonly log: IncidentLog; readonly notices: readonly Notice[] }> {
  return readLog({
    paths: [path],
    standardInput,
    source: 'auto',
    stamps: new StampReader(utc),
    mapRules: [],
    extraKeys: [],
    serviceSeparator: null,
    skipInvalid: false,
    mayBeEmpty,
    onProgress,
  });
}
