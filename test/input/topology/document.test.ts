import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read, refused } from './read.ts';

const text = readFileSync('docs/topology-format.md', 'utf8');
const blocks = [...text.matchAll(/^```(yaml|yaml broken|text)\n([\s\S]*?)^```/gm)].map(([, kind, body]) => ({
  kind: kind!,
  body: body!,
}));

describe('docs/topology-format.md', () => {
  const whole = blocks.filter(({ kind }) => kind === 'yaml');
  it.each(whole)('this file is read: $body', async ({ body }) => {
    expect((await read(body)).components).not.toHaveLength(0);
  });

  const broken = blocks.flatMap(({ kind, body }, i) =>
    kind === 'yaml broken' ? [{ body, said: blocks[i + 1]! }] : [],
  );
  it.each(broken)('this file is told what the text below says: $body', async ({ body, said }) => {
    expect(said.kind).toBe('text');
    expect(await refused(body, 'shop.yaml')).toBe(said.body);
  });

  it('has examples of both', () => {
    expect([whole.length, broken.length]).toEqual([7, 4]);
  });

  it('begins with the fixture', async () => {
    const plain = (topology: object): unknown =>
      JSON.parse(JSON.stringify(topology, (key, value) => (key === 'place' || key === 'span' ? undefined : value)));
    const fixture = await read(readFileSync('fixtures/topologies/shop.yaml', 'utf8'));
    expect(plain(await read(whole[0]!.body))).toEqual(plain(fixture));
  });
});
