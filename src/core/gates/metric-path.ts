import { isObject, type Json, type JsonObject } from '../json.ts';

/** One step into a result: a key, or what stands in brackets (an index, or the name of a list's item). */
export type MetricStep = { readonly key: string } | { readonly item: string };

/** What names an item of a list: `groups.service[api]`, `components[db]`, `strategies[hot]`. Such lists have no index. */
const itemKeys = ['key', 'name', 'mode'] as const;

const word = '[A-Za-z_][A-Za-z0-9_-]*';
const quoted = '"(?:[^"\\\\]|\\\\.)*"';

/** The text of a path: words parted by dots, items in brackets, either in double quotes where it holds other signs. */
export const metricPathForm = `${word}(?:\\.${word}|\\.${quoted}|\\[\\s*${quoted}\\s*\\]|\\[[^\\]"]+\\])*`;

const wholeForm = new RegExp(`^${metricPathForm}$`);
const stepForm = new RegExp(`\\.?(${word})|\\.(${quoted})|\\[\\s*(${quoted})\\s*\\]|\\[([^\\]"]+)\\]`, 'g');

/** Splits `groups.service[api].downtimeSeconds` into its steps; null where it is no path. */
export function parseMetricPath(text: string): readonly MetricStep[] | null {
  if (!wholeForm.test(text)) return null;
  try {
    return [...text.matchAll(stepForm)].map(([, key, quotedKey, quotedItem, item]): MetricStep => {
      if (key !== undefined) return { key };
      if (quotedKey !== undefined) return { key: JSON.parse(quotedKey) as string };
      return { item: quotedItem === undefined ? item!.trim() : (JSON.parse(quotedItem) as string) };
    });
  } catch {
    return null; // an escape that JSON does not know
  }
}

/** Line breaks, control and format characters: outside of quotes they would be printed as something else. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Writes a step so that `parseMetricPath` reads it back, also when its unprintable signs are shown as `\u…` escapes. */
export function metricStepText(step: MetricStep): string {
  if ('key' in step) return new RegExp(`^${word}$`).test(step.key) ? step.key : JSON.stringify(step.key);
  const isPlain = /^[^\]"\s](?:[^\]"]*[^\]"\s])?$/.test(step.item) && !unprintable.test(step.item);
  return isPlain ? `[${step.item}]` : `[${JSON.stringify(step.item)}]`;
}

/** What tells the items of a list apart; null where only their place does. */
function itemKeyOf(list: readonly Json[]): string | null {
  const key = itemKeys.find((each) => list.every((item) => isObject(item) && each in item));
  return list.length > 0 && key !== undefined ? key : null;
}

/**
 * What stands in brackets for each item of a list, in its order: its key, name or mode, with its kind before it where
 * several share it (`components[domain:za]`); else its number. @example itemTexts([{ name: 'za' }]) // ['za']
 */
export function itemTexts(list: readonly Json[]): readonly string[] {
  const key = itemKeyOf(list);
  if (key === null) return list.map((_, i) => String(i));
  const ways = list.map((item) => waysOf(item as JsonObject, key));
  const uses = new Map<string, number>();
  for (const way of ways.flat()) uses.set(way, (uses.get(way) ?? 0) + 1);
  return ways.map((each) => each.find((way) => uses.get(way) === 1) ?? each.at(-1)!);
}

/** The ways to name an item: `za`, and `domain:za` where it has a kind. */
function waysOf(item: JsonObject, key: string): readonly string[] {
  const name = nameOf(item, key) ?? 'null';
  const kind = item['kind'];
  return typeof kind === 'string' ? [name, `${kind}:${name}`] : [name];
}

/** Where a path names one of several items that share what it says: the ways to name each; null where it does not. */
export function ambiguityAt(
  result: JsonObject,
  path: readonly MetricStep[],
): { readonly name: string; readonly ways: readonly string[] } | null {
  for (const [i, step] of path.entries()) {
    const list = 'item' in step ? valueAtPath(result, path.slice(0, i)) : null;
    const key = Array.isArray(list) ? itemKeyOf(list as readonly Json[]) : null;
    if (!('item' in step) || key === null) continue;
    const items = list as readonly JsonObject[];
    const texts = itemTexts(items);
    const ways = texts.filter((_, at) => waysOf(items[at]!, key).includes(step.item));
    if (ways.length > 1) return { name: step.item, ways: [...new Set(ways)] };
  }
  return null;
}

/** The value at a path; undefined where this result has none. Of items that share a name the first: see `ambiguityAt`. */
export function valueAtPath(result: JsonObject, path: readonly MetricStep[]): Json | undefined {
  let value: Json | undefined = result;
  for (const step of path) {
    if ('key' in step) value = isObject(value) && Object.hasOwn(value, step.key) ? value[step.key] : undefined;
    else value = Array.isArray(value) ? itemOf(value as readonly Json[], step.item) : undefined;
  }
  return value;
}

function itemOf(list: readonly Json[], item: string): Json | undefined {
  const items = itemsByWay(list);
  if (items !== null) return items.get(item);
  if (/^[0-9]+$/.test(item)) return list[Number(item)];
  return list.find((each) => nameOf(each, 'id') === item);
}

type ItemsByWay = ReadonlyMap<string, Json> | null;

/** Of each list of a result that a path led into: thousands of objectives have some checks each. */
const knownItems = new WeakMap<readonly Json[], ItemsByWay>();

/** The first item that goes by each name; null where only their place tells items apart. */
function itemsByWay(list: readonly Json[]): ItemsByWay {
  const known = knownItems.get(list);
  if (known !== undefined) return known;
  const key = itemKeyOf(list);
  const pairs =
    key === null ? null : list.flatMap((item) => waysOf(item as JsonObject, key).map((way) => [way, item] as const));
  const items = pairs && new Map(pairs.toReversed()); // of several of one name the first
  knownItems.set(list, items);
  return items;
}

function nameOf(item: Json, key: string): string | null {
  const name = isObject(item) ? item[key] : undefined;
  return name === null ? 'null' : typeof name === 'object' || name === undefined ? null : String(name);
}

/** What a JSON Schema says of a path: its own schema, or null where no result of this kind can have it. */
export function schemaAtPath(schema: JsonObject, path: readonly MetricStep[]): JsonObject | null {
  return schemasAtPath(schema, path)[0] ?? null;
}

/** The JSON types a value at the path can have; empty where the schema does not say. */
export function typesAtPath(schema: JsonObject, path: readonly MetricStep[]): ReadonlySet<string> {
  const leaves = schemasAtPath(schema, path).flatMap((each) => alternatives(each, schema));
  const types = leaves.map((each) => each['type']);
  return new Set(types.includes(undefined) ? [] : (types.flat() as string[]));
}

function schemasAtPath(schema: JsonObject, path: readonly MetricStep[]): readonly JsonObject[] {
  let at: JsonObject[] = [schema];
  for (const step of path)
    at = at.flatMap((each) => alternatives(each, schema)).flatMap((each) => children(each, step));
  return at;
}

/** Every path of a schema, dotted, for suggestions; what may have any key is left out. */
export function schemaPaths(schema: JsonObject, depth = 4): readonly string[] {
  const found: string[] = [];
  const visit = (node: JsonObject, prefix: string, left: number): void => {
    for (const each of alternatives(node, schema)) {
      for (const [key, child] of Object.entries((each['properties'] ?? {}) as JsonObject)) {
        found.push(prefix + key);
        if (left > 0) visit(child as JsonObject, `${prefix}${key}.`, left - 1);
      }
    }
  };
  visit(schema, '', depth);
  return found;
}

function alternatives(node: JsonObject, root: JsonObject): JsonObject[] {
  const reference = node['$ref'];
  if (typeof reference === 'string') {
    const target = reference
      .slice(2)
      .split('/')
      .reduce<Json | undefined>((value, key) => (isObject(value) ? value[key] : undefined), root);
    return isObject(target) ? alternatives(target, root) : [];
  }
  const choices = (node['anyOf'] ?? node['oneOf']) as readonly JsonObject[] | undefined;
  return choices ? choices.flatMap((each) => alternatives(each, root)) : [node];
}

function children(node: JsonObject, step: MetricStep): JsonObject[] {
  if ('item' in step) {
    const items = node['items'];
    const prefix = (node['prefixItems'] ?? []) as readonly JsonObject[];
    return isObject(items) ? [items] : prefix[Number(step.item)] ? [prefix[Number(step.item)]!] : [];
  }
  const properties = (node['properties'] ?? {}) as JsonObject;
  if (Object.hasOwn(properties, step.key)) return [properties[step.key] as JsonObject];
  const other = node['additionalProperties'];
  return isObject(other) ? [other] : [];
}
