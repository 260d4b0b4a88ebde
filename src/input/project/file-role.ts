import { type FileRole, type Problem, ProblemError, problem } from '../../core/problem.ts';
import { StampReader } from '../../core/time/stamp.ts';
import { utc } from '../../core/time/zone.ts';
import { readLog } from '../incidents/read-log.ts';
import { isSloDocument } from '../slo/read-slo-file.ts';
import { openSource, type StandardInput } from '../source/source.ts';
import type { FileNode } from '../structured/node.ts';
import { readStructuredFile } from '../structured/read-file.ts';
import { topologyKeys } from '../topology/read-topology.ts';

/** What is larger is written by a machine: no topology and no SLO. */
const mostStructured = 4 << 20;
/** Who takes one file for another sees it in its first rows; of a long log these decide. */
const mostOfLog = 64 << 20;
const nothing: StandardInput = async function* () {};

/** Problems by which a file shows that it is not what it was taken for. */
const asLog: readonly Problem['kind'][] = ['rowNoStart', 'columnsUnknown', 'jsonShapeUnknown', 'inputHasNoIncidents'];
const asSlos: readonly Problem['kind'][] = ['sloFormatUnknown', 'sloRefused'];
const structured: readonly Problem['kind'][] = ['valueKind', 'keyUnknown', 'keyMissing', 'yamlMalformed'];

/**
 * What a refused file is after all, where it is something else that is read here: a topology that was given as a log, a log
 * that was given as SLOs. Gives the problem that says so and names the call that reads it; the refusal itself where the
 * file is nothing of ours.
 */
export async function swapped(refusal: ProblemError): Promise<ProblemError> {
  const [first] = refusal.problems;
  if (first?.where?.kind !== 'file') return refusal;
  const { file } = first.where;
  const wanted = wantedRole(first);
  if (wanted === null || file === 'stdin' || sizeOf(file) === null) return refusal;
  const found = await roleOf(file);
  if (found === null || found === wanted || (found === 'yamlLog' && wanted !== 'log')) return refusal;
  return new ProblemError(problem('fileSwapped', { wanted, found, file }, { kind: 'file', file }));
}

function wantedRole({ kind, data }: Problem): FileRole | null {
  if (asLog.includes(kind)) return 'log';
  if (asSlos.includes(kind)) return 'slos';
  if (!structured.includes(kind)) return null;
  const what = 'what' in data ? data.what : '';
  if (what === 'a topology') return 'topology';
  if (what === 'a project file' || what === 'the project file') return 'project';
  return what === 'the object' ? 'slos' : null;
}

/** What a file holds; null: nothing that is read here. */
async function roleOf(file: string): Promise<FileRole | null> {
  const documents = await documentsOf(file);
  const [document] = documents;
  const role = document ? roleOfDocument(document) : null;
  if (role !== null) return role;
  if (documents.some(isSloDocument)) return 'slos';
  if (/\.ya?ml$/i.test(file)) return document && holdsRows(document) ? 'yamlLog' : null;
  return (sizeOf(file) ?? 0) <= mostOfLog && (await isLog(file)) ? 'log' : null;
}

/** The documents of a file that may be one of settings; none where it is no YAML and no JSON. */
export async function documentsOf(file: string): Promise<readonly FileNode[]> {
  if ((sizeOf(file) ?? 0) > mostStructured) return [];
  const documents = await attempt(() => readStructuredFile(file, nothing));
  return documents instanceof ProblemError ? [] : documents;
}

const keysOf = (document: FileNode): readonly string[] =>
  document.kind === 'map' ? document.entries.map(({ key }) => key) : [];

/** Keys that a file of each role must have, and all that it may have. */
function roleOfDocument(document: FileNode): FileRole | null {
  if (isTopology(document)) return 'topology';
  const keys = keysOf(document);
  if (keys.includes('gates')) return 'project';
  if (keys.includes('scenarios')) return 'scenarios';
  if (keys.includes('targets')) return 'targets';
  return keys.includes('steps') ? 'policy' : null;
}

/** What people write into a topology for the targets of its journeys. */
const promises = ['slo', 'sla', 'target', 'objective', 'availability'];

/** Whether a document describes a topology, be it with mistakes. */
export function isTopology(document: FileNode): boolean {
  const keys = keysOf(document);
  const hasParts = keys.some((key) => ['components', 'journeys', 'clusters'].includes(key));
  const isOfSlos = keys.includes('slos') || keys.includes('apiVersion');
  return hasParts && !isOfSlos && keys.every((key) => [...topologyKeys, ...promises].includes(key));
}

/** A list of maps, or a map with one: rows of some kind. */
function holdsRows(document: FileNode): boolean {
  const lists = document.kind === 'map' ? document.entries.map(({ value }) => value) : [document];
  return lists.some((list) => list.kind === 'list' && list.items[0]?.kind === 'map');
}

async function isLog(file: string): Promise<boolean> {
  const read = await attempt(() =>
    readLog({
      ...{ paths: [file], standardInput: nothing, source: 'auto', stamps: new StampReader(utc, null) },
      ...{ mapRules: [], extraKeys: [], serviceSeparator: null, skipInvalid: false, mayBeEmpty: true },
    }),
  );
  if (!(read instanceof ProblemError)) return read.log.count > 0;
  return read.problems.every(({ kind }) => kind.startsWith('row') && kind !== 'rowNoStart' && kind !== 'rowMalformed');
}

/** The size of a file; null where it has none, or cannot be opened. */
export function sizeOf(file: string): number | null {
  try {
    const source = openSource(file, nothing);
    for (const _ of source.chunks as Iterable<Uint8Array>) break; // closes it
    return source.size;
  } catch {
    return null;
  }
}

export async function attempt<T>(read: () => T | Promise<T>): Promise<T | ProblemError> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}
