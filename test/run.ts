import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import type { Io } from '../src/cli/io.ts';
import { main } from '../src/cli/main.ts';
import { scratchFolder } from './scratch.ts';

/** Every test's clock: a Tuesday. */
export const testNow = Date.UTC(2026, 10, 24, 12);

export interface RunOptions {
  readonly stdin?: string;
  readonly columns?: number;
  readonly isTty?: boolean;
  /** Somebody presses Ctrl-C as soon as the program listens. */
  readonly interrupt?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in this process, with an Io of the test's own. */
export async function run(args: readonly (string | number)[], options: RunOptions = {}): Promise<RunResult> {
  const written = { stdout: '', stderr: '' };
  let readings = 0;
  const output = (name: 'stdout' | 'stderr'): Io['stdout'] => ({
    isTty: options.isTty ?? false,
    columns: options.columns ?? 80,
    async write(text) {
      written[name] += text;
    },
  });
  const io: Io = {
    stdin: async function* () {
      if (options.stdin !== undefined) yield new TextEncoder().encode(options.stdin);
    },
    stdinIsPiped: () => options.stdin !== undefined,
    stdout: output('stdout'),
    stderr: output('stderr'),
    env: options.env ?? {},
    folder: () => process.cwd(),
    now: () => testNow + 7 * readings++, // a clock that moves
    elapsed: () => 0,
    onInterrupt(listener) {
      if (options.interrupt) listener();
      return () => {};
    },
    startThread: async () => null,
  };
  const status = await main(args.map(String), io);
  return { status, ...written };
}

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true, formats: { 'date-time': isInstant } });
const validators = new Map<string, ReturnType<typeof ajv.compile>>();

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** The JSON result of a command; every one is held against the schema that ships. */
// biome-ignore lint/suspicious/noExplicitAny: tests read results by path
export async function runJson(args: readonly (string | number)[], options: RunOptions = {}): Promise<any> {
  const { status, stdout, stderr } = await run([...args, '--format', 'json'], options);
  if (status === 2) throw new Error(`status 2: ${stderr}`);
  const result = JSON.parse(stdout);
  const command = String(args[0]);
  const validate =
    validators.get(command) ?? ajv.compile(JSON.parse(readFileSync(`schema/${command}.schema.json`, 'utf8')));
  validators.set(command, validate);
  if (!validate(result)) throw new Error(`not of the schema: ${ajv.errorsText(validate.errors)}`);
  return result;
}

const folder = scratchFolder();
let files = 0;

/** Writes a file for a test and gives its path. */
export function write(name: string, content: string | Uint8Array | object): string {
  const path = join(folder, `${++files}-${name}`);
  const raw = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(path, raw ? content : JSON.stringify(content));
  return path;
}

/** A CSV log of rows in the columns of `header`. */
export function log(header: string, ...rows: readonly string[]): string {
  return write('log.csv', `${[header, ...rows].join('\n')}\n`);
}
