import { fail, type Place } from '../../core/problem.ts';
import { type Change, type ChangeVerb, changeVerbs, parseChange, type Scenario } from '../../core/projection/change.ts';
import { combinedName } from '../../core/projection/project.ts';
import { failUnknownName } from '../../core/unknown-name.ts';
import { GatheredProblems } from '../../input/source/problems.ts';
import type { StandardInput } from '../../input/source/source.ts';
import { fieldsOf, mapOf } from '../../input/structured/fields.ts';
import type { FileNode, MapEntry } from '../../input/structured/node.ts';
import { readStructuredFile } from '../../input/structured/read-file.ts';
import { listOf, scalarOf } from '../../input/structured/values.ts';

/**
 * Reads a scenarios file: under `scenarios`, each name with a list of changes, written as on the command line without the
 * dashes (`reduce mttr=50%`) or as a pair (`reduce: mttr=50%`).
 */
export async function readScenarios(path: string, standardInput: StandardInput): Promise<readonly Scenario[]> {
  const documents = await readStructuredFile(path, standardInput);
  const found = new GatheredProblems();
  const scenarios: Scenario[] = [];
  for (const document of documents) {
    const fields = fieldsOf(document, 'the file', ['scenarios']);
    for (const entry of mapOf(fields.required('scenarios'), 'scenarios').entries) {
      const scenario = found.attempt(() => scenarioOf(entry, found));
      if (scenario) scenarios.push(scenario);
    }
  }
  found.throwIfAny();
  if (scenarios.length > 0) return scenarios;
  return fail('scenariosNone', {}, { kind: 'file', file: path });
}

function scenarioOf(entry: MapEntry, found: GatheredProblems): Scenario {
  const { key: name, value } = entry;
  if (name === combinedName) fail('scenarioNamedAsAll', { name }, entry.keyPlace());
  const nodes = listOf(value, name);
  if (nodes.length === 0) fail('scenarioEmpty', { name }, entry.keyPlace());
  const changes = nodes.flatMap((node) => found.attempt(() => changeOf(node, name)) ?? []);
  refuseSetTwice(changes, entry.keyPlace());
  return { name, changes };
}

/** Changes that stand together may set a thing once. */
export function refuseSetTwice(changes: readonly Change[], place: Place): void {
  const set = changes.flatMap((change) => (change.kind === 'set' ? [change.what] : []));
  const twice = set.find((what, i) => set.indexOf(what) !== i);
  if (twice !== undefined) fail('setTwice', { what: twice }, place);
}

function changeOf(node: FileNode, scenario: string): Change {
  const pair = node.kind === 'map' && node.entries.length === 1 ? node.entries[0]! : null;
  if (pair)
    return parseChange(
      verbOf(pair.key, () => pair.keyPlace()),
      scalarOf(pair.value, pair.key).text,
      pair.value.place(),
    );
  const { text } = scalarOf(node, scenario, 'change');
  const [, verb, operand] = /^\s*(?:--)?(\S*)\s*(.*)$/s.exec(text)!;
  return parseChange(
    verbOf(verb!, () => node.place()),
    operand!,
    node.place(),
  );
}

function verbOf(text: string, place: FileNode['place']): ChangeVerb {
  const verb = changeVerbs.find((each) => each === text);
  if (verb) return verb;
  return failUnknownName('change', text, changeVerbs, place());
}
