import { fail } from '../../core/problem.ts';
import { namedFiles } from '../../input/source/named-files.ts';
import { projectFile } from '../../report/init/project-file.ts';
import { startedText } from '../../report/init/started.ts';
import { usualFile } from '../check/options.ts';
import type { CommandContext } from '../command.ts';
import { draftProject } from './draft-project.ts';

/** A file to be written that must not be there yet, and what is said of it. */
export interface StartedFile {
  readonly path: string;
  text(): Promise<{ readonly text: string; readonly says: string }>;
}

/** The project file of a folder. `name` is what the folder is called. */
export function startProject(folder: string, name: string, context: CommandContext): StartedFile {
  if (namedFiles(folder, /$^/).by !== 'folder') return fail('folderMissing', { path: folder });
  const path = folder === '.' ? usualFile : `${folder.replace(/\/+$/, '')}/${usualFile}`;
  return {
    path,
    async text() {
      const draft = await draftProject(folder, name, context);
      return { text: projectFile(draft), says: startedText(path, draft) };
    },
  };
}
