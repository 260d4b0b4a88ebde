import { fail, type Place } from '../../../core/problem.ts';
import type { StandardInput } from '../../source/source.ts';
import { type ClientFile, type Credentials, readClientFile } from './client-file.ts';
import type { Server } from './server.ts';

/** What a call and its environment say of a server. */
export interface ServerRequest {
  readonly url: string;
  readonly urlPlace: Place;
  /** Texts like `X-Scope-OrgID: team`. */
  readonly headers: readonly { readonly text: string; readonly place: Place }[];
  /** The file of `--prometheus-config`. */
  readonly clientFile: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly standardInput: StandardInput;
}

/** Environment variables that say who asks. */
const urlName = 'PROMETHEUS_URL';
const [tokenName, userName, passwordName] = ['PROMETHEUS_TOKEN', 'PROMETHEUS_USER', 'PROMETHEUS_PASSWORD'] as const;

/** Brings together who is asked, by whom, and how, before anything is asked. */
export async function settleServer(request: ServerRequest): Promise<Server> {
  const url = usableUrl(request.url, request.urlPlace);
  const file = request.clientFile === null ? noFile : await readClientFile(request.clientFile, request.standardInput);
  const fromEnvironment = credentialsIn(request.environment);
  if (file.credentials && fromEnvironment)
    fail('credentialsTwice', { ways: [request.clientFile!, fromEnvironment.kind === 'token' ? tokenName : userName] });
  const bound = request.environment[urlName];
  // a project file of somebody else may name a server of theirs: what is secret goes to the one that it is for
  if (fromEnvironment && bound && URL.canParse(bound) && new URL(bound).origin !== new URL(url).origin)
    fail('credentialsOfOther', {}, request.urlPlace);
  const credentials = fromEnvironment ?? file.credentials;
  const typed = request.headers.map(({ text, place }) => headerOf(text, place));
  const headers = new Map<string, string>();
  for (const [name, value] of [...file.headers, ...typed]) {
    const known = headers.get(name.toLowerCase());
    headers.set(name.toLowerCase(), known === undefined ? value : `${known}, ${value}`);
  }
  if (credentials) headers.set('authorization', authorizationOf(credentials));
  return {
    url,
    headers: Object.fromEntries(headers),
    hasCredentials: credentials !== null || headers.has('authorization'),
    tls: file.tls,
    secrets: secretsOf(credentials, [...headers.values()]),
    files: file.files,
  };
}

const noFile: ClientFile = { credentials: null, headers: [], tls: {}, files: [] };

function usableUrl(text: string, place: Place): string {
  const refuse = (why: 'form' | 'scheme' | 'credentials' | 'query'): never => fail('serverUrlUnusable', { why }, place);
  if (!URL.canParse(text)) return refuse('form');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return refuse(/^[\w.-]+:\d+/.test(text) ? 'form' : 'scheme');
  if (url.username !== '' || url.password !== '') return refuse('credentials');
  if (url.search !== '' || url.hash !== '') return refuse('query');
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '').replace(/\/api\/v1$/, '');
}

function credentialsIn(environment: ServerRequest['environment']): Credentials | null {
  const [token, user, password] = [tokenName, userName, passwordName].map((name) => environment[name] || null);
  if (token && (user || password)) return fail('credentialsTwice', { ways: [tokenName, userName] });
  if (token) return { kind: 'token', type: 'Bearer', token: token.trim() };
  if (user && !password) return fail('passwordAlone', { given: userName, missing: passwordName });
  if (password && !user) return fail('passwordAlone', { given: passwordName, missing: userName });
  return user ? { kind: 'user', user, password: password! } : null;
}

/** What nobody should type where all who share the machine see it. */
const secretNames =
  /^(authorization|proxy-authorization|cookie|set-cookie)$|token|secret|password|api-?key|credential/i;
const ownNames = /^(host|content-length|content-type|transfer-encoding|connection|accept-encoding)$/i;

function headerOf(text: string, place: Place): readonly [name: string, value: string] {
  const match = /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/.exec(text);
  if (!match || match[2] === '') return fail('headerUnusable', { why: 'form', name: '' }, place);
  const [, name, value] = match as unknown as [string, string, string];
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[^\t\x20-\x7e\x80-\xff]/.test(value) || ownNames.test(name))
    return fail('headerUnusable', { why: 'name', name }, place);
  if (secretNames.test(name)) return fail('headerUnusable', { why: 'secret', name }, place);
  return [name, value];
}

function authorizationOf(credentials: Credentials): string {
  if (credentials.kind === 'token') return `${credentials.type} ${credentials.token}`;
  return `Basic ${encoded(credentials)}`;
}

const encoded = ({ user, password }: Extract<Credentials, { kind: 'user' }>): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(`${user}:${password}`)));

/** A tenant is a word of people and may be shown; so short that a text holds it by chance, nothing is a secret. */
function secretsOf(credentials: Credentials | null, headers: readonly string[]): readonly string[] {
  const own =
    credentials === null
      ? []
      : credentials.kind === 'token'
        ? [credentials.token]
        : [credentials.password, encoded(credentials)];
  return [...own, ...headers].filter((each) => each.length >= 4 || own.includes(each));
}
