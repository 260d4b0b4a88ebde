import type { CommandContext, CommandDefinition } from '../commands/command.ts';
import { optionList, optionText, readOption } from '../commands/option-values.ts';
import { type Assertion, parseAssertion } from '../core/gates/assertion.ts';
import { anyFails, type Check, checkAssertion, checkTarget } from '../core/gates/check.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { nearest } from '../core/nearest.ts';
import { fail } from '../core/problem.ts';
import { parseAvailability, parseUnavailabilityExactly } from '../core/quantity/availability.ts';
import { shownTarget } from '../core/quantity/shown-target.ts';
import { parseInstant } from '../core/time/window.ts';
import { checksBlock } from '../report/checks.ts';
import { formats } from '../report/formats/index.ts';
import { plainText } from '../report/plain-text.ts';
import type { Report } from '../report/report.ts';
import { wantsColor } from './color.ts';
import { type GateOptions, statusOf } from './exit-status.ts';
import type { Io } from './io.ts';
import { refuseOverwriting, writeOutputFile } from './output-file.ts';
import { Progress } from './progress.ts';

type Options = Readonly<Record<string, unknown>>;

/** One outline for every command: read options, run, check, render, write, decide the status. */
export async function runCommand(
  definition: CommandDefinition,
  args: readonly string[],
  options: Options,
  io: Io,
): Promise<number> {
  const named = optionText(options, 'output');
  const file = named === '-' ? undefined : named; // standard output, as for the input
  if (file !== undefined) refuseOverwriting(file, [...args, ...readFiles(options)]);
  const target = readOption(options, 'target', (text, place) => ({
    text,
    ...parseAvailability(text, place),
    exact: parseUnavailabilityExactly(text, place),
  }));
  const assertions = await readAssertions(definition, options);
  const progress = new Progress(io.stderr, io.elapsed);
  const outcome = await definition
    .run(args, options, contextOf(options, io, progress, assertions))
    .finally(() => progress.clear());

  const { report } = outcome;
  const checks: Check[] = target
    ? outcome.targetSubjects.map(({ name, unavailability, exactUnavailability }) => {
        const exact =
          exactUnavailability && target.exact ? { actual: exactUnavailability, wanted: target.exact } : null;
        return checkTarget(name, unavailability, target.unavailability, shownTarget(target.text), exact);
      })
    : [];
  const explanation = options['explain'] === true ? report.explanation() : null;
  const gated: JsonObject = {
    schema: `ninefold/${definition.name}/1`,
    ...report.data,
    ...(explanation && { explanation }),
    warnings: report.warnings.map(({ kind, message }) => ({ kind, message })),
  };
  for (const assertion of assertions) refuseUnknownText(assertion, outcome.knownTexts);
  checks.push(...outcome.checks, ...assertions.map((assertion) => checkAssertion(assertion, gated)));
  const result: JsonObject = {
    ...gated,
    checks: checks.map(({ expression, actual, status }): Json => ({ expression, actual, status })),
  };
  const formatName = optionText(options, 'format') ?? formatOf(file);
  const format = await formats[formatName]!();
  const flag = options['color'] as boolean | undefined;
  const text = format(withExtras(report, checks, explanation, options['strict'] === true), {
    width: Math.max(20, io.stdout.columns),
    color: file === undefined ? wantsColor(io.stdout, io.env, flag) : flag === true,
    zone: outcome.zone,
    result,
  });
  if (file !== undefined) writeOutputFile(file, text);
  const gate = { strict: options['strict'] === true, exitZero: options['exitZero'] === true };
  if (options['quiet'] !== true) await writeNotes(report, io);
  if (file === undefined) await io.stdout.write(text);
  if (file !== undefined || formatName !== 'table') await writeVerdict(checks, gate, io);
  return statusOf(checks, gate);
}

/** `policy.state != fullvelocity` would always be met. */
function refuseUnknownText(
  { expression, path, value, onlyWarns }: Assertion,
  knownTexts: ReadonlyMap<string, readonly string[]> | undefined,
): void {
  const last = path.at(-1)!;
  const known = 'key' in last ? knownTexts?.get(last.key) : undefined;
  if (!known || typeof value !== 'string' || value === 'null' || known.includes(value)) return;
  const option = onlyWarns ? '--warn' : '--assert';
  const offset = expression.lastIndexOf(value);
  fail(
    'nameUnknown',
    { what: 'state', name: value, known, suggestion: nearest(value, known) },
    { kind: 'typed', option, text: expression, offset, length: value.length },
  );
}

/** The files that options name to be read. */
function readFiles(options: Options): readonly string[] {
  const single = ['slo', 'policy', 'targets', 'deploys', 'topology', 'scenarios'].flatMap(
    (name) => optionText(options, name) ?? [],
  );
  return [...optionList(options, 'exclude'), ...single];
}

async function readAssertions(definition: CommandDefinition, options: Options) {
  const asserted = optionList(options, 'assert');
  const warned = optionList(options, 'warn');
  if (asserted.length + warned.length === 0) return [];
  const schema = await definition.schema();
  return [
    ...asserted.map((text) => parseAssertion(text, schema, '--assert', false)),
    ...warned.map((text) => parseAssertion(text, schema, '--warn', true)),
  ];
}

function contextOf(options: Options, io: Io, progress: Progress, assertions: readonly Assertion[]): CommandContext {
  let clock: number | undefined; // read once: all of a run happens at one instant
  return {
    now(zone) {
      const at = readOption(options, 'at', (text, place) => parseInstant(text, zone, place));
      if (at !== undefined) return { instant: at, given: true };
      clock ??= io.now();
      return { instant: clock, given: false };
    },
    standardInput: io.stdin,
    standardInputIsPiped: io.stdinIsPiped(),
    assertedPaths: assertions.map(({ path }) => path),
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

/** `report.md` is Markdown without being told. */
function formatOf(file: string | undefined): string {
  const ending = /\.([a-z]+)$/i.exec(file ?? '')?.[1]?.toLowerCase() ?? '';
  const byEnding: Readonly<Record<string, string>> = { json: 'json', csv: 'csv', md: 'markdown', markdown: 'markdown' };
  return byEnding[ending] ?? 'table';
}

/** Where the result goes to a file or a program, a person still reads here why the status is not 0. */
async function writeVerdict(checks: readonly Check[], gate: GateOptions, io: Io): Promise<void> {
  const failing = checks.filter((check) => anyFails([check], gate.strict));
  for (const block of checksBlock(failing, gate.strict))
    if (block.kind === 'list') for (const { text } of block.items) await io.stderr.write(`${plainText(text)}\n`);
}
