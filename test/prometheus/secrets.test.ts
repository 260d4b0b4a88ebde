import { describe, expect, it } from 'vitest';
import { run, write } from '../run.ts';
import { holding, send, standIn } from './stand-in.ts';

const token = 'tok-8d1f0c5e7a';
const password = 'p4ss-wörd-91';
/** As basic authorization has it: base64 of the UTF-8 of `mia:PASSWORD`. */
const basic = Buffer.from(`mia:${password}`).toString('base64');
const secrets = [token, password, basic];
const window = ['--from', '2026-11-01T00:00:00Z', '--to', '2026-11-01T01:00:00Z'] as const;
const series = Array.from({ length: 240 }, (_, i) => [Date.UTC(2026, 10, 1) / 1_000 + i * 15, '1'] as const);

const environments = {
  token: { PROMETHEUS_TOKEN: token },
  user: { PROMETHEUS_USER: 'mia', PROMETHEUS_PASSWORD: password },
};

const clientFiles = {
  'a token': `authorization: { credentials: ${token} }`,
  'a user': `basic_auth: { username: mia, password: ${password} }`,
  'a header': `http_headers: { X-Api-Key: { secrets: [${token}] } }`,
};

/** The server says back whatever it got, in any way that a server can. */
const echoes = (status: number, kind: 'json' | 'text' | 'redirect' | 'warning') =>
  standIn(({ headers }, response) => {
    const said = `${headers.authorization ?? ''} ${headers['x-api-key'] ?? ''}`;
    if (kind === 'text') send(response, status, `no: ${said}`);
    else if (kind === 'redirect') send(response, status, '', { location: `/login?of=${encodeURIComponent(said)}` });
    else if (kind === 'warning')
      send(response, 200, { status: 'success', data: { resultType: 'matrix', result: [] }, warnings: [said] });
    else send(response, status, { status: 'error', errorType: 'execution', error: `no: ${said}` });
  });

function expectNoSecret({ stdout, stderr }: { stdout: string; stderr: string }): void {
  for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
  expect(stdout + stderr).not.toContain('8d1f0c5e7a');
}

describe('a secret appears nowhere', () => {
  it.each(['table', 'json', 'csv', 'markdown', 'html', 'junit', 'github', 'sarif', 'gitlab'])(
    'in a result as %s',
    async (format) => {
      const { url, asked } = await standIn(holding([{ __name__: 'up', job: 'api' }, series]));
      for (const env of Object.values(environments)) {
        const result = await run(
          [
            'incidents',
            '--prometheus',
            url,
            '--query',
            'up',
            '--header',
            'X-Scope-OrgID: shop',
            ...window,
            '--target',
            '99',
            '--explain',
            '--format',
            format,
          ],
          { env: { ...env, NINEFOLD_DEBUG: '1' } },
        );
        expect(result.status).toBe(0);
        expectNoSecret(result);
      }
      expect(asked[0]!.headers.authorization).toBe(`Bearer ${token}`);
      expect(asked.at(-1)!.headers.authorization).toBe(`Basic ${basic}`);
      expect(asked[0]!.headers['x-scope-orgid']).toBe('shop');
    },
  );

  it.each(['json', 'text', 'redirect', 'warning'] as const)('in what a server says back: %s', async (kind) => {
    for (const status of kind === 'redirect' ? [302] : [400, 401, 403, 404, 422, 500]) {
      const { url } = await echoes(status, kind);
      for (const env of Object.values(environments)) {
        const result = await run(['incidents', '--prometheus', url, '--query', 'up', ...window], {
          env: { ...env, NINEFOLD_DEBUG: '1' },
        });
        expect([result.status, result.stdout]).toEqual([2, '']);
        expectNoSecret(result);
      }
      for (const content of Object.values(clientFiles)) {
        const file = write('client.yml', content);
        const result = await run([
          'incidents',
          '--prometheus',
          url,
          '--prometheus-config',
          file,
          '--query',
          'up',
          ...window,
        ]);
        expect([result.status, result.stdout]).toEqual([2, '']);
        expectNoSecret(result);
      }
    }
  });

  it.each([
    ['a value of another kind', `authorization: ${token}`, 'must be a map'],
    ['a list', `basic_auth: [mia, ${password}]`, ''],
    ['no YAML', `basic_auth: { username: mia, password: "${token}`, 'no well-formed YAML'],
    ['an alias', `bearer_token: *${token}`, 'no well-formed YAML'],
    ['a key', `authorization: { "Bearer ${token}": }`, ''],
    [
      'a file that there is not',
      `authorization: { credentials_file: ${token} }`,
      'credentials_file names cannot be read',
    ],
    ['no truth', `tls_config: { insecure_skip_verify: ${token} }`, ''],
    ['a header that is no map', `http_headers: { X-Key: ${token} }`, ''],
    ['no PEM', `tls_config: { ca: ${token} }`, 'is no PEM text'],
    ['two ways', `authorization: { credentials: ${token} }\nbearer_token: ${token}`, 'twice who asks'],
  ])('in a client file that is wrong: %s', async (_, content, message) => {
    const file = write('client.yml', content);
    const result = await run([
      'incidents',
      '--prometheus',
      'http://127.0.0.1:1',
      '--prometheus-config',
      file,
      '--query',
      'up',
      ...window,
    ]);
    expect([result.status, result.stdout]).toEqual([2, '']);
    expect(result.stderr).toContain(message);
    expectNoSecret(result);
  });

  it.each([
    ['in the address', ['--prometheus', `http://mia:${token}@127.0.0.1:1`], 'holds a user or a password'],
    ['behind a ?', ['--prometheus', `http://127.0.0.1:1/?token=${token}`], 'has a ? or a # in it'],
    [
      'in a header',
      ['--prometheus', 'http://127.0.0.1:1', '--header', `Authorization: Bearer ${token}`],
      'is a secret',
    ],
    [
      'in a header of another name',
      ['--prometheus', 'http://127.0.0.1:1', '--header', `X-Api-Key: ${token}`],
      'is a secret',
    ],
    ['in what is no header', ['--prometheus', 'http://127.0.0.1:1', '--header', token], 'this is no header'],
  ])('that is typed %s: refused, and not said back', async (_, args, message) => {
    const result = await run(['incidents', ...args, '--query', 'up', ...window]);
    expect([result.status, result.stdout]).toEqual([2, '']);
    expect(result.stderr).toContain(message);
    expectNoSecret(result);
  });

  it('and goes to no other server than PROMETHEUS_URL, where that is set', async () => {
    const { url, asked } = await standIn(holding([{ __name__: 'up', job: 'api' }, series]));
    const call = ['incidents', '--prometheus', url, '--query', 'up', ...window];
    const { status, stderr } = await run(call, {
      env: { ...environments.token, PROMETHEUS_URL: 'https://mine.example.com' },
    });
    expect([status, asked]).toEqual([2, []]);
    expect(stderr).toContain('is for the server of PROMETHEUS_URL, and another one is asked');
    expect((await run(call, { env: { ...environments.token, PROMETHEUS_URL: `${url}/prefix` } })).status).toBe(0);
    const named = ['incidents', '--query', 'up', ...window];
    expect((await run(named, { env: { PROMETHEUS_URL: url } })).status).toBe(0);
  });

  it('in an environment that says it twice', async () => {
    const result = await run(['incidents', '--prometheus', 'http://127.0.0.1:1', '--query', 'up', ...window], {
      env: { ...environments.token, ...environments.user },
    });
    expect(result.stderr).toBe(
      'error: it is said twice who asks: PROMETHEUS_TOKEN and PROMETHEUS_USER\n  keep one of them\n',
    );
  });
});
