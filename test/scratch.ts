import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

/** A folder for the tests that ask for it; gone when all tests are done (see scratch-root.ts). */
export function scratchFolder(): string {
  return mkdtempSync(join(process.env['NINEFOLD_TEST_SCRATCH']!, 'files-'));
}
