import type { Format, FormatText } from './format.ts';

/** A format as the list of them shows it. */
export interface ListedFormat {
  /** Endings of files by which it is known without being named. */
  readonly endings: readonly string[];
  load(): Promise<Format<FormatText>>;
}

/** The formats by name. Adding one is one file and one entry here; each is loaded only when it is asked for. */
export const formats: Readonly<Record<string, ListedFormat>> = {
  table: { endings: ['txt'], load: async () => (await import('./table.ts')).table },
  json: { endings: ['json'], load: async () => (await import('./json.ts')).json },
  csv: { endings: ['csv'], load: async () => (await import('./csv.ts')).csv },
  markdown: { endings: ['md', 'markdown'], load: async () => (await import('./markdown.ts')).markdown },
  html: { endings: ['html', 'htm'], load: async () => (await import('./html/page.ts')).html },
  mermaid: { endings: ['mmd', 'mermaid'], load: async () => (await import('./graph/mermaid.ts')).mermaid },
  dot: { endings: ['dot', 'gv'], load: async () => (await import('./graph/dot.ts')).dot },
  junit: { endings: ['xml'], load: async () => (await import('./junit.ts')).junit },
  github: { endings: [], load: async () => (await import('./github.ts')).github },
  sarif: { endings: ['sarif'], load: async () => (await import('./sarif.ts')).sarif },
  openslo: { endings: [], load: async () => (await import('./openslo.ts')).openslo },
  sloth: { endings: [], load: async () => (await import('./sloth.ts')).sloth },
  prometheus: { endings: [], load: async () => (await import('./prometheus/rules.ts')).prometheus },
  'promtool-test': {
    endings: [],
    load: async () => (await import('./prometheus/promtool-test.ts')).promtoolTest,
  },
  gitlab: { endings: [], load: async () => (await import('./gitlab.ts')).gitlab },
};

/** The format that the ending of a file asks for; null where it asks for none. @example formatOfFile('a/report.MD') // 'markdown' */
export function formatOfFile(file: string): string | null {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  return Object.keys(formats).find((name) => formats[name]!.endings.includes(ending)) ?? null;
}
