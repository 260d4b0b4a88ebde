import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { looksLikeFiles, namedFiles } from '../../../src/input/source/named-files.ts';
import { scratchFolder } from '../../scratch.ts';
import { problemsOf, readSloFile } from './problems-of.ts';

const folder = scratchFolder();
const put = (name: string, text: string): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
};
const plain = (name: string): string => `service: ${name}\ntarget: 99.9\nwindow: 30d\n`;

put('slo/a-2.yaml', plain('two'));
put('slo/a-10.yml', plain('ten'));
put('slo/deep/b.json', '{"service":"deep","target":99,"window":"7d"}');
put('slo/notes.txt', 'no SLO');
put('slo/.hidden/c.yaml', plain('hidden'));
put('slo/node_modules/d.yaml', plain('package'));
put('slo/[x].yaml', plain('literal'));
const at = (...names: string[]): string[] => names.map((name) => join(folder, name));
const yaml = /\.(ya?ml|json)$/i;

describe('namedFiles', () => {
  it.each<[string, string[], string]>([
    ['slo', at('slo/[x].yaml', 'slo/a-2.yaml', 'slo/a-10.yml', 'slo/deep/b.json'), 'folder'],
    ['slo/', at('slo/[x].yaml', 'slo/a-2.yaml', 'slo/a-10.yml', 'slo/deep/b.json'), 'folder'],
    ['slo/*.yaml', at('slo/[x].yaml', 'slo/a-2.yaml'), 'pattern'],
    ['slo/a-?.y*ml', at('slo/a-2.yaml'), 'pattern'],
    ['slo/a-[0-9]*.{yml,yaml}', at('slo/a-2.yaml', 'slo/a-10.yml'), 'pattern'],
    ['slo/a-[!2]*', at('slo/a-10.yml'), 'pattern'],
    ['slo/**/*.json', at('slo/deep/b.json'), 'pattern'],
    ['**/b.json', at('slo/deep/b.json'), 'pattern'],
    ['s*/deep/*', at('slo/deep/b.json'), 'pattern'],
    ['slo/[x].yaml', at('slo/[x].yaml'), 'path'], // it exists under this name
    ['slo/[z-a].yaml', [], 'pattern'],
    ['nowhere/*.yaml', [], 'pattern'],
    ['nowhere.yaml', at('nowhere.yaml'), 'path'], // refused where it is opened
  ])('%s', (text, files, by) => expect(namedFiles(join(folder, text), yaml)).toEqual({ files, by }));
  it('tells files from numbers', () => {
    const texts = ['99.9', '99.95%', '3n', 'NaN', 'slo.yaml', 'slo/', '*', '-', '.', 'fixtures'];
    expect(texts.filter((text) => looksLikeFiles(text, yaml))).toEqual(['slo.yaml', 'slo/', '*', '-', '.', 'fixtures']);
  });
});

describe('readSloFiles', () => {
  const names = async (...texts: string[]) => (await readSloFile(...texts)).slos.map(({ name }) => name);
  it('reads folders, patterns and files, each file once', async () => {
    expect(await names(join(folder, 'slo/*.yaml'), join(folder, 'slo'))).toEqual(['literal', 'two', 'ten', 'deep']);
    expect(await names('fixtures/slo/teams')).toEqual(['checkout/availability', 'search-errors', 'web/availability']);
  });
  it('names a file of a folder that has no SLO, and refuses it where it is named', async () => {
    const values = put('mixed/values.yaml', 'replicas: 3\n');
    put('mixed/slo.yaml', plain('shop'));
    const { slos, notices } = await readSloFile(join(folder, 'mixed'));
    expect([slos.length, notices[0]!.data]).toEqual([
      1,
      { parts: [{ kind: 'an object that is no SLO', text: `an object that is no SLO (${values}:1)` }] },
    ]);
    expect((await problemsOf(() => readSloFile(values)))[0]!.kind).toBe('sloFormatUnknown');
  });
  it('refuses another version of a format that it knows, also in a folder', async () => {
    put('versions/a.yaml', 'apiVersion: openslo/v3\nkind: SLO\n');
    put('versions/b.yaml', plain('shop'));
    expect((await problemsOf(() => readSloFile(join(folder, 'versions')))).map(({ kind }) => kind)).toEqual([
      'sloFormatUnknown',
    ]);
  });
  it.each<[string, string, number]>([
    ['a bare value', 'service: shop\ntarget: {{ .Values.target }}\n', 2],
    ['a quoted value', 'service: shop\ntarget: "{{ .Values.target }}"\n', 2],
    ['a condition', '{{- if .Values.slo.enabled }}\nservice: shop\ntarget: 99\n{{- end }}\n', 1],
    ['a name alone', 'service: "{{ .Release.Name }}"\ntarget: 99\n', 1],
  ])('tells a Helm template: %s', async (_name, text, line) => {
    const path = put('helm.yaml', text);
    const [problem, ...others] = await problemsOf(() => readSloFile(path));
    expect([problem, others]).toMatchObject([{ kind: 'sloTemplate', where: { file: path, line } }, []]);
  });
  it('leaves the templates of Sloth and Prometheus alone', async () => {
    const alert = 'alerting: { annotations: { summary: "{{ $labels.sloth_service }}" } }';
    const text = `version: prometheus/v1\nservice: a\nslos: [{ name: a, objective: 99, sli: { raw: { error_ratio_query: "a[{{.window}}]" } }, ${alert} }]`;
    expect(await names(put('sloth.yaml', text))).toEqual(['a']);
  });
  it('says where a pattern or a folder names nothing', async () => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    for (const [text, by] of [
      ['slo/*.toml', 'pattern'],
      ['empty', 'folder'],
    ] as const)
      expect(await problemsOf(() => readSloFile(join(folder, text)))).toMatchObject([
        { kind: 'noFileNamed', where: { kind: 'typed', option: '--slo' }, data: { by } },
      ]);
    put('none/values.yaml', 'replicas: 3\n');
    expect((await problemsOf(() => readSloFile(join(folder, 'none'))))[0]).toMatchObject({
      kind: 'noSloNamed',
      data: { files: 1 },
    });
  });
  it('refuses two of one name in two files, with both places', async () => {
    const [a, b] = [put('twice/a.yaml', plain('shop')), put('twice/b.yaml', plain('shop'))];
    expect(await problemsOf(() => readSloFile(join(folder, 'twice')))).toMatchObject([
      { kind: 'sloNameTwice', where: { file: b, line: 1 }, data: { other: { file: a, line: 1 } } },
    ]);
  });
});
