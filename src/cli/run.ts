import type { CommandContext, CommandDefinition } from '../commands/command.ts';
import { optionList, optionText, readOption } from '../commands/option-values.ts';
import { type Assertion, parseAssertion } from '../core/gates/assertion.ts';
import { type Check, checkAssertion, checkTarget } from '../core/gates/check.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { parseAvailability } from '../core/quantity/availability.ts';
import { parseInstant } from '../core/time/window.ts';
import { checksBlock } from '../report/checks.ts';
import { formats } from '../report/formats/index.ts';
import { plainText } from '../report/plain-text.ts';
import type { Report } from '../report/report.ts';
import { wantsColor } from './color.ts';
import { statusOf } from './exit-status.ts';
import type { Io } from './io.ts';
import { writeOutputFile } from './output-file.ts';
import { Progress } from './progress.ts';

type Options = Readonly<Record<string, unknown>>;

/** One outline for every command: read options, run, check, render, write, decide the status. */
export async function runCommand(
  definition: CommandDefinition,
  args: readonly string[],
  options: Options,
  io: Io,
): Promise<number> {
  const target = readOption(options, 'target', (text, place) => ({ text, ...parseAvailability(text, place) }));
  const assertions = await readAssertions(definition, options);
  const progress = new Progress(io.stderr, io.elapsed);
  const outcome = await definition
    .run(args, options, contextOf(options, io, progress, assertions))
    .finally(() => progress.clear());

  const { report } = outcome;
  const checks: Check[] = target
    ? outcome.targetSubjects.map(({ name, unavailability }) =>
        checkTarget(
          name,
          unavailability,
          target.unavailability,
          /[%n]$/.test(target.text) || target.text.startsWith('0.') ? target.text : `${target.text}%`,
        ),
      )
    : [];
  const gated: JsonObject = { schema: `ninefold/${definition.name}/1`, ...report.data };
  checks.push(...assertions.map((assertion) => checkAssertion(assertion, gated)));

  checks.push(...outcome.doubts.map((expression): Check => ({ expression, actual: null, status: 'skipped' })));

  const explanation = options['explain'] === true ? report.explanation() : null;
  const result: JsonObject = {
    ...gated,
    ...(explanation && { explanation }),
    warnings: report.warnings.map(({ kind, message }) => ({ kind, message })),
    checks: checks.map(({ expression, actual, status }): Json => ({ expression, actual, status })),
  };
  const file = optionText(options, 'output');
  const format = await formats[optionText(options, 'format') ?? 'table']!();
  const flag = options['color'] as boolean | undefined;
  const text = format(withExtras(report, checks, explanation), {
    width: Math.max(20, io.stdout.columns),
    color: file === undefined ? wantsColor(io.stdout, io.env, flag) : flag === true,
    zone: outcome.zone,
    result,
  });
  if (file !== undefined) writeOutputFile(file, text);
  if (options['quiet'] !== true) await writeNotes(report, io);
  if (file === undefined) await io.stdout.write(text);
  return statusOf(checks, { strict: options['strict'] === true, exitZero: options['exitZero'] === true });
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
  return {
    now(zone) {
      const at = readOption(options, 'at', (text, place) => parseInstant(text, zone, place));
      return at === undefined ? { instant: io.now(), given: false } : { instant: at, given: true };
    },
    standardInput: io.stdin,
    standardInputIsPiped: io.stdinIsPiped(),
    assertedPaths: assertions.map(({ path }) => path),
    onProgress: progress.update,
  };
}

/** Checks stand first, where a failed build is read; formulas last. */
function withExtras(report: Report, checks: readonly Check[], explanation: readonly string[] | null): Report {
  const blocks = [...checksBlock(checks), ...report.blocks];
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
