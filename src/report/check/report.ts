import { anyFails, type Check, standingOf } from '../../core/gates/check.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Problem } from '../../core/problem.ts';
import type { Zone } from '../../core/time/zone.ts';
import { changesBlock } from '../baseline/changes-block.ts';
import type { Picture } from '../pictures/picture.ts';
import { type Block, blockIn, type Report, type Tone, type Warning } from '../report.ts';
import { checkSentence, codeOf } from '../words/check-text.ts';
import { counted } from '../words/phrases.ts';

/** What a gate came to; with problems it could not be judged. */
export interface GateResult {
  readonly name: string;
  readonly checks: readonly Check[];
  readonly warnings: readonly Warning[];
  /** The whole report of the call behind it. */
  readonly blocks: readonly Block[];
  /** The zone that its instants are read in. */
  readonly zone: Zone;
  /** Its pictures. */
  readonly page?: Report['page'] | undefined;
  readonly problems?: readonly Problem[];
}

/** `warned`: something is missed that fails nothing. */
type GateStatus = 'met' | 'missed' | 'skipped' | 'warned' | 'error';

const marks: Readonly<Record<GateStatus, readonly [mark: string, tone: Tone]>> = {
  met: ['✓', 'good'],
  missed: ['✗', 'bad'],
  skipped: ['–', 'warning'],
  warned: ['!', 'warning'],
  error: ['?', 'bad'],
};

/** A line a gate. What its data need to be known of is said under the name of the gate. */
export function checkReport(
  file: string,
  gates: readonly GateResult[],
  isStrict: boolean,
  wantsDetails: boolean,
): Report {
  return {
    title: `Project: ${file}`,
    titleCode: [file],
    blocks: [
      { kind: 'list', title: 'Gates', items: gates.map((gate) => lineOf(gate, isStrict)) },
      ...changesBlock(gates.flatMap(({ name, checks }) => checks.map((check) => ({ ...check, gate: name })))),
      ...(wantsDetails ? gates.flatMap(detailsOf) : []),
    ],
    ...(wantsDetails && { page: () => ({ headline: [], pictures: () => gates.flatMap(picturesOf) }) }),
    data: { gates: gates.map((gate) => gateData(gate, isStrict)) },
    warnings: gates.flatMap(({ name, warnings }) =>
      warnings.map(({ kind, message }) => ({ kind, message: `${name}: ${message}` })),
    ),
    remarks: [],
    explanation: () => [],
  };
}

function gateData(gate: GateResult, isStrict: boolean): JsonObject {
  const { name, checks } = gate;
  return { name, status: statusOf(gate, isStrict), checks: checks.length, message: messageOf(gate, isStrict) };
}

function lineOf(gate: GateResult, isStrict: boolean) {
  const [mark, tone] = marks[statusOf(gate, isStrict)];
  return { text: `${mark} ${gate.name}: ${messageOf(gate, isStrict)}`, tone, code: gate.checks.flatMap(codeOf) };
}

function statusOf({ checks, problems }: GateResult, isStrict: boolean): GateStatus {
  if (problems) return 'error';
  if (anyFails(checks, isStrict)) return 'missed';
  const standings = checks.map(standingOf);
  return (['skipped', 'warned'] as const).find((each) => standings.includes(each)) ?? 'met';
}

/** The first check that decides it, and how many more there are like it. */
function messageOf(gate: GateResult, isStrict: boolean): string {
  const { checks, problems } = gate;
  if (problems) return `could not be judged: ${checkSentence(checks[0]!)}`;
  const failing = checks.filter((check) => anyFails([check], isStrict));
  const shown = statusOf(gate, isStrict);
  const deciding =
    failing.length > 0 ? failing : checks.filter((check) => shown !== 'met' && standingOf(check) === shown);
  const [first, ...others] = deciding;
  if (!first) return `${counted(checks.length, 'check')} met`;
  return `${checkSentence(first)}${others.length > 0 ? ` (and ${counted(others.length, 'check')} more like it)` : ''}`;
}

/** The pictures of a gate, each with the table of its own. */
function picturesOf({ name, page }: GateResult): readonly Picture[] {
  const pictures = page?.().pictures() ?? [];
  return pictures.map(
    (picture): Picture => ({
      ...picture,
      title: `${name}: ${picture.title}`,
      ...(picture.numbersIn && { numbersIn: `${name}: ${picture.numbersIn}` }),
    }),
  );
}

function detailsOf({ name, blocks, zone }: GateResult): readonly Block[] {
  return blocks.map(
    (block) => ({ ...blockIn(zone, block), title: block.title ? `${name}: ${block.title}` : name }) as Block,
  );
}
