import type { Format } from './format.ts';
import { jsonText } from './json-text.ts';

/** The whole result, full precision; the same object whatever the terminal. */
export const json: Format = (_report, { result }) => `${jsonText(result)}\n`;
