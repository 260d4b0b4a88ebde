/** What somebody who reads a result, or writes a file, relies on at one place: its types, its values, and whether it is always there. */
export type Promises = Readonly<Record<string, string>>;

// biome-ignore lint/suspicious/noExplicitAny: a schema is walked by its keys
type Schema = any;

/**
 * The places of a schema, each with what it promises: `types, values, required`. References are followed once on each way down;
 * `[]` is an item of a list, `*` any key, `|n` a choice.
 * @example promisesOf({ type: 'object', required: ['a'], properties: { a: { type: 'number' } } }) // { '': 'object', '.a': 'number, required' }
 */
export function promisesOf(schema: Schema): Promises {
  const found: Record<string, string> = {};
  const walk = (given: Schema, path: string, isRequired: boolean, ways: readonly string[]): void => {
    if (typeof given !== 'object' || given === null) return;
    const reference: string | undefined = given.$ref;
    if (reference !== undefined && ways.includes(reference)) return;
    const below = reference === undefined ? ways : [...ways, reference];
    const node = reference === undefined ? given : { ...definition(schema, reference), ...given };
    const values = node.enum ?? ('const' in node ? [node.const] : null);
    const says = [
      ...[node.type ?? []].flat().toSorted(),
      ...(values ? [`one of ${JSON.stringify(values.toSorted?.() ?? values)}`] : []),
      ...(isRequired ? ['required'] : []),
    ];
    found[path] = says.join(', ');
    for (const [key, each] of Object.entries(node.properties ?? {}))
      walk(each, `${path}.${key}`, node.required?.includes(key) ?? false, below);
    for (const [key, each] of Object.entries(node.patternProperties ?? {})) walk(each, `${path}.${key}`, false, below);
    walk(node.additionalProperties, `${path}.*`, false, below);
    walk(node.items, `${path}[]`, false, below);
    for (const key of ['anyOf', 'oneOf', 'allOf', 'prefixItems'])
      (node[key] ?? []).forEach((each: Schema, i: number) => {
        walk(each, `${path}|${i}`, false, below);
      });
  };
  walk(schema, '', false, []);
  return found;
}

const definition = (schema: Schema, reference: string): Schema =>
  reference
    .replace(/^#\//, '')
    .split('/')
    .reduce((node, key) => node[key], schema);

/** What was promised and is not any more, in words; an added key or value breaks no promise of a result. */
export function brokenPromises(before: Promises, now: Promises): readonly string[] {
  return Object.entries(before).flatMap(([path, said]) => {
    if (now[path] === undefined) return [`${path} is gone (${said})`];
    return now[path] === said || onlyAdds(said, now[path]) ? [] : [`${path} was: ${said}; is: ${now[path]}`];
  });
}

/** More values of a text that has several, and nothing else. */
function onlyAdds(before: string, now: string): boolean {
  const form = /one of (\[.*\])/;
  const [was, is] = [form.exec(before)?.[1], form.exec(now)?.[1]];
  if (was === undefined || is === undefined || before.replace(form, '') !== now.replace(form, '')) return false;
  const values: readonly unknown[] = JSON.parse(is);
  const old: readonly unknown[] = JSON.parse(was);
  return old.length > 1 && old.every((value) => values.includes(value));
}
