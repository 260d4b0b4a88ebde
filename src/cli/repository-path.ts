import { relative, resolve } from 'node:path';
import type { Io } from './io.ts';

/** What a file is called in the repository that a job has checked out; without such a job, from the folder of the call. */
export function repositoryPath(file: string, { env, folder }: Pick<Io, 'env' | 'folder'>): string {
  if (file === '-' || file === 'stdin') return 'stdin';
  const root = env['GITHUB_WORKSPACE'] || env['CI_PROJECT_DIR'] || folder();
  const path = relative(root, resolve(folder(), file)).replaceAll('\\', '/');
  return path.startsWith('../') ? file.replaceAll('\\', '/') : path;
}
