import { fstatSync } from 'node:fs';

/** One of the two streams that a program writes to. */
export interface Output {
  /** Settles when the text has been taken; a reader that went away (`| head -1`) is no error. */
  write(text: string): Promise<void>;
  readonly isTty: boolean;
  readonly columns: number;
}

/** All that the program knows of the process it runs in; made once in bin, faked in tests. */
export interface Io {
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** True where standard input is a pipe or a file. */
  readonly stdinIsPiped: () => boolean;
  readonly stdout: Output;
  readonly stderr: Output;
  /** `NO_COLOR`, `FORCE_COLOR`, `TERM`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Wall clock in epoch milliseconds. */
  now(): number;
  /** Milliseconds since the start, for the progress line. */
  elapsed(): number;
}

/** The real one. Streams are touched only when used: making them costs time at every start. */
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
    stdout: streamOutput(() => process.stdout, process.env),
    stderr: streamOutput(() => process.stderr, process.env),
    env: process.env,
    now: Date.now,
    elapsed: () => performance.now(),
  };
}

function streamOutput(stream: () => NodeJS.WriteStream, env: NodeJS.ProcessEnv): Output {
  let isGone = false;
  let watched = false;
  return {
    write(text) {
      if (isGone || text === '') return Promise.resolve();
      const target = stream();
      return new Promise((resolve, reject) => {
        const settle = (error?: Error | null): void => {
          if (!error) resolve();
          else if ((error as NodeJS.ErrnoException).code === 'EPIPE') {
            isGone = true;
            resolve();
          } else reject(error);
        };
        if (!watched) target.on('error', settle); // an 'error' event without a listener would end the process
        watched = true;
        target.write(text, settle);
      });
    },
    get isTty() {
      return stream().isTTY === true;
    },
    get columns() {
      const set = Number(env['COLUMNS']);
      return stream().columns ?? (set > 0 ? set : 80);
    },
  };
}
