import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../run.ts';
import { scratchFolder } from '../scratch.ts';
import { holding, standIn } from './stand-in.ts';

const hasOpenssl = spawnSync('openssl', ['version']).error === undefined;
const folder = scratchFolder();
const at = (name: string): string => join(folder, name);
const window = ['--from', '2026-11-01T00:00:00Z', '--to', '2026-11-01T01:00:00Z'] as const;
const series = Array.from({ length: 240 }, (_, i) => [Date.UTC(2026, 10, 1) / 1_000 + i * 15, '1'] as const);

function openssl(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** A certificate of our own authority for a name, from and to as openssl's ca has it. */
function certificate(name: string, subject: string, period: readonly [string, string] | null = null): void {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', `${name}.key`];
  openssl('req', ...key, '-out', `${name}.csr`, '-subj', `/CN=${name}`, '-addext', `subjectAltName=${subject}`);
  const signed = ['-in', `${name}.csr`, '-out', `${name}.crt`, '-batch', '-config', 'ca.cnf', '-notext'];
  const [start, end] = period ?? ['20200101000000Z', '20991231000000Z'];
  openssl('ca', ...signed, '-startdate', start, '-enddate', end);
}

describe.skipIf(!hasOpenssl)(`TLS${hasOpenssl ? '' : ' (skipped: openssl is not installed)'}`, () => {
  const servers: Record<string, string> = {};
  beforeAll(async () => {
    writeFileSync(at('index.txt'), '');
    writeFileSync(at('serial'), '01\n');
    const section =
      'default_ca=c\n[c]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\ncertificate=ca.crt\nprivate_key=ca.key\n';
    writeFileSync(
      at('ca.cnf'),
      `[ca]\n${section}default_md=sha256\npolicy=p\ncopy_extensions=copy\nunique_subject=no\n[p]\ncommonName=supplied\n`,
    );
    const authority = ['-x509', '-days', '9999', '-subj', '/CN=test authority', '-keyout', 'ca.key', '-out', 'ca.crt'];
    openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', ...authority);
    certificate('good', 'IP:127.0.0.1');
    certificate('other', 'DNS:shop.example.com');
    certificate('old', 'IP:127.0.0.1', ['20200101000000Z', '20200201000000Z']);
    certificate('early', 'IP:127.0.0.1', ['20980101000000Z', '20990101000000Z']);
    certificate('client', 'DNS:client');
    const ca = readFileSync(at('ca.crt'));
    const answer = holding([{ __name__: 'up', job: 'api' }, series]);
    for (const name of ['good', 'other', 'old', 'early']) {
      const own = { cert: readFileSync(at(`${name}.crt`)), key: readFileSync(at(`${name}.key`)) };
      servers[name] = (await standIn(answer, own)).url;
      if (name === 'good')
        servers['mutual'] = (await standIn(answer, { ...own, ca, requestCert: true, rejectUnauthorized: true })).url;
    }
  });

  async function ask(server: string, tls: string | null): Promise<string> {
    const file = at(`client-${server}.yml`);
    writeFileSync(file, `tls_config: ${tls}\n`);
    const config = tls === null ? [] : ['--prometheus-config', file];
    const { status, stderr } = await run([
      'incidents',
      '--prometheus',
      servers[server]!,
      ...config,
      '--query',
      'up',
      ...window,
      '--quiet',
    ]);
    return `${status} ${stderr.replaceAll(servers[server]!, 'URL')}`;
  }
  const trusting = '{ ca_file: ca.crt }';

  it('of an authority that nobody knows', async () => {
    expect(await ask('good', null)).toBe(
      '2 error: URL: its certificate is signed by an authority that this machine does not know\n  name the authority: ca_file under tls_config of the file of --prometheus-config, or NODE_EXTRA_CA_CERTS\n',
    );
  });
  it('of one that is named', async () => expect(await ask('good', trusting)).toBe('0 '));
  it('of another host', async () => {
    expect(await ask('other', trusting)).toContain('2 error: URL: its certificate is of another host\n');
  });
  it('of another host that is named', async () => {
    expect(await ask('other', '{ ca_file: ca.crt, server_name: shop.example.com }')).toBe('0 ');
  });
  it('that has expired', async () => {
    expect(await ask('old', trusting)).toContain('2 error: URL: its certificate has expired\n');
  });
  it('that is not valid yet', async () => {
    expect(await ask('early', trusting)).toContain('2 error: URL: its certificate is not valid yet\n');
  });
  it('that nobody looks at', async () => expect(await ask('old', '{ insecure_skip_verify: true }')).toBe('0 '));
  it('that wants a certificate of its clients', async () => {
    expect(await ask('mutual', trusting)).toContain(
      '2 error: URL: it wants a certificate of its clients, or does not take this one\n',
    );
  });
  it('that gets one', async () => {
    expect(await ask('mutual', '{ ca_file: ca.crt, cert_file: client.crt, key_file: client.key }')).toBe('0 ');
  });
  it('with a certificate and no key', async () => {
    expect(await ask('mutual', '{ cert_file: client.crt }')).toContain(
      'cert_file is there without its key\n  add key_file',
    );
  });
});
