import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for the test file that asks for it, while it is loaded; gone when its tests are done. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ninefold-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
