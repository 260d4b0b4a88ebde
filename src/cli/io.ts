import { existsSync, fstatSync, statSync, writeSync } from 'node:fs';
import type { CommandContext, Thread, ThreadName } from '../commands/command.ts';
import { fail } from '../core/problem.ts';
import { unwritableReason } from './output/unwritable-reason.ts';

/** One of the two streams that a program writes to. */
export interface Output {
  /** Settles when the text has been taken; a reader that went away (`| head -1`) is no error. */
  write(text: string): Promise<void>;
  readonly isTty: boolean;
  readonly columns: number;
}

/** All that the program knows of the process it runs in; made once in bin, faked in tests. */
export interface Io {
  readonly stdin: CommandContext['standardInput'];
  /** True where standard input is a pipe or a file. */
  readonly stdinIsPiped: () => boolean;
  readonly stdout: Output;
  readonly stderr: Output;
  /** `NO_COLOR`, `FORCE_COLOR`, `TERM`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  folder(): string;
  /** Wall clock in epoch milliseconds. */
  now(): number;
  /** Milliseconds since the start, for the progress line. */
  elapsed(): number;
  /** Calls the listener at the first interrupt (Ctrl-C), which then does not end the program; gives back what stops that. */
  onInterrupt(listener: () => void): () => void;
  /** Starts a thread of ours by its name; null where none can be started. */
  startThread(name: ThreadName, data: unknown): Promise<Thread | null>;
}

/** The real one. */
export function processIo(): Io {
  return {
    stdin: () => process.stdin as AsyncIterable<Uint8Array>,
    stdinIsPiped() {
      try {
        const status = fstatSync(0);
        return status.isFIFO() || status.isFile() || status.isSocket();
      } catch {
        return false; // closed
      }
    },
    stdout: descriptorOutput(1, () => process.stdout, process.env),
    stderr: descriptorOutput(2, () => process.stderr, process.env),
    env: process.env,
    folder: () => process.cwd(),
    now: Date.now,
    elapsed: () => process.uptime() * 1_000, // `performance` loads a module of its own
    onInterrupt(listener) {
      process.once('SIGINT', listener);
      return () => process.off('SIGINT', listener);
    },
    startThread,
  };
}

/** The files of the threads lie beside this one once it is built. */
async function startThread(name: ThreadName, data: unknown): Promise<Thread | null> {
  const { Worker } = await import('node:worker_threads');
  const file = `${__dirname}/${name}.cjs`;
  if (!existsSync(file)) return null;
  let worker: InstanceType<typeof Worker>;
  try {
    worker = new Worker(file, { workerData: data });
  } catch {
    return null; // not allowed here: --permission without --allow-worker
  }
  const result = new Promise<unknown>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error(`the thread ${name} ended without a result`)));
  });
  return { result };
}

/**
 * Writes straight to a file descriptor. Making process.stdout costs milliseconds at every start, and what is written so
 * has arrived when the program ends, however long it is.
 */
function descriptorOutput(descriptor: number, stream: () => NodeJS.WriteStream, env: NodeJS.ProcessEnv): Output {
  let isGone = false;
  let terminal: NodeJS.WriteStream | null | undefined;
  /** The stream where it is a terminal; a pipe or a file is known for what it is without loading node:tty. */
  const asTerminal = (): NodeJS.WriteStream | null => {
    if (terminal === undefined) terminal = mayBeTerminal(descriptor) && stream().isTTY ? stream() : null;
    return terminal;
  };
  return {
    async write(text) {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length && !isGone; ) {
        try {
          at += writeSync(descriptor, bytes, at);
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          if (code === 'EPIPE' || (code === 'EBADF' && descriptor === 2)) isGone = true;
          else if (code === 'EAGAIN')
            await new Promise((resolve) => setTimeout(resolve, 1)); // a slow reader
          else
            fail('outputUnwritable', {
              path: descriptor === 1 ? 'standard output' : 'standard error',
              reason: unwritableReason(code) ?? 'unknown',
            });
        }
      }
    },
    get isTty() {
      return asTerminal() !== null;
    },
    get columns() {
      const set = Number(env['COLUMNS']);
      return asTerminal()?.columns ?? (set > 0 ? set : 80);
    },
  };
}

/** What may be a terminal: a character device other than /dev/null. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor);
    return status.isCharacterDevice() && status.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
  } catch {
    return false; // closed
  }
}
