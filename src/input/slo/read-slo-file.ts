import { type Notice, notice } from '../../core/notice.ts';
import { fail, ProblemError, type TypedPlace } from '../../core/problem.ts';
import { namedFiles } from '../source/named-files.ts';
import { GatheredProblems } from '../source/problems.ts';
import type { StandardInput } from '../source/source.ts';
import type { FileNode } from '../structured/node.ts';
import { placesIn } from '../structured/places.ts';
import { parseStructured, readStructuredText } from '../structured/read-file.ts';
import { textAt, type Unused, valueAt } from './keys.ts';
import type { Slo, SloFile } from './model.ts';
import { sloEndings } from './named-slo-files.ts';
import { sloReaders } from './readers/index.ts';
import { scopedNames } from './scoped-names.ts';
import type { SloReading } from './slo-reader.ts';
import { refuseTemplate, refuseTemplateNames } from './template.ts';

/** A text that names files, and where it was typed. */
export interface NamedSloFiles {
  readonly text: string;
  place(): TypedPlace;
}

/**
 * Reads SLOs from files (YAML or JSON; several documents, or a list of them), each document in the format that it is written
 * in; a text may also name a folder or a pattern. Everything that is wrong in a file is thrown together, each with line and
 * column; what has no part in the numbers is named in a notice. Domain: at least one text.
 * @example const { slos } = await readSloFiles([new Given('--slo', 'slo/*.yaml')], () => process.stdin)
 */
export async function readSloFiles(named: readonly NamedSloFiles[], standardInput: StandardInput): Promise<SloFile> {
  const files = new Map<string, boolean>(); // a file that two texts name is read once
  for (const each of named) {
    const found = namedFiles(each.text, sloEndings);
    if (found.files.length === 0)
      fail('noFileNamed', { by: found.by as 'folder', endings: '.yaml, .yml or .json' }, each.place());
    for (const file of found.files) files.set(file, files.get(file) || found.by === 'path');
  }
  const reading: SloReading = { unused: [], notices: [], indicators: new Map() };
  const findings = new GatheredProblems();
  const slos: Slo[] = [];
  for (const [file, isNamed] of files) {
    const { text, name } = await readStructuredText(file, standardInput);
    try {
      const found = readDocuments(await parseStructured(text, name), isNamed, reading);
      refuseTemplateNames(found);
      slos.push(...found);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      refuseTemplate(text, placesIn(text, name), error);
      for (const each of error.problems) findings.add(each);
    }
  }
  findings.throwIfAny();
  if (slos.length === 0) fail('noSloNamed', { files: files.size }, named[0]!.place());
  return sloFileOf(slos, reading);
}

/** A file that is named has an SLO; of others, found in a folder or by a pattern, it is enough to be said that they have none. */
export function readDocuments(documents: readonly FileNode[], isNamed: boolean, reading: SloReading): readonly Slo[] {
  const objects = documents.flatMap(objectsOf).filter((object) => isNamed || !isProject(object));
  const findings = new GatheredProblems();
  const strange = objects.filter((object) => !sloReaders.some((each) => each.recognises(object)));
  const slos = objects.flatMap((object) => findings.attempt(() => readObject(object, reading)) ?? []);
  const hasOthers = strange.length < objects.length || !isNamed;
  for (const object of strange)
    if (isAnswer(object)) findings.attempt(() => refuseAnswer(object));
    else if (hasOthers && isNoSlo(object)) reading.unused.push(strangeObject(object));
    else findings.attempt(() => refuseFormat(object));
  findings.throwIfAny();
  if (slos.length === 0 && isNamed) fail('sloRefused', { why: 'none', text: '' }, documents[0]?.place() ?? null);
  return slos;
}

/** The SLOs of all files, by names that tell them apart, with what is said of them. */
export function sloFileOf(slos: readonly Slo[], reading: SloReading): SloFile {
  return { slos: scopedNames(slos).map((slo) => measured(slo, reading)), notices: noticesOf(reading) };
}

/** With the queries of the indicator that it names, which may stand before or behind it. */
function measured(slo: Slo, { indicators }: SloReading): Slo {
  const queries = slo.indicatorRef === null ? undefined : indicators.get(slo.indicatorRef);
  if (!queries) return slo;
  const objectives = slo.objectives.map((each) => ({ ...each, queries: each.queries ?? queries }));
  return { ...slo, objectives };
}

/** Several objects may stand in a list, also in one of Kubernetes. */
function objectsOf(document: FileNode): readonly FileNode[] {
  if (document.kind === 'list') return document.items;
  const items = textAt(document, 'kind') === 'List' ? valueAt(document, 'items') : null;
  return items?.kind === 'list' ? items.items : [document];
}

/** True for a document in one of the formats, or with objects of one. */
export function isSloDocument(document: FileNode): boolean {
  return objectsOf(document).some((object) => sloReaders.some((each) => each.recognises(object)));
}

function readObject(object: FileNode, reading: SloReading): readonly Slo[] {
  return sloReaders.find((each) => each.recognises(object))?.read(object, reading) ?? [];
}

/** Keys that formats of SLO files say in which of them they are written. */
const formatKeys = ['apiVersion', 'version'];

/** Who defines formats, up to the slash: of theirs no other version is passed over. */
const families = [
  ...sloReaders.flatMap(({ name }) => /^[a-z0-9.]+\//.exec(name)?.[0] ?? []),
  'openslo/',
  'openslo.com/',
];

function isNoSlo(object: FileNode): boolean {
  if (object.kind !== 'map' || textAt(object, 'kind') === 'SLO') return false;
  return !formatKeys.some((key) => families.some((family) => textAt(object, key).startsWith(family)));
}

/** A project file lies beside the SLOs that it names. */
const isProject = (object: FileNode): boolean => valueAt(object, 'gates') !== null;

/** What a tool answers where it has nothing to give, or will not: an expired token must not make SLOs vanish. */
function isAnswer(object: FileNode): boolean {
  const data = valueAt(object, 'data');
  return errorIn(object) !== null || (data?.kind === 'list' && data.items.length === 0);
}

function errorIn(object: FileNode): FileNode | null {
  const found = valueAt(object, 'errors') ?? valueAt(object, 'error');
  return found?.kind === 'list' ? (found.items[0] ?? null) : found;
}

function refuseAnswer(object: FileNode): never {
  const error = errorIn(object);
  if (error === null) return fail('sloRefused', { why: 'answerEmpty', text: '' }, object.place());
  const text = error.kind === 'scalar' ? error.text : textAt(error, 'message') || textAt(error, 'title') || 'an error';
  return fail('answerIsError', { text }, error.place());
}

function strangeObject(object: FileNode): Unused {
  const kind = textAt(object, 'kind') || 'an object that is no SLO';
  const metadata = valueAt(object, 'metadata');
  const name = metadata ? textAt(metadata, 'name') : '';
  return { kind, what: name === '' ? kind : `${kind} ${name}`, place: () => object.place() };
}

function refuseFormat(object: FileNode): never {
  const entries = object.kind === 'map' ? object.entries : [];
  const said = entries.find(({ key }) => formatKeys.includes(key))?.value ?? null;
  const found = said?.kind === 'scalar' && said.text !== '' ? said : null;
  return fail('sloFormatUnknown', { found: found?.text ?? null, formats: knownFormats() }, (found ?? object).place());
}

/** Each format once, with what its files call themselves. */
function knownFormats(): readonly string[] {
  const titles = [...new Set(sloReaders.map(({ title }) => title))];
  return titles.map((title) => {
    const names = sloReaders.filter((each) => each.title === title).map(({ name }) => name);
    return `${title} (${names.join(', ')})`;
  });
}

function noticesOf({ unused, notices }: SloReading): readonly Notice[] {
  if (unused.length === 0) return notices;
  const parts = unused.map(({ kind, what, place }) => {
    const { file, line } = place();
    return { kind, text: `${what} (${file}:${line})` };
  });
  return [...notices, notice('sloUnused', { parts })];
}
