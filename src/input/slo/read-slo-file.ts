import { notice } from '../../core/notice.ts';
import { fail, problem } from '../../core/problem.ts';
import { GatheredProblems } from '../source/problems.ts';
import type { StandardInput } from '../source/source.ts';
import { mapOf } from '../structured/fields.ts';
import type { FileNode } from '../structured/node.ts';
import { readStructuredFile } from '../structured/read-file.ts';
import type { Slo, SloFile } from './model.ts';
import { sloReaders } from './readers/index.ts';
import type { SloReading } from './slo-reader.ts';

/**
 * Reads a file of SLOs (YAML or JSON; several documents, or a list of them), each document in the format that it is written
 * in. Everything that is wrong is thrown together, each with line and column; what has no part in the numbers is named in a
 * notice. @example const { slos } = await readSloFile('checkout.yaml', () => process.stdin)
 */
export async function readSloFile(path: string, standardInput: StandardInput): Promise<SloFile> {
  return readSlos(await readStructuredFile(path, standardInput));
}

/** The same from documents that are parsed already. Domain: at least one. */
export function readSlos(documents: readonly FileNode[]): SloFile {
  const objects = documents.flatMap((document) => (document.kind === 'list' ? document.items : [document]));
  const findings = new GatheredProblems();
  const reading: SloReading = { unused: [], notices: [] };
  const slos = objects.flatMap((object) => findings.attempt(() => readSlo(object, reading)) ?? []);
  const names = new Set<string>();
  for (const { name, place } of slos) {
    if (names.has(name)) findings.add(problem('sloRefused', { why: 'nameTwice', text: name }, place));
    names.add(name);
  }
  findings.throwIfAny();
  if (slos.length === 0) fail('sloRefused', { why: 'none', text: '' }, documents[0]?.place() ?? null);
  const places = reading.unused.map(({ what, place }) => {
    const { file, line } = place();
    return `${what} (${file}:${line})`;
  });
  return {
    slos,
    notices: places.length > 0 ? [...reading.notices, notice('sloUnused', { parts: places })] : reading.notices,
  };
}

function readSlo(object: FileNode, reading: SloReading): readonly Slo[] {
  const reader = sloReaders.find((each) => each.recognises(object));
  return reader ? reader.read(object, reading) : refuseFormat(object);
}

/** Keys that formats of SLO files say in which of them they are written. */
const formatKeys = ['apiVersion', 'version'];

function refuseFormat(object: FileNode): never {
  const said = mapOf(object, 'the object').entries.find(({ key }) => formatKeys.includes(key))?.value ?? null;
  const found = said?.kind === 'scalar' && said.text !== '' ? said : null;
  const formats = sloReaders.map(({ name, title }) => `${title} (${name})`);
  return fail('sloFormatUnknown', { found: found?.text ?? null, formats }, (found ?? object).place());
}
