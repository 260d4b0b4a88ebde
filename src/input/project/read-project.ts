import { type FilePlace, fail } from '../../core/problem.ts';
import { GatheredProblems } from '../source/problems.ts';
import type { StandardInput } from '../source/source.ts';
import { fieldsOf, mapOf } from '../structured/fields.ts';
import type { FileNode, MapEntry } from '../structured/node.ts';
import { readOneDocument } from '../structured/read-file.ts';
import { listOf, textOf, wrongKind } from '../structured/values.ts';

/** A key of the file with what it says, as texts that could as well be typed behind the option of that name. */
export interface Setting {
  readonly key: string;
  readonly texts: readonly string[];
  readonly place: FilePlace;
}

/** A map of settings with a name of its own. */
export interface NamedSettings {
  readonly name: string;
  readonly settings: readonly Setting[];
  readonly place: FilePlace;
}

/** What a project says of itself: `ninefold.yaml`. */
export interface ProjectFile {
  readonly file: string;
  readonly logs: readonly NamedSettings[];
  /** Files, folders and patterns; the project file itself where the SLOs stand in it. */
  readonly slos: readonly string[];
  readonly topologies: readonly Setting[];
  readonly policy: Setting | null;
  readonly gates: readonly NamedSettings[];
  /** `FORMAT=FILE`. */
  readonly reports: readonly string[];
}

const keys = ['name', 'description', 'logs', 'slos', 'topologies', 'policy', 'gates', 'reports'];

/**
 * Reads a project file (YAML or JSON). Which settings a log or a gate may have is not known here: a setting is an option of
 * a command, and what reads those decides. @example gates: { checkout: { run: budget, log: shop, gate: freeze } }
 */
export async function readProject(path: string, standardInput: StandardInput): Promise<ProjectFile> {
  const fields = fieldsOf(await readOneDocument(path, standardInput, 'a project file'), 'the project file', keys);
  const problems = new GatheredProblems();
  const logs = fields.optional('logs');
  const topologies = fields.optional('topologies');
  const policy = fields.optional('policy');
  const slos = fields.optional('slos');
  const found = {
    logs: (logs && problems.attempt(() => namedSettings(logs, 'logs'))) ?? [],
    slos: (slos && problems.attempt(() => sloTexts(slos, path))) ?? [],
    topologies: (topologies && problems.attempt(() => mapOf(topologies, 'topologies').entries.map(settingOf))) ?? [],
    policy:
      policy && problems.attempt(() => ({ key: 'policy', texts: [textOf(policy, 'policy')], place: policy.place() })),
    gates: problems.attempt(() => namedSettings(fields.required('gates'), 'gates')) ?? [],
    reports: problems.attempt(() => fields.list('reports').map((each) => textOf(each, 'a report'))) ?? [],
  };
  problems.throwIfAny();
  if (found.gates.length === 0) return fail('mapEmpty', { what: 'gates' }, fields.required('gates').place());
  return { file: path, ...found };
}

function namedSettings(node: FileNode, what: string): readonly NamedSettings[] {
  return mapOf(node, what).entries.map((entry) => {
    const { key, value } = entry;
    const place = entry.keyPlace();
    if (value.kind !== 'map' && what === 'logs')
      return {
        name: key,
        settings: [{ key: 'files', texts: listOf(value, key).map((each) => textOf(each, key)), place }],
        place,
      };
    return { name: key, settings: mapOf(value, key).entries.map(settingOf), place };
  });
}

function settingOf(entry: MapEntry): Setting {
  const { key, value } = entry;
  return { key, texts: textsOf(value, key), place: entry.keyPlace() };
}

/** A switch that is off is as if it were not there; a map is a list of pairs. */
function textsOf(node: FileNode, what: string): readonly string[] {
  if (node.kind === 'list') return node.items.flatMap((item) => textsOf(item, what));
  if (node.kind === 'map') return node.entries.map(({ key, value }) => `${key}=${textOf(value, key)}`);
  if (node.type === 'null') return wrongKind(node, what, 'someValue');
  if (node.type === 'boolean') return node.text.toLowerCase() === 'true' ? ['true'] : [];
  return [node.text];
}

/** Texts name files; anything else are the SLOs themselves, and an SLO file is what this one is then. */
function sloTexts(node: FileNode, path: string): readonly string[] {
  const items = node.kind === 'list' ? node.items : [node];
  return items.length > 0 && items.every((item) => item.kind === 'scalar')
    ? items.map((item) => textOf(item, 'slos'))
    : [path];
}
