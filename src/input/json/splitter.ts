import { SplitterMachine } from './machine.ts';
import type { JsonSplitter, JsonSplitterOptions } from './record.ts';

/**
 * Splits a JSON file that comes in chunks of UTF-8 into its records, one at a time, without holding the file. Which
 * shape it has is told by its content. What is malformed is thrown as `jsonMalformed` with its exact place; a root that
 * cannot hold incidents (`42`, `"text"`) as `jsonShapeUnknown`. No records at all is for the caller to judge.
 *
 * @example
 * const splitter = createJsonSplitter({ file: 'log.json', onRecord: ({ record }) => console.log(record) });
 * for await (const chunk of stream) splitter.write(chunk);
 * splitter.end();
 */
export function createJsonSplitter(options: JsonSplitterOptions): JsonSplitter {
  return new SplitterMachine(options);
}
