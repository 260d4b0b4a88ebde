import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const about = JSON.parse(readFileSync('package.json', 'utf8'));

describe('an install', () => {
  it('brings this package alone', () => {
    for (const key of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies'])
      expect(about[key], key).toBeUndefined();
  });
  it('runs nothing', () => {
    // `prepare` runs where the project is built, and not where the package is installed
    for (const key of ['preinstall', 'install', 'postinstall']) expect(about.scripts[key], key).toBeUndefined();
  });
});
