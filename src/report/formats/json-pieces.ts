import { isObject, type Json } from '../../core/json.ts';
import { jsonText } from './json-text.ts';

/** Values that are one text: what has more goes on piece by piece. */
const mostValues = 4_096;

/**
 * The text of {@link jsonText}, in pieces: no string of V8 is longer than 512 MB, and a result of a million groups is.
 * @example [...jsonPieces({ a: [1] })].join('') // jsonText({ a: [1] })
 */
export function* jsonPieces(value: Json, indent = ''): Generator<string> {
  if (isSmall(value)) {
    yield indent === '' ? jsonText(value) : jsonText(value).replaceAll('\n', `\n${indent}`); // a text holds no raw line break
    return;
  }
  const within = `${indent}  `;
  let before = isObject(value) ? '{' : '[';
  for (const [name, each] of entriesOf(value)) {
    const head = `${before}\n${within}${name === null ? '' : `${jsonText(name)}: `}`;
    before = ',';
    yield head;
    yield* jsonPieces(each, within);
  }
  yield `\n${indent}${isObject(value) ? '}' : ']'}`;
}

/** What stands in a value; a name that has nothing, which no reader of JSON sees, is left out as JSON.stringify does. */
function* entriesOf(value: Json): Generator<readonly [name: string | null, value: Json]> {
  if (Array.isArray(value)) for (const each of value as readonly Json[]) yield [null, each ?? null];
  else if (isObject(value))
    for (const name of Object.keys(value)) if (value[name] !== undefined) yield [name, value[name]!];
}

/** Has it at most so many values? Looks no further. */
function isSmall(value: Json): boolean {
  let left = mostValues;
  const holds = (each: Json | undefined): boolean => {
    if (--left < 0) return false;
    if (typeof each !== 'object' || each === null) return true;
    if (Array.isArray(each)) return each.length <= left && (each as readonly Json[]).every(holds);
    for (const name in each) if (!holds((each as { readonly [key: string]: Json })[name])) return false;
    return true;
  };
  return holds(value);
}
