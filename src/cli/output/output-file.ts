import {
  chmodSync,
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  promises,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fail } from '../../core/problem.ts';
import type { FormatText } from '../../report/formats/format.ts';
import { beforeSignalEnds } from './signal-end.ts';
import { textParts } from './text-parts.ts';
import { unwritableReason } from './unwritable-reason.ts';

/**
 * Refuses to write over a file that the call reads, by whatever name, also as standard input: the log would be gone.
 * Standard input counts where it is a file at all, named or not.
 */
export function refuseOverwriting(path: string, inputs: readonly string[]): void {
  const output = statusOf(path);
  const read = [...inputs.filter((input) => input !== '-').map(statusOf), standardInputStatus()];
  if (output?.isFile() && read.some((status) => isSame(status, output)))
    fail('outputUnwritable', { path, reason: 'it is one of the inputs' });
}

/** Refuses to write where something is already, for what somebody goes on with by hand. */
export function refuseExisting(path: string): void {
  if (statusOf(path) !== undefined) fail('outputExists', { path });
}

/** Refuses two results for one file, by whatever names; of devices and pipes there may be several. */
export function refuseSharing(paths: readonly string[]): void {
  paths.forEach((path, i) => {
    const status = statusOf(path);
    if (status !== undefined && !status.isFile()) return;
    const isOther = (other: string): boolean =>
      other === path || (status !== undefined && isSame(statusOf(other), status));
    if (paths.slice(0, i).some(isOther)) fail('reportsIntoOne', { file: path });
  });
}

/** A text and the file that it goes to. */
export interface OutputText {
  readonly path: string;
  readonly text: FormatText;
}

/**
 * Writes files, all of them whole or none at all, also where a signal ends the program meanwhile: beside each first, then
 * renamed over it, with the same permissions; a link stays one. What is no regular file (`/dev/null`, a pipe) is written to as
 * it is, when all others are ready.
 */
export async function writeOutputFiles(outputs: readonly OutputText[]): Promise<void> {
  const besides: string[] = [];
  const clean = (): void => {
    for (const beside of besides) rmSync(beside, { force: true });
  };
  const release = outputs.length === 0 ? () => {} : beforeSignalEnds(clean);
  try {
    const targets = outputs.map(targetOf);
    const files = targets.filter(({ isDirect }) => !isDirect);
    for (const { path, text, beside, mode } of files) {
      besides.push(beside);
      await attempt(path, () => {
        writeText(beside, text);
        if (mode !== null) chmodSync(beside, mode);
      });
    }
    // a pipe may wait for its reader for ever: not in this thread, which has to hear signals
    for (const { path, text } of targets.filter(({ isDirect }) => isDirect))
      await attempt(path, () => promises.writeFile(path, textParts(text)));
    if (files.length > 0) await new Promise(setImmediate); // a signal that came while this thread wrote is heard here
    for (const { path, beside, final } of files) await attempt(path, () => renameSync(beside, final));
  } finally {
    clean();
    release();
  }
}

function writeText(path: string, text: FormatText): void {
  const file = openSync(path, 'w');
  try {
    for (const part of textParts(text)) writeFileSync(file, part);
  } finally {
    closeSync(file);
  }
}

interface Target extends OutputText {
  readonly isDirect: boolean;
  readonly final: string;
  readonly beside: string;
  readonly mode: number | null;
}

function targetOf({ path, text }: OutputText, place: number): Target {
  const existing = statusOf(path);
  if (existing?.isDirectory()) fail('outputUnwritable', { path, reason: 'it is a directory' });
  const isFile = existing?.isFile() === true;
  const final = isFile ? realpathSync(path) : path;
  const isDirect = existing === undefined ? isLink(path) : !isFile; // through a link that leads nowhere yet
  // a name of its own: one that is made longer may be too long
  const beside = join(dirname(final), `.ninefold-${process.pid}-${place}.tmp`);
  return { path, text, isDirect, final, beside, mode: isFile ? existing.mode : null };
}

async function attempt(path: string, work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    fail('outputUnwritable', { path, reason: unwritableReason(code) ?? message });
  }
}

function standardInputStatus(): Stats | undefined {
  try {
    return fstatSync(0);
  } catch {
    return undefined; // closed
  }
}

function isSame(left: Stats | undefined, right: Stats): boolean {
  return left !== undefined && left.ino === right.ino && left.dev === right.dev;
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** What stands at a path; undefined where nothing does, and where it cannot be reached: reading or writing it says why. */
function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
