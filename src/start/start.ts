import { existsSync } from 'node:fs';
import type { processIo } from '../cli/io.ts';
import type { main } from '../cli/main.ts';
import { readKeptCode, writeKeptCode } from './kept-code.ts';
import { ProgramFiles } from './program-files.ts';

/** A run that worked longer has let go of what it compiled at its start. */
const mostWorkMicroseconds = 2e6;

/**
 * Runs the program, from the code that V8 made of it in an earlier run of the same command where that was kept: compiling
 * what a command needs takes as long as its work. It is kept in `dist/kept`, by version of the program and of Node, and only
 * where that folder can be written; NODE_DISABLE_COMPILE_CACHE keeps and reads nothing, as for Node's own cache.
 *
 * @returns the exit status
 */
export async function start(argv: readonly string[]): Promise<number> {
  const folder = `${__dirname}/kept`;
  const name = keptName(argv[0]);
  const files = new ProgramFiles(__dirname, name === null ? new Map() : readKeptCode(`${folder}/${name}`));
  const program = files.load('main.cjs') as { main: typeof main };
  const streams = files.load('io.cjs') as { processIo: typeof processIo };
  const status = await program.main(argv, streams.processIo());
  if (name !== null && workMicroseconds() < mostWorkMicroseconds) {
    const parts = files.compiled();
    if (parts && isCommand(argv[0])) writeKeptCode(folder, name, parts);
  }
  return status;
}

/** A file for each command, so that none reads what another needs; null where nothing is kept. */
function keptName(command: string | undefined): string | null {
  if (process.env['NODE_DISABLE_COMPILE_CACHE'] || !command || !/^[a-z]+$/.test(command)) return null;
  return `${command}-${__BUILD__}-${process.version}-${process.arch}`;
}

/** Asked only where something is to be kept: another word has no file to be read. */
function isCommand(name: string | undefined): boolean {
  return existsSync(`${__dirname}/chunks/commands-${name}-command.cjs`);
}

function workMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** What the built files are known by: of another build nothing is read. */
declare const __BUILD__: string;
