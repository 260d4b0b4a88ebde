import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { scratchFolder } from '../scratch.ts';

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** Whether there is a Prometheus to be started; where there is none, the tests that need one say so by their names. */
export const hasPrometheus = has('prometheus') && has('promtool');
export const needsPrometheus = hasPrometheus ? '' : ' (skipped: prometheus and promtool are not installed)';

export interface RealPrometheus {
  readonly url: string;
  stop(): Promise<void>;
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : Number.NaN;
}

/** Starts Prometheus on this machine, with a configuration of its own and blocks made of a text in the format of OpenMetrics. */
export async function startPrometheus(config: string, openMetrics: string | null = null): Promise<RealPrometheus> {
  const folder = scratchFolder();
  const [configFile, data] = [join(folder, 'prometheus.yml'), join(folder, 'data')];
  writeFileSync(configFile, config);
  mkdirSync(data);
  if (openMetrics !== null) {
    const file = join(folder, 'samples.om');
    writeFileSync(file, openMetrics);
    const made = spawnSync('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', file, data], { encoding: 'utf8' });
    if (made.status !== 0) throw new Error(made.stderr);
  }
  const url = `127.0.0.1:${await freePort()}`;
  const process = spawn(
    'prometheus',
    [
      `--config.file=${configFile}`,
      `--storage.tsdb.path=${data}`,
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=${url}`,
    ],
    { stdio: 'ignore' },
  );
  const stop = () => stopped(process);
  for (let tries = 0; tries < 200; tries++) {
    const isReady = await fetch(`http://${url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return { url: `http://${url}`, stop };
    if (process.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error('Prometheus does not start');
}

async function stopped(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const ended = once(process, 'exit');
  process.kill('SIGKILL'); // its data is of no use any more
  await ended;
}
