import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/core/json.ts';
import { plainAlerting } from '../../../src/core/prometheus/alerting.ts';
import type { Query } from '../../../src/core/prometheus/slo-queries.ts';
import { exactly } from '../../../src/core/quantity/decimal.ts';
import { utc } from '../../../src/core/time/zone.ts';
import type { Format, FormatText } from '../../../src/report/formats/format.ts';
import { formatOfFile, formats, type ListedFormat } from '../../../src/report/formats/index.ts';
import {
  availability,
  type Block,
  bar,
  count,
  duration,
  missing,
  nines,
  period,
  share,
  text,
} from '../../../src/report/report.ts';
import type { ReportedSlo } from '../../../src/report/slo-report.ts';
import { scratchFolder } from '../../scratch.ts';
import { wholeText } from './render.ts';

/** A text of a log that a terminal would take for orders, and other formats for their signs. */
const nasty = 'a\u001b[31mb\u0007\u202e|<&>"\'`,\n;*_[](x)';
const blocks: readonly Block[] = [
  {
    kind: 'facts',
    facts: [{ label: 'Window', value: period({ start: 0, end: 86_400_000 }, utc), note: nasty }],
  },
  {
    kind: 'table',
    title: nasty,
    columns: ['a', 'b', 'c', 'd', 'e', 'f', 'g', nasty].map((title) => ({ title, align: 'left', drop: 0 })),
    rows: [[availability(0.001), nines(3), bar(0.5), share(0.5), duration(60), count(2), missing(), text(nasty)]],
    notes: [nasty],
  },
  { kind: 'list', title: nasty, items: [{ text: nasty, tone: 'bad' }] },
];
const check = { expression: nasty, actual: nasty, status: 'missed', limit: null, fails: true, message: nasty };
const place = { file: nasty, line: 1, column: 1 };
const result = {
  schema: 'ninefold/compose/1',
  [nasty]: nasty,
  warnings: [{ kind: 'open', message: nasty }],
  checks: [{ ...check, ...place }],
  lint: [{ rule: 'same-domain', severity: 'error', message: nasty, remedy: nasty, where: nasty, ...place }],
};

const query: Query = { text: nasty, placeAt: () => ({ kind: 'file', file: nasty }) };
const queries = { kind: 'good', good: query, total: query } as const;
const slo: ReportedSlo = {
  name: nasty,
  ownName: nasty,
  service: nasty,
  indicator: nasty,
  method: 'Occurrences',
  window: { kind: 'rolling', seconds: 2_592_000 },
  objectives: [{ name: nasty, ratio: exactly(0.999), timeSliceTarget: null, timeSliceSeconds: null, queries }],
  alerting: { ...plainAlerting, name: nasty, labels: { nasty } },
};

const node = { id: nasty, kind: 'part', lines: [nasty], tone: null, domain: nasty, isWeak: true } as const;
const graph = {
  domains: [{ name: nasty, says: nasty, isWeak: false }],
  nodes: [node],
  edges: [{ from: nasty, to: nasty, kind: 'optional' }],
} as const;

/** A report on an SLO and a topology: those formats that write one down refuse a report without. */
function render(format: Format<FormatText>, shown: readonly Block[], machines: JsonObject): string {
  const report = {
    title: nasty,
    blocks: shown,
    data: {},
    warnings: [],
    remarks: [],
    slos: [slo],
    graph: () => graph,
    explanation: () => [],
  };
  const context = { width: 80, color: false, zone: utc, result: machines, version: '1.2.3', files: [nasty] };
  return wholeText(format(report, { ...context, repositoryPath: (file) => file }));
}

/** The format that docs/extending.md shows, as if it were a file of src/report/formats. */
const shown: ListedFormat = {
  endings: [],
  async load() {
    const [, code] = /^ {3}```ts\n([\s\S]*?)^ {3}```/m.exec(readFileSync('docs/extending.md', 'utf8'))!;
    const lines = code!.replaceAll(/^ {3}/gm, '');
    const home = resolve('src/report/formats');
    const file = join(scratchFolder(), 'tsv.ts');
    writeFileSync(
      file,
      lines.replaceAll(/from '(\.[^']+)'/g, (_, path: string) => `from '${join(home, path)}'`),
    );
    return (await import(file)).tsv as Format<FormatText>;
  },
};

describe.each(Object.entries({ ...formats, 'of docs/extending.md': shown }))(
  'the format %s',
  (name, { endings, load }) => {
    it('writes a text that ends its last line and holds nothing that a terminal obeys', async () => {
      const written = render(await load(), blocks, result);
      expect(written.endsWith('\n')).toBe(true);
      expect(written, 'texts go through plainText, also the names of metrics').not.toMatch(
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
      );
    });
    it('writes the same for the same, also of nothing', async () => {
      const format = await load();
      expect(render(format, blocks, result)).toBe(render(format, blocks, result));
      expect(typeof render(format, [], { schema: 'ninefold/nines/1', warnings: [], checks: [] })).toBe('string');
    });
    it('is known by its endings, in any case', () => {
      for (const ending of endings) {
        expect(formatOfFile(`a.b/report.${ending}`)).toBe(name);
        expect(formatOfFile(`REPORT.${ending.toUpperCase()}`)).toBe(name);
      }
    });
  },
);

describe('an ending', () => {
  it('is of one format alone, or of none', () => {
    const all = Object.values(formats).flatMap(({ endings }) => endings);
    expect(new Set(all).size).toBe(all.length);
    for (const file of ['report', 'report.pdf', '.json.', 'json']) expect(formatOfFile(file)).toBeNull();
  });
});
