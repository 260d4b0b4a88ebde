import type { ReadLog } from '../../input/incidents/read-log.ts';
import { formatCount, formatProgress } from '../../report/numbers.ts';
import type { CommandContext } from '../command.ts';
import type { LogRequest } from './request.ts';
import type { ServerQuery } from './server.ts';

/** Reads the log that a server makes of a query. */
export async function readFromServer(
  { client, query, allowPartial }: ServerQuery,
  request: LogRequest,
  labels: readonly string[],
  now: number,
  context: CommandContext,
): Promise<ReadLog> {
  const { readSamples } = await import('../../input/prometheus/read-samples.ts');
  return readSamples({
    client,
    query: query.text,
    place: (offset) => ({ ...query.place(), ...(offset !== undefined && { offset }) }),
    window: request.window!,
    now,
    everySeconds: request.states.everySeconds,
    stateWords: request.states.words,
    renames: request.renames ?? new Map(),
    where: request.where,
    labels,
    allowPartial,
    onProgress: (share, samples) =>
      context.onWork(() => `asking: ${formatProgress(share)}, ${formatCount(samples)} samples`),
  });
}
