import { version } from '../../package.json';
import type { CommandContext, CommandDefinition, JudgedCall, Outcome } from '../commands/command.ts';
import { commands } from '../commands/index.ts';
import { filesOf, parseOptions, refuseWithoutEffect, type TypedTexts } from '../commands/options/parse.ts';
import { type SharedValues, sharedOptions } from '../commands/options/shared.ts';
import { type Assertion, parseAssertion } from '../core/gates/assertion.ts';
import { about, askedAt, type Check, checkAssertion, checkTarget } from '../core/gates/check.ts';
import { boundedByWays, measureOf } from '../core/gates/measure.ts';
import { decidedEitherWay } from '../core/gates/undecided.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { fail, ProblemError } from '../core/problem.ts';
import { parseInstant } from '../core/time/window.ts';
import { failUnknownName } from '../core/unknown-name.ts';
import { checkData } from '../report/checks.ts';
import { formatTarget } from '../report/numbers.ts';
import type { Io } from './io.ts';
import { Progress } from './progress.ts';

/** A call with all that it came to, before anything is shown. */
export interface Judged extends JudgedCall {
  readonly outcome: Outcome;
  readonly options: SharedValues;
  readonly explanation: readonly string[] | null;
}

/** Reads the options of a call, runs it and makes its checks; `before` sees the options before anything is read. */
export async function judge(
  definition: CommandDefinition,
  args: readonly string[],
  typed: TypedTexts,
  io: Io,
  before: (options: SharedValues) => void = () => {},
): Promise<Judged> {
  const declarations = { ...definition.options, ...sharedOptions };
  const files = filesOf(declarations, typed);
  const inputs = [...definition.inputs(args), ...files];
  if (inputs.filter((path) => path === '-').length > 1) fail('standardInputTwice', {});
  const assertions = await readAssertions(definition, typed);
  const assertedKeys = assertions.flatMap(({ path: [first] }) => (first && 'key' in first ? [first.key] : []));
  const options = parseOptions(declarations, typed, assertedKeys) as SharedValues;
  before(options);
  const { target, strict } = options;
  const progress = new Progress(io.stderr, io.elapsed);
  const isFree = io.stdinIsPiped() && !files.includes('-');
  const compare = await comparisonOf(definition, options, io);
  const context = { ...contextOf(options, io, progress, assertions, isFree), compare };
  const call = {
    args,
    options,
    typed,
    refuseWithoutEffect: (kind: string) => refuseWithoutEffect(declarations, typed, kind),
  };
  const outcome = await definition
    .run(call, context)
    .catch(sayWhatFileItIs)
    .finally(() => progress.clear());
  const { report } = outcome;
  const explanation = options.explain ? report.explanation() : null;
  const gated = gatedData(definition, outcome, explanation);
  for (const assertion of assertions) refuseUnknownText(assertion, outcome.knownTexts);
  const checksOf = (each: Outcome): readonly Check[] =>
    checksAsked(each, target, assertions, each === outcome ? gated : gatedData(definition, each, explanation));
  const found = checksOf(outcome);
  const isJudged = found.some(({ status }) => status === 'met' || status === 'missed');
  const [worst, best] = (isJudged ? outcome.eitherWay?.() : null)?.map(checksOf) ?? [];
  const decided = worst && best ? decidedEitherWay(found, [worst, best]) : found;
  const measured = decided.map((check): Check => {
    const measure = check.measure ?? measureOf(check, gated);
    return { ...check, measure: worst && best ? boundedByWays(check, measure, [worst, best]) : measure };
  });
  const checks = compare(measured);
  const result: JsonObject = { ...gated, checks: checks.map((check): Json => checkData(check, strict)) };
  const { blocks, page, warnings } = report;
  return { outcome, options, explanation, checks, result, blocks, page, zone: outcome.zone, warnings, inputs };
}

/** Compares checks with the baseline of a call; gives them back as they are where it has none. */
async function comparisonOf(
  { name }: CommandDefinition,
  { baseline, failOn }: SharedValues,
  io: Io,
): Promise<CommandContext['compare']> {
  if (baseline === null) return (checks) => checks;
  const { comparing } = await import('../commands/compare-with-baseline.ts');
  return comparing(baseline, failOn, io.stdin, { schema: schemaOf(name), version });
}

const schemaOf = (command: string): string => `ninefold/${command}/1`;

/** A file that is refused may be a good one of another kind. */
async function sayWhatFileItIs(error: unknown): Promise<never> {
  if (!(error instanceof ProblemError)) throw error;
  const { swapped } = await import('../commands/swapped-file.ts');
  throw await swapped(error);
}

/** What assertions look at: the JSON result, but for its checks. */
function gatedData(
  { name }: CommandDefinition,
  { report }: Outcome,
  explanation: readonly string[] | null,
): JsonObject {
  return {
    schema: schemaOf(name),
    version,
    ...report.data,
    ...(explanation && { explanation }),
    warnings: report.warnings.map(({ kind, message }) => ({ kind, message })),
  };
}

/** The target, what the command checks itself, and the assertions. */
function checksAsked(
  { targetSubjects, checks }: Outcome,
  target: SharedValues['target'],
  assertions: readonly Assertion[],
  gated: JsonObject,
): readonly Check[] {
  const targets = (target ? targetSubjects : []).map((subject) => {
    const { exact, text, availability } = target!;
    const asked = { shown: formatTarget(text), unavailability: availability.unavailability, exact };
    const of = subject.label ?? subject.name;
    const check = about(checkTarget(subject, asked), { kind: 'availability', of, target: asked.shown });
    return askedAt(check, subject.place);
  });
  return [...targets, ...checks, ...assertions.map((assertion) => checkAssertion(assertion, gated))];
}

/** `policy.state != fullvelocity` would always be met. */
function refuseUnknownText(
  { expression, option, path, value }: Assertion,
  knownTexts: ReadonlyMap<string, readonly string[]> | undefined,
): void {
  const last = path.at(-1)!;
  const known = 'key' in last ? knownTexts?.get(last.key) : undefined;
  if (!known || typeof value !== 'string' || value === 'null' || known.includes(value)) return;
  const offset = expression.lastIndexOf(value);
  failUnknownName('state', value, known, { kind: 'typed', option, text: expression, offset, length: value.length });
}

async function readAssertions(definition: CommandDefinition, typed: TypedTexts): Promise<readonly Assertion[]> {
  const asserted = typed.get('assert') ?? [];
  const warned = typed.get('warn') ?? [];
  if (asserted.length + warned.length === 0) return [];
  const schema = await definition.schema();
  return [
    ...asserted.map((text) => parseAssertion(text, schema, '--assert', false)),
    ...warned.map((text) => parseAssertion(text, schema, '--warn', true)),
  ];
}

/** What a call may know of the world. */
export function contextOf(
  { at, target }: Pick<SharedValues, 'at' | 'target'>,
  io: Io,
  progress: Progress,
  assertions: readonly Assertion[],
  standardInputIsFree: boolean,
): CommandContext {
  let clock: number | undefined; // read once: all of a run happens at one instant
  const assertedPaths = assertions.map(({ path }) => path);
  return {
    now(zone) {
      if (at) return { instant: at.read((text, place) => parseInstant(text, zone, place)), given: true };
      clock ??= io.now();
      return { instant: clock, given: false };
    },
    standardInput: io.stdin,
    environment: io.env,
    standardInputIsFree,
    assertedPaths,
    isGated: target !== null || assertions.some(({ onlyWarns }) => !onlyWarns),
    isAsserted: (key) => assertedPaths.some(([first]) => first !== undefined && 'key' in first && first.key === key),
    onProgress: progress.update,
    onWork: progress.tell,
    async untilInterrupted(work) {
      let isInterrupted = false;
      const forget = io.onInterrupt(() => {
        isInterrupted = true;
      });
      return work(() => isInterrupted).finally(forget);
    },
    startThread: io.startThread,
    elapsedSeconds: () => io.elapsed() / 1_000,
    compare: (checks) => checks,
    findCommand: (name) => commands.find((each) => each.name === name)!.load(),
    judge: (definition, args, typed) => judge(definition, args, typed, io),
  };
}
