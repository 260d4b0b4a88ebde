import { type Problem, ProblemError } from '../../core/problem.ts';
import { StampReader } from '../../core/time/stamp.ts';
import { utc } from '../../core/time/zone.ts';
import { readLog } from '../incidents/read-log.ts';
import { sloEndings } from '../slo/named-slo-files.ts';
import { isSloDocument, readSloFiles } from '../slo/read-slo-file.ts';
import { namedFiles } from '../source/named-files.ts';
import type { StandardInput } from '../source/source.ts';
import { sniffEvents } from '../tables/event-detection.ts';
import { topologyOf } from '../topology/read-topology.ts';
import { attempt, documentsOf, isTopology } from './file-role.ts';

/** A file that a project can be made of. */
export interface FoundPart {
  readonly file: string;
  readonly kind: 'incidents' | 'events' | 'cuts' | 'slos' | 'topology';
  /** Why it cannot be read as it is; null: it can. */
  readonly trouble: Problem | null;
  /** Its stamps say no zone. */
  readonly lacksZone: boolean;
  /** Journeys of it have targets of their own. */
  readonly hasTargets: boolean;
}

const endings = /\.(csv|tsv|json|jsonl|ndjson|ya?ml)$/i;
const cuts = /maintenance|exclu|holiday|deploy/i;
const nothing: StandardInput = async function* () {};

/** What is wrong with a row of which it is known that it is an incident. */
const rowTroubles: readonly Problem['kind'][] = [
  ...(['rowStampAmbiguous', 'rowStampZoneAbbreviation', 'rowVerifiedBeforeStart'] as const),
  ...(['rowImpactOutOfRange', 'rowLengthWithoutUnit'] as const),
];

/**
 * The incident logs, counts of events, SLO files and topologies of a folder and of the folders in it, in the order of their
 * names. Each file is read whole by the reader that it would meet later, so that what is found can be read, or says why not.
 * @example await findParts('.') // [{ file: './incidents.csv', kind: 'incidents', … }]
 */
export async function findParts(
  folder: string,
  onFile: (file: string) => void = () => {},
): Promise<readonly FoundPart[]> {
  const { files } = namedFiles(folder, endings);
  const parts: FoundPart[] = [];
  for (const file of files) {
    if (/(^|\/)ninefold\.ya?ml$/.test(file)) continue;
    onFile(file);
    const part = (await structuredPart(file)) ?? (await logPart(file));
    if (part) parts.push({ trouble: null, lacksZone: false, hasTargets: false, ...part, file });
  }
  return parts;
}

type Found = Pick<FoundPart, 'kind'> & Partial<FoundPart>;

async function structuredPart(file: string): Promise<Found | null> {
  if (!sloEndings.test(file)) return null;
  const documents = await documentsOf(file); // none where it is not ours, or of another tool
  if (documents.some(isSloDocument)) {
    const slos = await attempt(() => readSloFiles([{ text: file, place: () => noPlace }], nothing));
    if (!(slos instanceof ProblemError)) return { kind: 'slos' };
    const [first] = slos.problems;
    const hasNone = first?.kind === 'sloRefused' && first.data.why === 'none';
    return hasNone ? null : { kind: 'slos', trouble: first ?? null };
  }
  const [document] = documents;
  if (!document || documents.length > 1 || !isTopology(document)) return null;
  const topology = await attempt(() => topologyOf(document));
  if (topology instanceof ProblemError) return { kind: 'topology', trouble: topology.problems[0] ?? null };
  return { kind: 'topology', hasTargets: topology.journeys.some(({ target }) => target !== null) };
}

async function logPart(file: string): Promise<Found | null> {
  if (/\.ya?ml$/i.test(file)) return null;
  const events = await attempt(() => sniffEvents([file], nothing));
  if (events instanceof ProblemError || events.isEmpty) return null;
  if (events.areEvents) return { kind: 'events' };
  const read = await attempt(() =>
    readLog({
      ...{ paths: [file], standardInput: nothing, source: 'auto', stamps: new StampReader(utc, null) },
      ...{ mapRules: [], extraKeys: [], serviceSeparator: null, skipInvalid: false, mayBeEmpty: true },
    }),
  );
  const isCut = cuts.test(file.slice(file.lastIndexOf('/') + 1));
  if (read instanceof ProblemError) {
    const { problems } = read;
    const isLog = problems.every(({ kind }) => kind !== 'rowNoStart');
    const trouble = isLog ? problems.find(({ kind }) => rowTroubles.includes(kind)) : undefined;
    return trouble ? { kind: isCut ? 'cuts' : 'incidents', trouble } : null;
  }
  if (read.log.count === 0) return null;
  const lacksZone = read.notices.some(({ kind }) => kind === 'zoneAssumed');
  return { kind: isCut ? 'cuts' : 'incidents', lacksZone };
}

const noPlace = { kind: 'typed', option: null, text: '' } as const;
