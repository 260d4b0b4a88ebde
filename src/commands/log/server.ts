import { fail, type TypedPlace } from '../../core/problem.ts';
import type { PrometheusClient } from '../../input/prometheus/server/client.ts';
import type { CommandContext } from '../command.ts';
import { flagOf, type Values } from '../options/declare.ts';
import type { Given } from '../options/given.ts';
import { usageOf } from '../options/parse.ts';
import type { LogValues } from './options.ts';
import { serverOptions } from './server-options.ts';

export type ServerValues = Values<typeof serverOptions>;

/** A server that is to be asked, by what was typed and by the environment. */
export interface AskedServer {
  readonly client: PrometheusClient;
  readonly allowPartial: boolean;
  /** Files that were read for it, and that no option names. */
  readonly files: readonly string[];
}

export const urlName = 'PROMETHEUS_URL';

/** A query for what is up, and the server that it goes to. */
export interface ServerQuery extends AskedServer {
  readonly query: Given;
}

/** What is asked of a server in place of a log; null where a log is read. */
export async function serverQuery(
  args: readonly string[],
  options: LogValues & Partial<ServerValues>,
  context: CommandContext,
): Promise<ServerQuery | null> {
  const { prometheus = null, query = null } = options;
  if (query === null && prometheus !== null) return failNeeds('prometheus', 'query');
  if (query === null) {
    refuseServerOptions(options);
    return null;
  }
  if (args.length > 0) fail('serverAndLog', { log: args[0]! });
  refuseFileOptions(options);
  return { ...(await openServer(options as ServerValues, query, context)), query };
}

/** The server that is asked; nothing is sent yet. */
export async function openServer(options: ServerValues, asks: Given, context: CommandContext): Promise<AskedServer> {
  const { environment } = context;
  const url = options.prometheus?.text ?? environment[urlName];
  if (!url) return fail('serverMissing', { flag: asks.flag });
  const { settleServer } = await import('../../input/prometheus/server/settle-server.ts');
  const { PrometheusClient } = await import('../../input/prometheus/server/client.ts');
  const untold = (option: string): TypedPlace => ({ kind: 'typed', option, text: '' }); // it may hold a secret
  const server = await settleServer({
    url,
    urlPlace: untold(options.prometheus?.flag ?? urlName),
    headers: options.header.map(({ text, flag }) => ({ text, place: untold(flag) })),
    clientFile: options.prometheusConfig,
    environment,
    standardInput: context.standardInput,
  });
  return { client: new PrometheusClient(server), allowPartial: options.allowPartial, files: server.files };
}

/** Refuses what says how a file is read. */
function refuseFileOptions(options: LogValues): void {
  const { source, map, dateFormat, split, skipInvalid, dedupe, covers } = options;
  const idle: readonly (readonly [key: string, isGiven: boolean])[] = [
    ['source', source.text !== 'auto'],
    ['map', map.length > 0],
    ['dateFormat', dateFormat.length > 0],
    ['split', split !== null],
    ['skipInvalid', skipInvalid],
    ['dedupe', dedupe !== 'identical'],
    ['covers', covers !== null],
  ];
  for (const [key, isGiven] of idle) if (isGiven) fail('serverHasNoFile', { flag: flagOf(key) });
}

/** Refuses what only a server needs, where none is asked. */
export function refuseServerOptions({
  prometheusConfig = null,
  header = [],
  allowPartial,
}: Partial<ServerValues>): void {
  if (prometheusConfig !== null) failNeeds('prometheusConfig', 'prometheus');
  if (header.length > 0) failNeeds('header', 'prometheus');
  if (allowPartial) failNeeds('allowPartial', 'prometheus');
}

function failNeeds(key: keyof ServerValues, other: keyof ServerValues): never {
  const { says } = serverOptions[other];
  return fail('optionNeeds', { flag: flagOf(key), needs: [{ usage: usageOf(other, serverOptions[other]), says }] });
}
