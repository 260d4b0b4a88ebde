import { isObject, type Json, type JsonObject } from '../../core/json.ts';

/** The path of a list, or of anything else, inside of a record. */
export type ListPath = readonly (string | number)[];

const deepest = 8;

/** The lists of objects inside of a record, no deeper than tools nest them; lists inside of these are theirs. */
export function listsIn(record: JsonObject): readonly ListPath[] {
  const found: ListPath[] = [];
  const visit = (value: Json, path: ListPath): void => {
    if (Array.isArray(value)) {
      if (isObject((value as readonly Json[])[0])) found.push(path);
    } else if (isObject(value) && path.length < deepest)
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
  };
  visit(record, []);
  return found;
}

/** What stands at a path. */
export function valueAtPath(value: Json | undefined, path: ListPath): Json | undefined {
  let at: Json | undefined = value;
  for (const step of path) {
    if (typeof step === 'number') at = Array.isArray(at) ? (at as readonly Json[])[step] : undefined;
    else at = isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }
  return at;
}

/** Keys under which answers wrap each record: JSON:API in JSON:API, and edges of a graph. */
const wrappers = ['data', 'node', 'incident'];

/** The path of the record that an element wraps; empty where it is the record itself. @example wrappedIn({ node: { id: 1 } }) // ['node'] */
export function wrappedIn(element: JsonObject): ListPath {
  const keys = Object.keys(element);
  if (isObject(element['_source'])) return ['_source']; // Elasticsearch: all else is about the document
  const wrapper = wrappers.find((key) => isObject(element[key]));
  const isAlone = wrapper !== undefined && keys.every((key) => key === wrapper || typeof element[key] !== 'object');
  return isAlone && keys.length <= 2 && !keys.includes('id') ? [wrapper] : [];
}
