import { fail, ProblemError } from '../../../core/problem.ts';
import { failUnknownName } from '../../../core/unknown-name.ts';
import type { StandardInput } from '../../source/source.ts';
import type { FileNode, MapNode } from '../../structured/node.ts';
import { readOneDocument, readStructuredText } from '../../structured/read-file.ts';
import { textOf } from '../../structured/values.ts';
import type { TlsSettings } from './server.ts';

/** Who asks, as HTTP says it. */
export type Credentials =
  | { readonly kind: 'user'; readonly user: string; readonly password: string }
  | { readonly kind: 'token'; readonly type: string; readonly token: string };

/** What a client's file says. */
export interface ClientFile {
  readonly credentials: Credentials | null;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly tls: TlsSettings;
  /** Files that it names, and that were read. */
  readonly files: readonly string[];
}

const rootKeys = ['basic_auth', 'authorization', 'bearer_token', 'bearer_token_file', 'tls_config', 'http_headers'];
/** What holds whatever is written: redirects are never followed, and HTTP/1.1 is spoken. */
const idleKeys = ['follow_redirects', 'enable_http2'];
const unsupported = ['oauth2', 'sigv4', 'azuread', 'google_iam', 'proxy_url', 'proxy_from_environment', 'no_proxy'];

/**
 * Reads the file that `promtool --http.config.file` takes: who asks, with which headers, and what TLS trusts. Files that it
 * names lie beside it. Any text of it may be a secret, so that no message shows one.
 * Source: Prometheus, "Configuration", http_config.
 */
export async function readClientFile(path: string, standardInput: StandardInput): Promise<ClientFile> {
  const root = mapOf(await documentOf(path, standardInput), 'the client file');
  const reader = new ClientFileReader(path, standardInput);
  const keys = entriesOf(root, [...rootKeys, ...idleKeys, ...unsupported, 'proxy_connect_header']);
  for (const key of [...unsupported, 'proxy_connect_header']) {
    const node = keys.get(key);
    if (node && !(node.kind === 'scalar' && ['', 'false'].includes(node.text)))
      fail('clientFileUnsupported', { key }, node.place());
  }
  return {
    credentials: await reader.credentials(keys),
    headers: await reader.headers(keys.get('http_headers')),
    tls: await reader.tls(keys.get('tls_config')),
    files: reader.files,
  };
}

/** What a parser says of a file that it cannot read may have a piece of it. */
async function documentOf(path: string, standardInput: StandardInput): Promise<FileNode> {
  try {
    return await readOneDocument(path, standardInput, 'a client file');
  } catch (error) {
    const [first] = error instanceof ProblemError ? error.problems : [];
    if (first?.kind === 'yamlMalformed' || first?.kind === 'jsonMalformed' || first?.kind === 'keyTwice')
      return fail('clientFileUnfit', { why: 'malformed', key: '' }, first.where);
    throw error;
  }
}

function mapOf(node: FileNode, what: string): MapNode {
  return node.kind === 'map' ? node : fail('valueKind', { what, expected: 'map', found: hidden }, node.place());
}

const hidden = { text: '…' } as const;
const shownKey = /^[a-z_]{1,40}$/i;

type Keys = ReadonlyMap<string, FileNode>;

/** The values of a map by key; a key that is none of the known ones is refused. */
function entriesOf(node: FileNode, known: readonly string[], what = 'the client file'): Keys {
  const { entries } = mapOf(node, what);
  for (const entry of entries)
    if (!known.includes(entry.key))
      failUnknownName('key', shownKey.test(entry.key) ? entry.key : hidden.text, known, entry.keyPlace());
  return new Map(entries.filter(({ value }) => !isNull(value)).map(({ key, value }) => [key, value]));
}

const isNull = (node: FileNode): boolean => node.kind === 'scalar' && node.type === 'null';

class ClientFileReader {
  readonly files: string[] = [];
  private readonly folder: string;
  private readonly standardInput: StandardInput;

  constructor(path: string, standardInput: StandardInput) {
    this.folder = /^(.*\/)?/.exec(path)![0];
    this.standardInput = standardInput;
  }

  async credentials(keys: Keys): Promise<Credentials | null> {
    const ways = ['basic_auth', 'authorization', 'bearer_token', 'bearer_token_file'].filter((key) => keys.has(key));
    if (ways.length > 1) fail('credentialsTwice', { ways }, keys.get(ways[1]!)!.place());
    const basic = keys.get('basic_auth');
    if (basic) return this.user(basic);
    const authorization = keys.get('authorization');
    if (authorization) {
      const own = entriesOf(authorization, ['type', 'credentials', 'credentials_file'], 'authorization');
      const type = own.has('type') ? textOf(own.get('type')!, 'type') : 'Bearer';
      if (/^basic$/i.test(type.trim())) fail('clientFileUnfit', { why: 'type', key: 'type' }, own.get('type')!.place());
      const token = await this.secret(own, 'credentials', 'credentials_file');
      if (token === null)
        return fail('keyMissing', { what: 'authorization', key: 'credentials' }, authorization.place());
      return { kind: 'token', type: type.trim(), token };
    }
    const token = await this.secret(keys, 'bearer_token', 'bearer_token_file');
    return token === null ? null : { kind: 'token', type: 'Bearer', token };
  }

  private async user(basic: FileNode): Promise<Credentials> {
    const own = entriesOf(basic, ['username', 'username_file', 'password', 'password_file'], 'basic_auth');
    const user = await this.secret(own, 'username', 'username_file');
    if (user === null) return fail('keyMissing', { what: 'basic_auth', key: 'username' }, basic.place());
    return { kind: 'user', user, password: (await this.secret(own, 'password', 'password_file')) ?? '' };
  }

  /** `http_headers: { X-Scope-OrgID: { values: [team] } }`, with values, secrets and files. */
  async headers(node: FileNode | undefined): Promise<ClientFile['headers']> {
    if (!node) return [];
    const found: (readonly [string, string])[] = [];
    for (const { key: name, value } of mapOf(node, 'http_headers').entries) {
      const own = entriesOf(value, ['values', 'secrets', 'files'], name);
      for (const key of ['values', 'secrets', 'files'])
        for (const item of itemsOf(own.get(key)))
          found.push([name, key === 'files' ? await this.text(item, key) : textOf(item, key)]);
    }
    return found;
  }

  async tls(node: FileNode | undefined): Promise<TlsSettings> {
    if (!node) return {};
    const known = ['ca', 'ca_file', 'cert', 'cert_file', 'key', 'key_file', 'server_name', 'insecure_skip_verify'];
    const own = entriesOf(node, [...known, 'min_version', 'max_version'], 'tls_config');
    for (const key of ['min_version', 'max_version'])
      if (own.has(key)) fail('clientFileUnsupported', { key }, own.get(key)!.place());
    const pem = async (key: string): Promise<string | null> => {
      const text = await this.secret(own, key, `${key}_file`);
      if (text !== null && !text.includes('-----BEGIN ')) {
        return fail('clientFileUnfit', { why: 'noPem', key }, (own.get(`${key}_file`) ?? own.get(key))!.place());
      }
      return text;
    };
    const [ca, cert, key] = [await pem('ca'), await pem('cert'), await pem('key')];
    if ((cert === null) !== (key === null)) {
      const why = cert === null ? 'keyWithoutCertificate' : 'certificateWithoutKey';
      fail('clientFileUnfit', { why, key: cert === null ? 'key_file' : 'cert_file' }, node.place());
    }
    const serverName = own.get('server_name');
    const skips = own.get('insecure_skip_verify');
    return {
      ...(ca !== null && { ca }),
      ...(cert !== null && { cert }),
      ...(key !== null && { key }),
      ...(serverName && { serverName: textOf(serverName, 'server_name') }),
      ...(skips && isTrue(skips, 'insecure_skip_verify') && { takesAny: true as const }),
    };
  }

  /** A text that stands in the file, or in one that the file names. */
  private async secret(keys: Keys, key: string, fileKey: string): Promise<string | null> {
    const [own, file] = [keys.get(key), keys.get(fileKey)];
    if (own && file) return fail('credentialsTwice', { ways: [key, fileKey] }, file.place());
    if (own) return textOf(own, key);
    return file ? this.text(file, fileKey) : null;
  }

  /** The text of a file. Who mistakes the key writes the secret itself there. */
  private async text(node: FileNode, key: string): Promise<string> {
    const path = textOf(node, key);
    const whole = path.startsWith('/') ? path : `${this.folder}${path}`;
    const text = await readStructuredText(whole, this.standardInput).then(
      (read) => read.text.trim(),
      () => fail('clientFileUnfit', { why: 'unreadable', key }, node.place()),
    );
    this.files.push(whole);
    return text;
  }
}

const itemsOf = (node: FileNode | undefined): readonly FileNode[] =>
  node === undefined ? [] : node.kind === 'list' ? node.items : [node];

function isTrue(node: FileNode, what: string): boolean {
  if (node.kind === 'scalar' && node.type === 'boolean') return node.text.toLowerCase() === 'true';
  return fail('valueKind', { what, expected: 'truth', found: hidden }, node.place());
}
