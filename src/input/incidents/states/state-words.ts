import { fail, type TypedPlace } from '../../../core/problem.ts';

/** What a row of a monitor says of its service at that time. */
export const stateCodes = { none: 0, up: 1, down: 2, neither: 3, other: 4 } as const;

/** `--states` and `--every`. */
export interface StateRequest {
  /** Words beyond the usual ones, or in place of them; in lower case. */
  readonly words: ReadonlyMap<string, number>;
  /** The distance of two checks; null: the usual one of the log. */
  readonly everySeconds: number | null;
  /** Whether somebody said that the log is one of states: one without any is refused. */
  readonly isAsked: boolean;
}

export const usualStates: StateRequest = { words: new Map(), everySeconds: null, isAsked: false };

const codesByName: ReadonlyMap<string, number> = new Map([
  ['down', stateCodes.down],
  ['up', stateCodes.up],
  ['unknown', stateCodes.neither],
]);

/** Reads `down=DOWN,2;up=UP;unknown=3`. @example parseStates('down=2;up=1', place).get('2') // the code of down */
export function parseStates(text: string, place: TypedPlace): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  const expected = 'down=WORD,WORD;up=WORD;unknown=WORD';
  for (const part of text.split(';')) {
    const match = /^\s*(\w+)\s*=\s*(.+?)\s*$/.exec(part);
    const code = codesByName.get(match?.[1]?.toLowerCase() ?? '');
    if (!match || code === undefined) return fail('pairUnreadable', { text: part.trim(), expected }, place);
    for (const word of match[2]!.split(',')) {
      const plain = plainWord(word);
      if (plain === '' || (words.has(plain) && words.get(plain) !== code))
        return fail('pairUnreadable', { text: part.trim(), expected }, place);
      words.set(plain, code);
    }
  }
  return words;
}

/** A word as it is compared. */
const plainWord = (text: string): string => text.trim().toLowerCase().replaceAll(/[_-]/g, ' ');

const usual: ReadonlyMap<string, number> = new Map([
  ...['down', 'critical', 'unhealthy', 'failed', 'fail', 'failure', 'offline', 'error', 'unreachable', 'dead'].map(
    (word) => [word, stateCodes.down] as const,
  ),
  ...['up', 'ok', 'healthy', 'success', 'successful', 'online', 'operational', 'reachable', 'alive', 'passing'].map(
    (word) => [word, stateCodes.up] as const,
  ),
  ...['unknown', 'nodata', 'no data', 'paused', 'pending', 'start', 'started', 'maintenance', 'not checked'].map(
    (word) => [word, stateCodes.neither] as const,
  ),
]);

/** Words that many columns hold for many reasons: they are states only where the column, or the log, says so. */
const bare: ReadonlyMap<string, number> = new Map([
  ['0', stateCodes.down],
  ['false', stateCodes.down],
  ['1', stateCodes.up],
  ['true', stateCodes.up],
]);

/** Names of columns that hold a state, the first choice first. */
export const stateAliases: readonly string[] = [
  ...['state', 'status', 'event', 'up', 'is_up', 'success', 'probe_success', 'healthy', 'health', 'health_status'],
  ...['online', 'reachable', 'available', 'alive', 'check_status', 'check_result', 'result', 'outcome', 'ok', 'value'],
];

/** Names of columns that say what a 0 or 1 in them means. */
export const plainStateNames: readonly string[] = [
  ...['up', 'isup', 'success', 'probesuccess', 'healthy', 'online', 'reachable', 'available', 'alive', 'ok'],
];

/** Names of what is watched, where no column is the service. */
export const watchedAliases: readonly string[] = [
  ...['name', 'check', 'check_name', 'site', 'host', 'hostname', 'instance', 'url', 'website', 'slug', 'domain', 'ip'],
];

/** The state that a text stands for; `other` for any other text, `none` for a blank one. */
export function stateOf(text: string, words: ReadonlyMap<string, number>, takesBare: boolean): number {
  const word = plainWord(text);
  if (word === '') return stateCodes.none;
  return words.get(word) ?? usual.get(word) ?? (takesBare ? bare.get(word) : undefined) ?? stateCodes.other;
}

/** True for a word that is a state whatever column it stands in. */
export function isStateWord(text: string): boolean {
  return usual.has(plainWord(text));
}
