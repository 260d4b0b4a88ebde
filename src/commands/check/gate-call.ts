import { type FilePlace, fail, ProblemError } from '../../core/problem.ts';
import { failUnknownName, unknownName } from '../../core/unknown-name.ts';
import type { NamedSettings, ProjectFile, Setting } from '../../input/project/read-project.ts';
import { namedFiles } from '../../input/source/named-files.ts';
import type { CommandDefinition } from '../command.ts';
import { type Declarations, flagOf } from '../options/declare.ts';
import { sharedOptions } from '../options/shared.ts';

/** The call of a command that a gate stands for. */
export interface GateCall {
  readonly args: readonly string[];
  readonly typed: Map<string, readonly string[]>;
  /** Where the file says what an option would, by its flag. */
  readonly places: ReadonlyMap<string, FilePlace>;
}

/** What is of the whole check, not of one gate. */
const ofAll = [
  ...['strict', 'exitZero', 'baseline', 'failOn', 'format', 'output', 'report', 'explain', 'at', 'color', 'quiet'],
];

/** Settings of a gate that are arguments. */
const argumentKeys: Readonly<Record<string, readonly string[]>> = {
  budget: ['log'],
  incidents: ['log'],
  project: ['log'],
  compose: ['topology', 'expression'],
};

/** Commands that a gate may run. */
export const gateCommands = Object.keys(argumentKeys);

const tables = /\.(csv|tsv|txt|json|jsonl|ndjson)$/i;

/** What a gate that runs this command may have: its options and its arguments. */
export function settingsOf({ name, options }: CommandDefinition): readonly string[] {
  const keys = Object.keys({ ...options, ...sharedOptions }).filter((key) => !ofAll.includes(key));
  return [...new Set([...keys, ...argumentKeys[name]!, 'run', 'description'])];
}

/** A gate as the command line that says the same: its own settings before those of its log, those before the file's. */
export function gateCall(gate: NamedSettings, definition: CommandDefinition, project: ProjectFile): GateCall {
  const folder = /^.*\//.exec(project.file)?.[0] ?? '';
  const inFolder = (text: string): string =>
    folder === '' || text.startsWith('/') || text === '-' ? text : `${folder}${text}`;
  const declarations: Declarations = { ...definition.options, ...sharedOptions };
  const asArguments = argumentKeys[definition.name]!;
  const known = settingsOf(definition);
  const typed = new Map<string, readonly string[]>();
  const places = new Map<string, FilePlace>();
  const args: string[] = [];
  const give = (setting: Setting, what: string, own: readonly string[]): void => {
    const { key, texts, place } = setting;
    const declaration = declarations[key];
    const declared = own.includes(key) ? declaration : undefined;
    if (!declared) throw new ProblemError(unknownName(`setting of ${what}`, key, own, place));
    if (typed.has(key) || texts.length === 0) return;
    const namesFile = declared.files !== null;
    typed.set(
      key,
      texts.map((text) => (namesFile && !/^[\d.]+[%n]?$/.test(text) ? inFolder(text) : text)),
    );
    places.set(flagOf(key), place);
  };
  for (const setting of gate.settings) {
    const { key, texts } = setting;
    if (key === 'run' || key === 'description') continue;
    if (!asArguments.includes(key)) give(setting, gate.name, known);
    else if (key === 'expression') args.push(...texts);
    else if (key === 'topology')
      args.push(...texts.map((text) => inFolder(topologyNamed(text, project, setting.place))));
  }
  const logs = gate.settings
    .filter(({ key }) => key === 'log' && asArguments.includes(key))
    .flatMap(({ texts, place }) => texts.map((name) => logNamed(name, project, place)));
  const [log] = logs;
  if (!areReadAlike(logs, typed)) fail('gateOfSeveralLogs', { logs: logs.map(({ name }) => name) }, gate.place);
  for (const each of logs) args.push(...filesOf(each, inFolder));
  const ofLog = Object.keys(definition.options);
  for (const setting of log?.settings ?? []) if (setting.key !== 'files') give(setting, `the log ${log!.name}`, ofLog);
  if (definition.name === 'budget') {
    if (!typed.has('slo') && !typed.has('targets') && project.slos.length > 0)
      typed.set(
        'slo',
        project.slos.map((text) => (text === project.file ? text : inFolder(text))),
      );
    if (project.policy) give(project.policy, 'the project file', known);
    const topology = typed.get('topology')?.[0];
    const named = gate.settings.find(({ key, texts }) => key === 'topology' && texts.length > 0);
    if (topology !== undefined && named !== undefined)
      typed.set('topology', [inFolder(topologyNamed(named.texts[0]!, project, named.place))]);
  }
  return { args, typed, places };
}

/** Whether logs say the same of how they are read, but for what the gate says itself. */
function areReadAlike(logs: readonly NamedSettings[], typed: ReadonlyMap<string, readonly string[]>): boolean {
  const said = logs.map(({ settings }) =>
    settings
      .filter(({ key }) => key !== 'files' && !typed.has(key))
      .map(({ key, texts }) => JSON.stringify([key, texts]))
      .toSorted(),
  );
  return said.every((each) => each.join() === said[0]!.join());
}

/** A topology of the project, or a file. */
function topologyNamed(text: string, { topologies }: ProjectFile, place: FilePlace): string {
  const found = topologies.find(({ key }) => key === text)?.texts[0];
  if (found === undefined && /^[A-Za-z][\w-]*$/.test(text))
    failUnknownName(
      'topology',
      text,
      topologies.map(({ key }) => key),
      place,
    );
  return found ?? text;
}

function logNamed(name: string, { logs }: ProjectFile, place: FilePlace): NamedSettings {
  const known = logs.map((each) => each.name);
  return logs.find((each) => each.name === name) ?? failUnknownName('log', name, known, place);
}

function filesOf({ name, settings, place }: NamedSettings, inFolder: (text: string) => string): readonly string[] {
  const setting = settings.find(({ key }) => key === 'files');
  if (!setting) return fail('keyMissing', { what: `the log ${name}`, key: 'files' }, place);
  return setting.texts.flatMap((text) => {
    const { files, by } = namedFiles(inFolder(text), tables);
    return files.length > 0 || by === 'path'
      ? files
      : fail('noFileNamed', { by, endings: '.csv, .tsv or .json' }, setting.place);
  });
}
