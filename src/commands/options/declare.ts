import type { TypedPlace } from '../../core/problem.ts';
import type { Given } from './given.ts';

/**
 * An option, declared once: what it says in the help, how its text is read, which files it names, what it needs and
 * excludes, and where it has an effect. Registration, parsing, refusals, help, and the list of files that a call reads
 * follow from this. Its key is its name: `mergeWithin` is typed `--merge-within`.
 */
export interface Declaration {
  readonly placeholder: string | null;
  readonly says: string;
  readonly group: string;
  /** Read where nothing was typed. */
  readonly fallback: string | null;
  readonly isRepeatable: boolean;
  /** Also `--no-…`. */
  readonly isNegatable: boolean;
  readonly choices: readonly string[] | null;
  /** The words that it reads, where it reads no others. */
  readonly words: readonly string[] | null;
  /** The files that a text of it names, to be read. */
  readonly files: ((text: string) => readonly string[]) | null;
  /** Keys of other options: of each list one must be given too, or an assertion must ask for what begins with `metric`. */
  readonly needs: readonly { readonly keys: readonly string[]; readonly metric: string | null }[];
  /** Keys of options that say something else. */
  readonly excludes: readonly string[];
  /** The kinds of calls on which it has an effect; null: on all. */
  readonly only: readonly string[] | null;
  read(given: readonly Given[]): unknown;
}

const plain = {
  placeholder: null,
  group: '',
  fallback: null,
  isRepeatable: false,
  isNegatable: false,
  choices: null,
  words: null,
  files: null,
  needs: [],
  excludes: [],
  only: null,
} as const;

/** A declaration whose value is a `T`; each method gives another one with one thing changed. */
export class Option<T> implements Declaration {
  readonly placeholder!: string | null;
  readonly says!: string;
  readonly group!: string;
  readonly fallback!: string | null;
  readonly isRepeatable!: boolean;
  readonly isNegatable!: boolean;
  readonly choices!: readonly string[] | null;
  readonly words!: readonly string[] | null;
  readonly files!: ((text: string) => readonly string[]) | null;
  readonly needs!: Declaration['needs'];
  readonly excludes!: readonly string[];
  readonly only!: readonly string[] | null;
  readonly read!: (given: readonly Given[]) => T;

  constructor(parts: Partial<Declaration> & Pick<Declaration, 'says'> & { read: (given: readonly Given[]) => T }) {
    Object.assign(this, plain, parts);
  }

  /** Taken where the option is not given; shown in the help. */
  or(fallback: string): Option<NonNullable<T>> {
    return this.with({ fallback }) as Option<NonNullable<T>>;
  }

  inGroup(group: string): Option<T> {
    return this.with({ group });
  }

  /** One of these options must be given, too; or an assertion must ask for what begins with `metric`. */
  needing(keys: readonly string[], metric: string | null = null): Option<T> {
    return this.with({ needs: [...this.needs, { keys, metric }] });
  }

  excluding(...keys: readonly string[]): Option<T> {
    return this.with({ excludes: keys });
  }

  /** Has an effect on such calls alone. */
  onlyFor(...calls: readonly string[]): Option<T> {
    return this.with({ only: calls });
  }

  /** Names a file that is read; or several, or none, where `files` tells. */
  naming(files: (text: string) => readonly string[] = (text) => [text]): Option<T> {
    return this.with({ files });
  }

  /** Says in the help which words there are. */
  listing(choices: readonly string[]): Option<T> {
    return this.with({ choices });
  }

  private with(parts: Partial<Declaration>): Option<T> {
    return new Option<T>({ ...this, ...parts } as ConstructorParameters<typeof Option<T>>[0]);
  }
}

/** Reads a text; `words` are all that it reads, where these are few. */
type Parser<T> = ((text: string, place: TypedPlace) => T) & { readonly words?: readonly string[] };

/** An option with a value. Without a parser its value is the typed text with its place, to be read when all is known. */
export function option(placeholder: string, says: string): Option<Given | null>;
export function option<T>(placeholder: string, says: string, parse: Parser<T>): Option<T | null>;
export function option<T>(placeholder: string, says: string, parse?: Parser<T>): Option<T | Given | null> {
  return new Option({
    placeholder,
    says,
    words: parse?.words ?? null,
    read: ([only]) => (only === undefined ? null : parse ? only.read(parse) : only),
  });
}

/** An option that may be given several times; its value is a list of typed texts. */
export function repeatable(placeholder: string, says: string): Option<readonly Given[]> {
  return new Option({ placeholder, says, isRepeatable: true, read: (given) => given });
}

/** An option without a value. */
export function flag(says: string): Option<boolean> {
  return new Option({ says, read: (given) => given.length > 0 });
}

/** `--color`, `--no-color`: true, false, or null where neither is given. */
export function negatable(says: string): Option<boolean | null> {
  return new Option({ says, isNegatable: true, read: ([only]) => (only ? only.text === 'true' : null) });
}

export type Declarations = Readonly<Record<string, Declaration>>;

/** What `run` gets: a value for each declared key, and no other. */
export type Values<D> = { readonly [K in keyof D]: D[K] extends Option<infer T> ? T : never };

/** Declares options under one heading of the help. */
export function group<D extends Readonly<Record<string, Option<unknown>>>>(heading: string, options: D): D {
  return Object.fromEntries(Object.entries(options).map(([key, each]) => [key, each.inGroup(heading)])) as unknown as D;
}

/** The same options where they have an effect on such calls alone. */
export function onlyFor<D extends Readonly<Record<string, Option<unknown>>>>(calls: readonly string[], options: D): D {
  return Object.fromEntries(
    Object.entries(options).map(([key, each]) => [key, each.onlyFor(...calls)]),
  ) as unknown as D;
}

/** `mergeWithin` → `--merge-within`. */
export function flagOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
