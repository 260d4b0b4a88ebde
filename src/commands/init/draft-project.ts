import { type Problem, ProblemError } from '../../core/problem.ts';
import { type FoundPart, findParts } from '../../input/project/find-parts.ts';
import { type ProjectFile, readProject } from '../../input/project/read-project.ts';
import type { DraftFile, DraftGate, DraftLog, ProjectDraft } from '../../report/init/project-draft.ts';
import { projectFile } from '../../report/init/project-file.ts';
import { usualFile } from '../check/options.ts';
import { runGate } from '../check/run.ts';
import type { CommandContext } from '../command.ts';

/**
 * What the files of a folder make of a project. Its gates are judged as `ninefold check` would; one that cannot be is marked
 * with the reason, and where none is left an example stands for them, since a project has a gate.
 */
export async function draftProject(folder: string, name: string, context: CommandContext): Promise<ProjectDraft> {
  const parts = await findParts(folder, (file) => context.onWork(() => file));
  const prefix = `${folder.replace(/\/+$/, '')}/`;
  const inFolder = (file: string): string => (file.startsWith(prefix) ? file.slice(prefix.length) : file);
  const placed = ({ where, ...rest }: Problem): Problem =>
    ({ ...rest, where: where?.kind === 'file' ? { ...where, file: inFolder(where.file) } : where }) as Problem;
  const ownFile = prefix === './' ? usualFile : `${prefix}${usualFile}`;
  const named = (kinds: readonly FoundPart['kind'][]): readonly (DraftFile & FoundPart)[] => {
    const some = parts.filter(({ kind }) => kinds.includes(kind));
    const names = namesOf(some.map(({ file }) => inFolder(file)));
    return some.map((part, i) => ({
      ...part,
      ...{ name: names[i]!, file: inFolder(part.file), trouble: part.trouble && placed(part.trouble) },
    }));
  };
  const logs = named(['incidents', 'events']).map((each) => ({ ...each, areEvents: each.kind === 'events' }));
  const slos = named(['slos']);
  const topologies = named(['topology']);
  const cuts = named(['cuts']).map(({ file }) => file);
  const draft = { name, logs, slos, topologies, cuts, gates: gatesOf(logs, slos, topologies) };
  const found = await judgedGates(draft, ownFile, context);
  const judged = found.map((gate) =>
    gate.trouble && typeof gate.trouble === 'object' ? { ...gate, trouble: placed(gate.trouble) } : gate,
  );
  const example: DraftGate = { name: 'example', aim: 'example', subjects: [], trouble: null };
  return { ...draft, gates: judged.every(({ trouble }) => trouble !== null) ? [...judged, example] : judged };
}

/** The names of files without their endings; where two are alike, with their folders. */
function namesOf(files: readonly string[]): readonly string[] {
  const short = files.map((file) => file.replace(/^.*\//, '').replace(/\.[a-z]+$/i, ''));
  const long = files.map((file) => file.replaceAll('/', '-').replace(/\.[a-z]+$/i, ''));
  const isOnly = (names: readonly string[], name: string): boolean =>
    names.filter((each) => each === name).length === 1;
  return files.map((file, i) =>
    isOnly(short, short[i]!) ? short[i]! : isOnly(long, long[i]!) ? long[i]! : file.replaceAll('/', '-'),
  );
}

function gatesOf(
  logs: readonly DraftLog[],
  slos: readonly DraftFile[],
  topologies: readonly (DraftFile & Pick<FoundPart, 'hasTargets'>)[],
): readonly DraftGate[] {
  const hasSlos = slos.some(({ trouble }) => trouble === null);
  const gate = (
    kind: string,
    aim: DraftGate['aim'],
    { name, trouble }: DraftFile,
    of: readonly unknown[],
  ): DraftGate => ({
    name: of.length === 1 ? kind : `${kind}-${name}`,
    ...{ aim, subjects: [name], trouble: trouble && 'ofSubject' },
  });
  // SLOs tell the services of logs apart: each is judged once, by all logs that are read alike
  const together = hasSlos ? logs.filter((log) => !log.areEvents && !log.lacksZone && log.trouble === null) : [];
  const apart = together.length > 1 ? logs.filter((log) => !together.includes(log)) : logs;
  return [
    ...(together.length > 1
      ? [{ name: 'budgets', aim: 'budgets', subjects: together.map(({ name }) => name), trouble: null } as const]
      : []),
    ...apart.map((log) => {
      if (hasSlos) return gate('budgets', 'budgets', log, logs);
      return log.areEvents
        ? gate('budget', 'budgetOfTarget', log, logs)
        : gate('availability', 'availability', log, logs);
    }),
    ...(hasSlos && logs.length === 0
      ? [{ name: 'budgets', aim: 'budgets', subjects: [], trouble: 'noLog' } as const]
      : []),
    ...topologies.map((each) => gate('design', each.hasTargets ? 'topologyOfTargets' : 'topology', each, topologies)),
  ];
}

/** Each gate judged as the file would have it. */
async function judgedGates(draft: ProjectDraft, file: string, context: CommandContext): Promise<readonly DraftGate[]> {
  if (draft.gates.every(({ trouble }) => trouble !== null)) return draft.gates;
  const text = new TextEncoder().encode(projectFile(draft));
  const read = await readProject('-', async function* () {
    yield text;
  });
  const project: ProjectFile = { ...read, file };
  const judged: DraftGate[] = [];
  for (const gate of draft.gates) {
    const settings = project.gates.find(({ name }) => name === gate.name);
    judged.push(settings ? { ...gate, trouble: await troubleOf(() => runGate(settings, project, [], context)) } : gate);
  }
  return judged;
}

async function troubleOf(work: () => Promise<unknown>): Promise<DraftGate['trouble']> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problems[0] ?? null;
    throw error;
  }
}
