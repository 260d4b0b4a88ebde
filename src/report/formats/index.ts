import type { Format } from './format.ts';

/** The formats by name. Adding one is one file and one line here; each is loaded only when it is asked for. */
export const formats: Readonly<Record<string, () => Promise<Format>>> = {
  table: async () => (await import('./table.ts')).table,
  json: async () => (await import('./json.ts')).json,
  csv: async () => (await import('./csv.ts')).csv,
  markdown: async () => (await import('./markdown.ts')).markdown,
};
