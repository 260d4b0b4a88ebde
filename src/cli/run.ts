import { version } from '../../package.json';
import type { CommandDefinition } from '../commands/command.ts';
import { filesOf, type TypedTexts } from '../commands/options/parse.ts';
import { sharedOptions } from '../commands/options/shared.ts';
import { anyFails, type Check } from '../core/gates/check.ts';
import { ProblemError } from '../core/problem.ts';
import { changesBlock } from '../report/baseline/changes-block.ts';
import { checksBlock } from '../report/checks.ts';
import type { Provenance } from '../report/formats/format.ts';
import { formats } from '../report/formats/index.ts';
import { plainText } from '../report/plain-text.ts';
import type { Block, Report } from '../report/report.ts';
import { wantsColor } from './color.ts';
import { type GateOptions, statusOf } from './exit-status.ts';
import type { Io } from './io.ts';
import { judge } from './judge.ts';
import { hashedInput } from './output/hashed-input.ts';
import { writeOutputFiles } from './output/output-file.ts';
import { type AskedOutput, askedOutputs, fileText } from './output/outputs.ts';
import { textParts } from './output/text-parts.ts';
import { pathBeside } from './path-beside.ts';
import { repositoryPath } from './repository-path.ts';

/** One outline for every command: read options, run, check, render, write, decide the status. */
export async function runCommand(
  definition: CommandDefinition,
  args: readonly string[],
  typed: TypedTexts,
  io: Io,
  argv: readonly string[],
): Promise<number> {
  let hashed: ReturnType<typeof hashedInput> | null = null;
  const readIo = { ...io, stdin: () => (hashed ?? io).stdin() };
  const judged = await judge(definition, args, typed, readIo, (read) => {
    const files = filesOf({ ...definition.options, ...sharedOptions }, typed);
    const asked = askedOutputs(read, [], [...definition.inputs(args), ...files]);
    if (asked.some(saysOrigin)) hashed = hashedInput(io.stdin);
  });
  const { outcome, options, checks, result, inputs, explanation } = judged;
  const { report, problems = [] } = outcome;
  const { strict, exitZero } = options;
  const outputs = askedOutputs(options, outcome.reports ?? [], [...inputs, ...(outcome.inputs ?? [])]);
  const shown = withExtras(report, outcome.showsChecks ? [] : checks, explanation, strict);
  const provenance = outputs.some(saysOrigin)
    ? await originOf(argv, [...inputs, ...(outcome.inputs ?? [])], hashed)
    : null;
  const texts = await Promise.all(
    outputs.map(async ({ format, file }) => {
      const render = await formats[format]!.load();
      const text = render(shown, {
        width: Math.max(20, io.stdout.columns),
        color: file === null ? wantsColor(io.stdout, io.env, options.color) : options.color === true,
        zone: outcome.zone,
        ...(file === null && io.stdout.isTty && { terminal: terminalOf(io) }),
        result,
        version,
        files: inputs,
        ...(provenance && { provenance }),
        pathOf: (other) => pathBeside(file, outputs.find((each) => each.format === other)?.file ?? null),
        repositoryPath: (path) => repositoryPath(path, io),
      });
      return { path: file, text: file === null ? text : fileText(file, text, io) };
    }),
  );
  await writeOutputFiles(texts.flatMap(({ path, text }) => (path === null ? [] : [{ path, text }])));
  const gate = { strict, exitZero };
  if (!options.quiet) await writeNotes(report, io);
  if (problems.length > 0) {
    for (const block of report.blocks) await writeLines(block, io);
    throw new ProblemError(...problems);
  }
  for (const { path, text } of texts)
    if (path === null) for (const part of textParts(text)) await io.stdout.write(part);
  if (outputs[0]!.file !== null || outputs[0]!.format !== 'table') await writeVerdict(checks, gate, io);
  return statusOf(checks, gate);
}

/** A page says which call made it, and of what. */
const saysOrigin = ({ format }: AskedOutput): boolean => format === 'html';

async function originOf(
  argv: readonly string[],
  inputs: readonly string[],
  hashed: ReturnType<typeof hashedInput> | null,
): Promise<Provenance> {
  const { provenanceOf } = await import('./output/provenance.ts');
  return provenanceOf(argv, inputs, hashed?.hash() ?? null);
}

/** From so many columns on a terminal has room for pictures. */
const drawsFrom = 100;

/** What the terminal can show: the locale and its kind say whether it has more than ASCII. */
function terminalOf({ stdout, env }: Io): { readonly draws: boolean; readonly hasUnicode: boolean } {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  const hasUnicode = env['TERM'] !== 'dumb' && (locale === '' || /utf-?8/i.test(locale));
  return { draws: stdout.columns >= drawsFrom, hasUnicode };
}

/** Checks stand first, where a failed build is read; formulas last. */
function withExtras(
  report: Report,
  checks: readonly Check[],
  explanation: readonly string[] | null,
  isStrict: boolean,
): Report {
  const blocks = [...checksBlock(checks, isStrict), ...changesBlock(checks), ...report.blocks];
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
  for (const block of checksBlock(failing, gate.strict)) await writeLines(block, io);
}

async function writeLines(block: Block, io: Io): Promise<void> {
  if (block.kind === 'list') for (const { text } of block.items) await io.stderr.write(`${plainText(text)}\n`);
}
