import { fail } from '../../core/problem.ts';
import { type Declaration, type Declarations, flagOf, type Values } from './declare.ts';
import { Given } from './given.ts';

/** What was typed, by key: the texts in their order; a switch has `true` (or, negated, `false`). */
export interface TypedTexts extends ReadonlyMap<string, readonly string[]> {
  /** The key of every text, as one stood behind the other; left out where a file and no command line says them. */
  readonly sequence?: readonly string[];
}

/**
 * What is read of several options, as it was typed: each text's own after that of the text before it, of whatever option.
 * @example inSequence(new Map([['set', ['a']], ['mtbf', ['b']]]), { mtbf: [2], set: [1] }) // [1, 2]
 */
export function inSequence<T>(typed: TypedTexts, read: Readonly<Record<string, readonly T[]>>): readonly T[] {
  const sequence = typed.sequence ?? [...typed].flatMap(([key, texts]) => texts.map(() => key));
  const taken = new Map<string, number>();
  return sequence.flatMap((key): readonly T[] => {
    const place = taken.get(key) ?? 0;
    taken.set(key, place + 1);
    return read[key]?.slice(place, place + 1) ?? [];
  });
}

/**
 * Reads what was typed by its declarations: refuses what is given twice, what lacks another option and what another one
 * contradicts; every option that is not given has its fallback or none. `assertedKeys` are the first keys of what
 * assertions ask for. @example parseOptions({ top: count.or('5') }, new Map()).top // 5
 */
export function parseOptions<D extends Declarations>(
  declarations: D,
  typed: TypedTexts,
  assertedKeys: readonly string[] = [],
): Values<D> {
  for (const [key, texts] of typed) checkAlone(key, declarations[key]!, texts, declarations, typed, assertedKeys);
  const values = Object.entries(declarations).map(([key, declaration]) => {
    const texts = typed.get(key) ?? (declaration.fallback === null ? [] : [declaration.fallback]);
    return [key, declaration.read(texts.map((text) => new Given(flagOf(key), text)))];
  });
  return Object.fromEntries(values) as Values<D>;
}

function checkAlone(
  key: string,
  declaration: Declaration,
  texts: readonly string[],
  declarations: Declarations,
  typed: TypedTexts,
  assertedKeys: readonly string[],
): void {
  const flag = flagOf(key);
  if (texts.length > 1 && !declaration.isRepeatable && declaration.placeholder !== null)
    fail('optionTwice', { flag, texts }, { kind: 'typed', option: flag, text: texts[1]! });
  const unmet = declaration.needs.find(
    ({ keys, metric }) =>
      !(metric !== null && assertedKeys.includes(metric)) && !keys.some((other) => typed.has(other)),
  );
  if (unmet)
    fail('optionNeeds', {
      flag,
      needs: unmet.keys.map((other) => ({
        usage: usageOf(other, declarations[other]!),
        says: declarations[other]!.says,
      })),
    });
  const others = declaration.excludes.filter((other) => typed.has(other));
  if (others.length > 0) fail('windowConflict', { options: [flag, others.map(flagOf).join(', ')] });
}

/** Refuses the first option that was typed and can do nothing on such a call. */
export function refuseWithoutEffect(declarations: Declarations, typed: TypedTexts, call: string): void {
  for (const key of typed.keys()) {
    const { only } = declarations[key]!;
    if (only !== null && !only.includes(call)) fail('optionWithoutEffect', { flag: flagOf(key), call, only });
  }
}

/** Every file that options name, to be read; `-` is standard input. */
export function filesOf(declarations: Declarations, typed: TypedTexts): readonly string[] {
  return [...typed].flatMap(([key, texts]) => {
    const { files } = declarations[key]!;
    return files === null ? [] : texts.flatMap(files);
  });
}

/** An option as the help writes it. @example usageOf('topN', …) // '--top-n <n>' */
export function usageOf(key: string, { placeholder }: Declaration): string {
  return placeholder === null ? flagOf(key) : `${flagOf(key)} ${placeholder}`;
}
