import { fail, type TypedPlace } from '../../../core/problem.ts';
import { comparable } from '../columns/columns.ts';
import { isUpByCode } from './http-codes.ts';
import { eventWords, usualWords } from './state-vocabulary.ts';

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

/** A word as it is compared, without the sign that a table sets before it: `🟢 Up`. */
export function plainWord(text: string): string {
  const word = text.trim().toLowerCase().replaceAll(/[_-]/g, ' ');
  return word.replace(/^[^\p{L}\p{N}]+\s*(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])(?:[\s\p{So}.!]|\ufe0f)+$/gu, '');
}

const coded = (words: readonly string[], code: number) => words.map((word) => [word, code] as const);

const usual: ReadonlyMap<string, number> = new Map([
  ...coded(usualWords.down, stateCodes.down),
  ...coded(usualWords.up, stateCodes.up),
  ...coded(usualWords.neither, stateCodes.neither),
]);

const events: ReadonlyMap<string, number> = new Map([
  ...coded(eventWords.down, stateCodes.down),
  ...coded(eventWords.up, stateCodes.up),
]);

/** Words that many columns hold for many reasons: they are states only where the column, or the log, says so. */
const bare: ReadonlyMap<string, boolean> = new Map([
  ['0', false],
  ['false', false],
  ['no', false],
  ['1', true],
  ['true', true],
  ['yes', true],
]);

/** Names of columns in which 1 or true is up. */
const upNames: readonly string[] = [
  ...['up', 'is_up', 'success', 'probe_success', 'healthy', 'is_healthy', 'online', 'is_online', 'reachable'],
  ...['available', 'is_available', 'alive', 'is_alive', 'ok'],
];

/** Names of columns in which 1 or true is down: of a period that has an end too, and of checks alone. */
const downNames: readonly string[] = ['down', 'is_down', 'offline', 'is_offline', 'unreachable', 'unhealthy'];
const failureNames: readonly string[] = [
  ...['failed', 'is_failed', 'failure', 'error', 'is_error', 'has_error', 'has_errors', 'has_failures'],
  ...['errored', 'probe_failed', 'timed_out'],
];

/** Names of columns of codes of HTTP answers; `status` and its kin may hold them too. */
const codeNames: readonly string[] = [
  ...['status_code', 'http_status', 'http_status_code', 'http_code', 'response_code', 'code'],
];

/** Names of columns of what went wrong with a request, which then has no code. */
export const errorAliases: readonly string[] = [
  ...['error', 'error_message', 'error_msg', 'err', 'exception', 'error_type', 'error_code', 'failure_reason'],
  ...['curl_error', 'failure'],
];

/** Names of columns that hold a state, the first choice first. */
export const stateAliases: readonly string[] = [
  ...['state', 'status', 'event', ...upNames.slice(0, 5), 'health', 'health_status', ...upNames.slice(5)],
  ...['check_status', 'check_result', 'result', 'outcome', ...downNames, ...failureNames, ...codeNames, 'value'],
  ...[
    'monitor_status',
    'current_state',
    'new_state',
    'state_value',
    'current',
    'monitor.status',
    'availability_state',
    'transition',
    'change',
    'state_change',
    'hard_state',
    'soft_state',
  ],
  ...['state.hard_state', 'state.soft_state', 'event_state'],
  ...['zustand', 'statut', 'état', 'etat', 'estado', 'stato', 'toestand', '状態', 'ステータス'],
];

/** Names of what is watched, where no column is the service. */
export const watchedAliases: readonly string[] = [
  ...[
    'name',
    'check',
    'check_name',
    'check_id',
    'site',
    'host',
    'hostname',
    'instance',
    'url',
    'website',
    'slug',
    'domain',
    'server',
    'device',
    'machine',
    'node',
    'resource',
    'object',
    'ip',
    'host_name',
    'service_description',
    'alarm_name',
    'server_name',
    'device_name',
    'site_name',
    'job',
    'ホスト名',
    'monitor.name',
    'host.name',
    'url.full',
  ],
];

/** Names of what tells several of one kind apart: a check from two regions has a state in each. */
export const placeAliases: readonly string[] = [
  ...['region', 'datacenter', 'data_center', 'availability_zone', 'cluster', 'namespace', 'pod', 'container'],
  ...['environment', 'env', 'port', 'interface', 'tenant'],
];

/** Names of where a check was made from: one monitor may look from several places in turn, or from all of them at once. */
export const siteAliases: readonly string[] = [
  ...['location', 'probe', 'agent', 'run_location', 'check_location', 'checked_from', 'monitoring_location'],
  ...['probe_location', 'probe_name', 'poller', 'vantage_point'],
];

/** What the name of a column tells of its words. */
export interface StateNaming {
  /** Whether 1 and true are up in it; null: it does not say. */
  readonly oneIsUp: boolean | null;
  /** Codes of HTTP answers: it may hold them, or holds nothing else, so that 0 is no answer. */
  readonly codes: 'none' | 'maybe' | 'only';
  /** The name is that of a state whatever else the log has: rows that are all up are told by it, too. */
  readonly isPlain: boolean;
  /** The name says this of checks alone: what has an end of its own may have an error, and was down all the same. */
  readonly isOfChecks: boolean;
}

const has = (names: readonly string[], name: string): boolean => names.some((each) => comparable(each) === name);

/** @example namingOf('is_down').oneIsUp // false */
export function namingOf(column: string): StateNaming {
  const name = comparable(column);
  const isUp = has(upNames, name);
  const isOfCodes = has(codeNames, name);
  const mayHoldCodes = has(['state', 'status', 'result', 'health', 'check_status', 'check_result'], name);
  return {
    oneIsUp: isUp ? true : has(downNames, name) || has(failureNames, name) ? false : null,
    codes: isOfCodes ? 'only' : mayHoldCodes ? 'maybe' : 'none',
    isPlain: isUp || has(['state', 'status', 'event'], name),
    isOfChecks: has(failureNames, name) || isOfCodes,
  };
}

/**
 * The state that a text stands for; `other` for any other text, `none` for a blank one. `takesBare`: the log says that 1 is up.
 */
export function stateOf(
  text: string,
  words: ReadonlyMap<string, number>,
  { oneIsUp, codes }: Pick<StateNaming, 'oneIsUp' | 'codes'>,
  takesBare: boolean,
): number {
  const word = plainWord(text);
  if (word === '') return stateCodes.none;
  const became = /^alarm updated from .+ to (.+)$/.exec(word)?.[1]; // a sentence of CloudWatch
  if (became !== undefined) return stateOf(became, words, { oneIsUp: null, codes: 'none' }, false);
  const known = words.get(word) ?? usual.get(word);
  if (known !== undefined) return known;
  const led = leading(word);
  if (led !== undefined) return led;
  const isOne = oneIsUp !== null || takesBare ? bare.get(word) : undefined;
  if (isOne !== undefined) return isOne === (oneIsUp ?? true) ? stateCodes.up : stateCodes.down;
  const isUp = codes === 'none' ? null : codes === 'only' && word === '0' ? false : isUpByCode(word);
  return isUp === null ? stateCodes.other : isUp ? stateCodes.up : stateCodes.down;
}

/** The state of a word that says what happened, and is one only where others say the other way. @example eventStateOf('Recovered') // the code of up */
export const eventStateOf = (text: string): number | null => events.get(plainWord(text)) ?? null;

/** The state that a text begins with (`Down - timeout`, `HOST DOWN (HARD)`), or that a change leads to (`UP -> DOWN`). */
function leading(word: string): number | undefined {
  const [, before, after] = /^(\p{L}[\p{L} ]*?) *(?:→|=>| >) *(\p{L}[\p{L} ]*)$/u.exec(word) ?? [];
  if (after !== undefined) return usual.has(before!) ? usual.get(after) : undefined;
  const first = /^(?:(?:host|service) )?(\p{L}+)(?: {2,}\S| *[([:]|$)/u.exec(word)?.[1];
  const code = first === undefined ? undefined : usual.get(first);
  return code === stateCodes.neither ? undefined : code;
}

/** True for a word that is a state whatever column it stands in. */
export function isStateWord(text: string): boolean {
  return usual.has(plainWord(text));
}

/** True for what may be a state where a row has nothing else that it could be. */
export function isBareState(text: string): boolean {
  return bare.has(plainWord(text));
}
