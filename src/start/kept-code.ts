import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** One file of the program: its text, all ASCII, and what V8 made of it. */
export interface KeptPart {
  readonly source: Buffer;
  readonly code: Buffer;
}

/** By the name of the program's file. */
export type KeptParts = ReadonlyMap<string, KeptPart>;

const mark = 'ninefold code 1 ';

/** After the mark, in JSON. Places count from where the parts begin, behind the line. */
interface Head {
  readonly size: number;
  readonly places: readonly (readonly [name: string, source: number, length: number, code: number, length: number])[];
}

/**
 * Reads a kept file: a line with the mark and where each part stands, then the parts. Each begins at a multiple of eight, as V8
 * needs it.
 *
 * @returns no parts where there is no such file, or it is not whole
 */
export function readKeptCode(path: string): KeptParts {
  try {
    const bytes = readFileSync(path);
    const lineEnd = bytes.indexOf(10);
    const base = aligned(lineEnd + 1);
    if (bytes.toString('latin1', 0, mark.length) !== mark) return new Map();
    const { size, places } = JSON.parse(bytes.toString('latin1', mark.length, lineEnd)) as Head;
    const slice = (at: number, length: number): Buffer => bytes.subarray(base + at, base + at + length);
    if (bytes.length !== base + size) return new Map();
    return new Map(
      places.map(([name, source, sourceLength, code, codeLength]) => [
        name,
        { source: slice(source, sourceLength), code: slice(code, codeLength) },
      ]),
    );
  } catch {
    return new Map();
  }
}

/**
 * Writes it whole or not at all: under a name beside, then renamed. Only where the folder above belongs to whoever runs the
 * program, so that nobody finds files of somebody else, as of root, in an installation of theirs. What cannot be written is
 * not kept.
 */
export function writeKeptCode(folder: string, name: string, parts: KeptParts): void {
  const temporary = `${folder}/${name}.${process.pid}`;
  try {
    const user = process.geteuid?.();
    if (user !== undefined && statSync(dirname(folder)).uid !== user) return;
    mkdirSync(folder, { recursive: true });
    const file = openSync(temporary, 'wx', 0o644);
    try {
      const bytes = keptBytes(parts);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file); // a machine that stops now must not leave a whole name on half a text
    } finally {
      closeSync(file);
    }
    renameSync(temporary, `${folder}/${name}`);
  } catch {
    remove(temporary);
  }
}

function keptBytes(parts: KeptParts): Buffer {
  const pieces: Buffer[] = [];
  let size = 0;
  const place = (piece: Buffer): number => {
    const at = size;
    const padding = aligned(piece.length) - piece.length;
    pieces.push(piece, Buffer.alloc(padding));
    size += piece.length + padding;
    return at;
  };
  const places = [...parts].map(
    ([name, { source, code }]) => [name, place(source), source.length, place(code), code.length] as const,
  );
  const line = Buffer.from(`${mark}${JSON.stringify({ size, places } satisfies Head)}\n`);
  return Buffer.concat([line, Buffer.alloc(aligned(line.length) - line.length), ...pieces]);
}

function aligned(length: number): number {
  return Math.ceil(length / 8) * 8;
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // it was never there
  }
}
