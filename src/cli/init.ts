import { basename, resolve } from 'node:path';
import { initOptions } from '../commands/init/options.ts';
import { startProject } from '../commands/init/run.ts';
import { startTopology } from '../commands/init/start-topology.ts';
import { parseOptions, type TypedTexts } from '../commands/options/parse.ts';
import { fail } from '../core/problem.ts';
import type { Io } from './io.ts';
import { contextOf } from './judge.ts';
import { refuseExisting, writeOutputFiles } from './output/output-file.ts';
import { Progress } from './progress.ts';

/** Writes the project file of a folder, or starts a topology from a file; gives what goes to standard output. */
export async function init(folder: string | undefined, typed: TypedTexts, io: Io): Promise<string> {
  const { from, output } = parseOptions(initOptions, typed);
  const progress = new Progress(io.stderr, io.elapsed);
  const context = contextOf({ at: null, target: null }, io, progress, [], false);
  if (from === null) {
    const where = folder ?? '.';
    const { path, text } = startProject(where, basename(resolve(io.folder(), where)) || 'project', context);
    refuseExisting(path);
    return written(path, await text().finally(() => progress.clear()));
  }
  if (folder !== undefined) fail('argumentTwice', { first: from, second: folder });
  if (output !== null) refuseExisting(output);
  const started = await startTopology(from, output ?? '', context);
  return output === null ? started.text : written(output, started);
}

type Started = { readonly text: string; readonly says: string };

async function written(path: string, { text, says }: Started): Promise<string> {
  await writeOutputFiles([{ path, text }]);
  return says;
}
