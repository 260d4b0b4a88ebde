import type { Command } from 'commander';
import type { Check } from '../core/gates/check.ts';
import type { MetricStep } from '../core/gates/metric-path.ts';
import type { JsonObject } from '../core/json.ts';
import type { Decimal } from '../core/quantity/decimal.ts';
import type { Zone } from '../core/time/zone.ts';
import type { Report } from '../report/report.ts';

/** The threads that there are, each a file of its own. */
export type ThreadName = 'simulation-thread';

/** Work in another thread; its result is plain data. */
export interface Thread {
  readonly result: Promise<unknown>;
}

/** What the outside world is to a command: no more than this. */
export interface CommandContext {
  /** The clock, or `--at`; reading it is noted, so that the result can say that it depends on it. */
  now(zone: Zone): { readonly instant: number; readonly given: boolean };
  readonly standardInput: () => AsyncIterable<Uint8Array>;
  /** True where standard input holds something that was meant for us: a pipe or a file, not a terminal. */
  readonly standardInputIsPiped: boolean;
  /** The metrics that --assert and --warn name: what is asserted must be computed. */
  readonly assertedPaths: readonly (readonly MetricStep[])[];
  readonly onProgress: (bytes: number, size: number | null) => void;
  /** What is being worked on, for a line on a terminal that is gone later. */
  readonly onWork: (say: () => string) => void;
  /** Runs long work that looks now and then whether somebody has interrupted it, and then ends with what is there. */
  readonly untilInterrupted: <T>(work: (isInterrupted: () => boolean) => Promise<T>) => Promise<T>;
  /** Starts another thread; null where none can be started, and the work is done in this one. */
  readonly startThread: (name: ThreadName, data: unknown) => Promise<Thread | null>;
  /** Seconds since the start, for work that has a limit. */
  readonly elapsedSeconds: () => number;
}

/** What a command found. The shell around it renders, checks and exits; see cli/run.ts. */
export interface Outcome {
  readonly report: Report;
  /** The zone that people read instants in. */
  readonly zone: Zone;
  /** Checks of the command's own, beside --target and --assert: a filter that no row passes, a policy that is broken. */
  readonly checks: readonly Check[];
  /** What `--target` is compared with; null where the number could not be computed. */
  readonly targetSubjects: readonly TargetSubject[];
  /** The texts that a metric can have where the schema cannot know them, by its last key: an assertion on another is a slip. */
  readonly knownTexts?: ReadonlyMap<string, readonly string[]>;
}

/** `exactUnavailability` where it was typed: a double may have lost digits of it. */
export interface TargetSubject {
  readonly name: string;
  readonly unavailability: number | null;
  readonly exactUnavailability?: Decimal | null;
}

/** A worked call of a command, shown in its help and executed by a test. */
export interface Example {
  readonly line: string;
  readonly says: string;
}

/**
 * A subcommand. `register` must stay light (it runs at every start, also for `--help`); `run` loads what it needs.
 * How to add one: docs/extending.md.
 */
export interface CommandDefinition {
  readonly name: string;
  readonly summary: string;
  readonly examples: readonly Example[];
  register(command: Command): void;
  /** The JSON Schema of the result, for `--assert`. */
  schema(): Promise<JsonObject>;
  run(args: readonly string[], options: Readonly<Record<string, unknown>>, context: CommandContext): Promise<Outcome>;
}
