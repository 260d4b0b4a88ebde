import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentPaths } from './documents.ts';

/** What GitHub makes of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const prose = (file: string): string => readFileSync(file, 'utf8').replaceAll(/^( *)```[\s\S]*?^\1```/gm, '');
const anchorsOf = (file: string): string[] =>
  [...prose(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!));

/** `NAME`, `TOOL`, `RULE`: what a reader puts in; its folder is there unless it is one of his own. */
const isPattern = (path: string): boolean => /\b(NAME|TOOL|RULE)\b/.test(path);

/** Paths in backticks that begin in a folder of the project. */
const pathsIn = (file: string): readonly string[] =>
  [...prose(file).matchAll(/`((?:src|test|docs|schema|fixtures|bench|bin)\/[\w./-]+)`/g)].map(([, path]) => path!);

it('the index of docs has every page of it', () => {
  const linked = [...prose('docs/README.md').matchAll(/\]\(([a-z-]+\.md)/g)].map(([, path]) => `docs/${path}`);
  const pages = documentPaths.filter((path) => path.startsWith('docs/') && path !== 'docs/README.md');
  expect(pages.filter((path) => !linked.includes(path))).toEqual([]);
});

it('README is short enough to be read', () => {
  expect(readFileSync('README.md', 'utf8').split('\n').length).toBeLessThanOrEqual(200);
});

describe.each([...documentPaths, 'SECURITY.md', 'CHANGELOG.md'])('%s', (file) => {
  it('links to what is there', () => {
    for (const [, target] of prose(file)
      .replaceAll(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target!)) continue;
      const [path, anchor] = target!.split('#') as [string, string | undefined];
      const linked = path === '' ? file : join(dirname(file), path);
      expect(existsSync(linked), target).toBe(true);
      if (anchor !== undefined && linked.endsWith('.md')) expect(anchorsOf(linked), target).toContain(anchor);
    }
  });

  it('names files that are there', () => {
    if (file === 'CHANGELOG.md') return; // it tells of what was
    const missing = pathsIn(file).filter((path) => !isPattern(path) && !existsSync(path));
    expect(missing).toEqual([]);
    const homeless = pathsIn(file).filter(
      (path) => isPattern(path) && !existsSync(path.replace(/\/[^/]*\b(NAME|TOOL|RULE)\b.*$/, '')),
    );
    expect(homeless).toEqual([]);
  });
});
