import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before all tests: the folder that scratch folders lie in; after all tests it goes. */
export default function setup(): () => void {
  const root = mkdtempSync(join(tmpdir(), 'ninefold-test-'));
  process.env['NINEFOLD_TEST_SCRATCH'] = root;
  return () => rmSync(root, { recursive: true, force: true });
}
