import { version } from '../../package.json';
import type { CommandContext, CommandDefinition } from '../commands/command.ts';
import { filesOf, parseOptions, refuseWithoutEffect, type TypedTexts } from '../commands/options/parse.ts';
import { type SharedValues, sharedOptions } from '../commands/options/shared.ts';
import { type Assertion, parseAssertion } from '../core/gates/assertion.ts';
import { anyFails, askedAt, type Check, checkAssertion, checkTarget } from '../core/gates/check.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { fail } from '../core/problem.ts';
import { parseInstant } from '../core/time/window.ts';
import { failUnknownName } from '../core/unknown-name.ts';
import { checkData, checksBlock } from '../report/checks.ts';
import { formats } from '../report/formats/index.ts';
import { formatTarget } from '../report/numbers.ts';
import { plainText } from '../report/plain-text.ts';
import type { Report } from '../report/report.ts';
import { wantsColor } from './color.ts';
import { type GateOptions, statusOf } from './exit-status.ts';
import type { Io } from './io.ts';
import { writeOutputFiles } from './output-file.ts';
import { askedOutputs, fileText } from './outputs.ts';
import { Progress } from './progress.ts';
import { repositoryPath } from './repository-path.ts';

/** One outline for every command: read options, run, check, render, write, decide the status. */
export async function runCommand(
  definition: CommandDefinition,
  args: readonly string[],
  typed: TypedTexts,
  io: Io,
): Promise<number> {
  const declarations = { ...definition.options, ...sharedOptions };
  const files = filesOf(declarations, typed);
  const inputs = [...definition.inputs(args), ...files];
  if (inputs.filter((path) => path === '-').length > 1) fail('standardInputTwice', {});
  const assertions = await readAssertions(definition, typed);
  const assertedKeys = assertions.flatMap(({ path: [first] }) => (first && 'key' in first ? [first.key] : []));
  const options = parseOptions(declarations, typed, assertedKeys) as SharedValues;
  const { target, strict, exitZero } = options;
  const outputs = askedOutputs(options, inputs);
  const progress = new Progress(io.stderr, io.elapsed);
  const isFree = io.stdinIsPiped() && !files.includes('-');
  const context = contextOf(options, io, progress, assertions, isFree);
  const call = {
    args,
    options,
    typed,
    refuseWithoutEffect: (kind: string) => refuseWithoutEffect(declarations, typed, kind),
  };
  const outcome = await definition.run(call, context).finally(() => progress.clear());

  const { report } = outcome;
  const checks: Check[] = target
    ? outcome.targetSubjects.map((subject) => {
        const { exact, text } = target;
        const { unavailability } = target.availability;
        return askedAt(checkTarget(subject, { shown: formatTarget(text), unavailability, exact }), subject.place);
      })
    : [];
  const explanation = options.explain ? report.explanation() : null;
  const gated: JsonObject = {
    schema: `ninefold/${definition.name}/1`,
    ...report.data,
    ...(explanation && { explanation }),
    warnings: report.warnings.map(({ kind, message }) => ({ kind, message })),
  };
  for (const assertion of assertions) refuseUnknownText(assertion, outcome.knownTexts);
  checks.push(...outcome.checks, ...assertions.map((assertion) => checkAssertion(assertion, gated)));
  const result: JsonObject = { ...gated, checks: checks.map((check): Json => checkData(check, strict)) };
  const shown = withExtras(report, checks, explanation, strict);
  const texts = await Promise.all(
    outputs.map(async ({ format, file }) => {
      const render = await formats[format]!.load();
      const text = render(shown, {
        width: Math.max(20, io.stdout.columns),
        color: file === null ? wantsColor(io.stdout, io.env, options.color) : options.color === true,
        zone: outcome.zone,
        result,
        version,
        files: inputs,
        repositoryPath: (path) => repositoryPath(path, io),
      });
      return { path: file, text: file === null ? text : fileText(file, text, io) };
    }),
  );
  writeOutputFiles(texts.flatMap(({ path, text }) => (path === null ? [] : [{ path, text }])));
  const gate = { strict, exitZero };
  if (!options.quiet) await writeNotes(report, io);
  for (const { path, text } of texts) if (path === null) await io.stdout.write(text);
  if (outputs[0]!.file !== null || outputs[0]!.format !== 'table') await writeVerdict(checks, gate, io);
  return statusOf(checks, gate);
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

function contextOf(
  { at, target }: SharedValues,
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
  };
}

/** Checks stand first, where a failed build is read; formulas last. */
function withExtras(
  report: Report,
  checks: readonly Check[],
  explanation: readonly string[] | null,
  isStrict: boolean,
): Report {
  const blocks = [...checksBlock(checks, isStrict), ...report.blocks];
  if (explanation)
    blocks.push({ kind: 'list', title: 'How it was computed', items: explanation.map((text) => ({ text })) });
  return { ...report, blocks };
}

async function writeNotes(report: Report, io: Io): Promise<void> {
  const notes = [...report.remarks, ...report.warnings.map(({ message }) => `note: ${message}`)].map(plainText);
  let lines = notes;
  if (io.stderr.isTty) {
    const { wrapped } = await import('../report/formats/width.ts'); // a pipe or a file wants each note on its line
    lines = notes.flatMap((note) => wrapped(note, io.stderr.columns));
  }
  await io.stderr.write(lines.map((line) => `${line}\n`).join(''));
}

/** Where the result goes to a file or a program, a person still reads here why the status is not 0. */
async function writeVerdict(checks: readonly Check[], gate: GateOptions, io: Io): Promise<void> {
  const failing = checks.filter((check) => anyFails([check], gate.strict));
  for (const block of checksBlock(failing, gate.strict))
    if (block.kind === 'list') for (const { text } of block.items) await io.stderr.write(`${plainText(text)}\n`);
}
