import { basename, resolve } from 'node:path';
import { startProject } from '../commands/init/run.ts';
import type { Io } from './io.ts';
import { contextOf } from './judge.ts';
import { refuseExisting, writeOutputFiles } from './output-file.ts';
import { Progress } from './progress.ts';

/** Writes the project file of a folder, and gives what is to be said of it. */
export async function initProject(folder: string, io: Io): Promise<string> {
  const progress = new Progress(io.stderr, io.elapsed);
  const context = contextOf({ at: null, target: null }, io, progress, [], false);
  const { path, text } = startProject(folder, basename(resolve(io.folder(), folder)) || 'project', context);
  refuseExisting(path);
  const started = await text().finally(() => progress.clear());
  writeOutputFiles([{ path, text: started.text }]);
  return started.says;
}
