import type { Check, TargetSubject } from '../core/gates/check.ts';
import type { MetricStep } from '../core/gates/metric-path.ts';
import type { JsonObject } from '../core/json.ts';
import type { Place, Problem } from '../core/problem.ts';
import type { Zone } from '../core/time/zone.ts';
import type { StandardInput } from '../input/source/source.ts';
import type { Report } from '../report/report.ts';
import type { Declarations, Option, Values } from './options/declare.ts';
import type { TypedTexts } from './options/parse.ts';
import type { AskedReport } from './options/reports.ts';
import type { SharedValues } from './options/shared.ts';

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
  readonly standardInput: StandardInput;
  /** Variables of the environment: what nobody should type, such as a password. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** True where standard input is a pipe or a file and no option names it: it may be the log, or the topology, that is not named. */
  readonly standardInputIsFree: boolean;
  /** The metrics that --assert and --warn name: what is asserted must be computed. */
  readonly assertedPaths: readonly (readonly MetricStep[])[];
  /** True where --target or --assert is given: what the log does not show must not meet them. */
  readonly isGated: boolean;
  /** True where one of them begins with this key of the result. */
  isAsserted(key: string): boolean;
  readonly onProgress: (bytes: number, size: number | null) => void;
  /** What is being worked on, for a line on a terminal that is gone later. */
  readonly onWork: (say: () => string) => void;
  /** Runs long work that looks now and then whether somebody has interrupted it, and then ends with what is there. */
  readonly untilInterrupted: <T>(work: (isInterrupted: () => boolean) => Promise<T>) => Promise<T>;
  /** Starts another thread; null where none can be started, and the work is done in this one. */
  readonly startThread: (name: ThreadName, data: unknown) => Promise<Thread | null>;
  /** Seconds since the start, for work that has a limit. */
  readonly elapsedSeconds: () => number;
  /** Compares checks with those of the run that `--baseline` names; as they are where it names none. */
  readonly compare: (checks: readonly Check[]) => readonly Check[];
  /** A command by its name, one that there is. */
  findCommand(name: string): Promise<CommandDefinition>;
  /** Runs another command as if it were typed, up to its checks. */
  judge(definition: CommandDefinition, args: readonly string[], typed: TypedTexts): Promise<JudgedCall>;
}

/** What a call came to, before anything is shown. */
export interface JudgedCall {
  readonly checks: readonly Check[];
  readonly result: JsonObject;
  readonly blocks: Report['blocks'];
  readonly page: Report['page'];
  /** The zone that people read its instants in. */
  readonly zone: Zone;
  readonly warnings: Report['warnings'];
  /** The files that it read. */
  readonly inputs: readonly string[];
}

/** What a command found. The shell around it renders, checks and exits; see cli/run.ts. */
export interface Outcome {
  readonly report: Report;
  /** The zone that people read instants in. */
  readonly zone: Zone;
  /** Checks of the command's own, beside --target and --assert: a filter that no row passes, a policy that is broken. */
  readonly checks: readonly Check[];
  /** What `--target` is compared with; null where the number could not be computed. */
  readonly targetSubjects: readonly AskedSubject[];
  /** The report has the checks in it already. */
  readonly showsChecks?: true;
  /** Results that go to files, beside those that options ask for. */
  readonly reports?: readonly AskedReport[];
  /** Files that were read and that no argument or option names. */
  readonly inputs?: readonly string[];
  /** What could not be done at all: status 2, with nothing on standard output. */
  readonly problems?: readonly Problem[];
  /** Where something is unknown: what would be found if it were as bad, and as good, as it can be. */
  readonly eitherWay?: () => readonly [worst: Outcome, best: Outcome];
  /** The texts that a metric can have where the schema cannot know them, by its last key: an assertion on another is a slip. */
  readonly knownTexts?: ReadonlyMap<string, readonly string[]>;
}

/** What `--target` is compared with. */
export interface AskedSubject extends TargetSubject {
  /** Where a file describes it. */
  readonly place?: Place | null;
}

/** A worked call of a command, shown in its help and executed by a test. */
export interface Example {
  readonly line: string;
  readonly says: string;
}

/** What a command is asked for: arguments, and the options by their declarations. */
export interface Call<D> {
  readonly args: readonly string[];
  readonly options: Values<D> & SharedValues;
  /** What was typed, by key, for what depends on whether an option is there at all. */
  readonly typed: TypedTexts;
  /** Refuses the options that can do nothing on such a call (see `Option.onlyFor`). */
  refuseWithoutEffect(call: string): void;
}

/**
 * A subcommand. Its declaration must stay light (it is loaded whenever the command is named, also for `--help`); `run` loads
 * what it needs. How to add one: docs/extending.md.
 */
export interface CommandDefinition<D = Declarations> {
  readonly name: string;
  readonly examples: readonly Example[];
  readonly argument: { readonly usage: string; readonly says: string };
  readonly options: D;
  /** Options of all commands that would do nothing here, and are not offered. */
  readonly withoutShared?: readonly (keyof SharedValues)[];
  /** Which of the arguments are files that are read. */
  readonly inputs: (args: readonly string[]) => readonly string[];
  /** The JSON Schema of the result, for `--assert`. */
  schema(): Promise<JsonObject>;
  run(call: Call<D>, context: CommandContext): Promise<Outcome>;
}

/** Gives the definition back, its options typed, for a list of commands. */
export function defineCommand<D extends Readonly<Record<string, Option<unknown>>>>(
  definition: CommandDefinition<D>,
): CommandDefinition {
  return definition as unknown as CommandDefinition;
}
