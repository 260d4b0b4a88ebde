import { draftWords, gateWords, settingWords, troubleLines } from './draft-words.ts';
import type { DraftGate, DraftLog, ProjectDraft } from './project-draft.ts';
import { comment, commentedOut, said, yamlWord } from './yaml-lines.ts';

/** The lines of an entry, and why they stand in a comment. */
interface Entry {
  readonly lines: readonly string[];
  readonly trouble: DraftGate['trouble'];
}

const exampleExpression = 'web=99.9 -> db=99.95';

/** A project as `ninefold.yaml`: every line says what it is for; what cannot be used yet stands in a comment with the reason. */
export function projectFile({ name, logs, slos, topologies, cuts, gates }: ProjectDraft): string {
  const lines = [
    '# yaml-language-server: $schema=./node_modules/ninefold/schema/project-file.schema.json',
    ...draftWords.head.map(comment),
    said(`name: ${yamlWord(name)}`, draftWords.name),
    ...section('logs', draftWords.logs, logs.map(logEntry)),
    ...(cuts.length === 0 ? [] : ['', comment(draftWords.cuts), ...cuts.map((file) => comment(`  ${file}`))]),
    ...section(
      'slos',
      draftWords.slos,
      slos.map(({ file, trouble }) => ({ lines: [said(`  - ${yamlWord(file)}`, draftWords.slo)], trouble })),
    ),
    ...section(
      'topologies',
      draftWords.topologies,
      topologies.map((each) => ({
        lines: [said(`  ${yamlWord(each.name)}: ${yamlWord(each.file)}`, draftWords.topology)],
        trouble: each.trouble,
      })),
    ),
    ...section(
      'gates',
      draftWords.gates,
      gates.map((gate) => ({ lines: gateLines(gate), trouble: gate.trouble })),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** A key with its entries; the key is in a comment, too, where all of them are. */
function section(key: string, words: string, entries: readonly Entry[]): readonly string[] {
  if (entries.length === 0) return [];
  const isOff = entries.every(({ trouble }) => trouble !== null);
  const body = entries.flatMap(({ lines, trouble }) =>
    trouble === null
      ? lines
      : [
          `  ${comment(draftWords.off)}`,
          ...troubleLines(trouble).map((text) => `  ${comment(`  ${text}`)}`),
          ...commentedOut(lines, '  '),
        ],
  );
  return ['', comment(words), isOff ? `# ${key}:` : `${key}:`, ...body];
}

function logEntry({ name, file, trouble, lacksZone, areEvents }: DraftLog): Entry {
  return {
    lines: [
      `  ${yamlWord(name)}:`,
      said(`    files: ${yamlWord(file)}`, areEvents ? draftWords.events : draftWords.files),
      ...(lacksZone ? [said('    zone: UTC', draftWords.zone)] : []),
      ...(areEvents ? [] : [`    ${comment(`covers: 2026-01-01/2026-04-01 # ${draftWords.covers}`)}`]),
    ],
    trouble,
  };
}

function gateLines({ name, aim, subjects }: DraftGate): readonly string[] {
  const words = gateWords[aim];
  const [first, ...more] = (subjects.length > 0 ? subjects : ['incidents']).map(yamlWord);
  const named = more.length > 0 ? `[${[first, ...more].join(', ')}]` : first!;
  const log = said(`    log: ${named}`, settingWords.log);
  const topology = said(`    topology: ${named}`, settingWords.topology);
  const state = said('    gate: freeze', settingWords.gate);
  const target = said('    target: 99.9', settingWords.target);
  const settings: Readonly<Record<DraftGate['aim'], readonly [command: string, ...lines: readonly string[]]>> = {
    budgets: ['budget', log, state],
    budgetOfTarget: ['budget', log, said('    slo: 99.9', settingWords.target), state],
    availability: ['incidents', log, said('    month: last', settingWords.month), target],
    topology: ['compose', topology, target],
    topologyOfTargets: ['compose', topology],
    example: [
      'compose',
      said(`    expression: ${exampleExpression}`, settingWords.expression),
      said('    target: 99.8', settingWords.met),
    ],
  };
  const [command, ...lines] = settings[aim];
  return [`  ${yamlWord(name)}:`, said(`    run: ${command}`, words), ...lines];
}
