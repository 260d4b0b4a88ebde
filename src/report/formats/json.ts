import type { Format } from './format.ts';
import { jsonPieces } from './json-pieces.ts';

/** The whole result, full precision; the same object whatever the terminal. */
export const json: Format<Generator<string>> = function* (_report, { result }) {
  yield* jsonPieces(result);
  yield '\n';
};
