import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { md5 } from '../../../../src/core/failover/routing/md5.ts';
import { movedKeysRatio, nodeOfKeys, ringOf, ringShares } from '../../../../src/core/failover/routing/ring.ts';
import { createRandom } from '../../../../src/core/statistics/random/random.ts';

const digits = (text: string): string => [...md5(text)].map((word) => word.toString(16).padStart(8, '0')).join('');
const reference = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');

describe('md5', () => {
  // RFC 1321, appendix A.5
  it.each([
    ['', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['a', '0cc175b9c0f1b6a831c399e269772661'],
    ['abc', '900150983cd24fb0d6963f7d28e17f72'],
    ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
    ['abcdefghijklmnopqrstuvwxyz', 'c3fcd3d76192e4007dfb496cca67e13b'],
    [
      '12345678901234567890123456789012345678901234567890123456789012345678901234567890',
      '57edf4a22be3c955ac49da2e2107b67a',
    ],
  ])('of %j', (text, expected) => {
    expect(digits(text)).toBe(expected);
  });

  it('agrees with another MD5 on thousands of texts of all lengths', () => {
    const random = createRandom(1);
    const letters = 'az09:-#é漢💥\u0000 ';
    const symbols = [...letters];
    for (let i = 0; i < 4000; i++) {
      const length = i % 200;
      const text = Array.from({ length }, () => symbols[Math.floor(random.uniform() * symbols.length)]).join('');
      expect(digits(text)).toBe(reference(text));
    }
    for (let i = 0; i < 10_000; i++) if (digits(`key-${i}`) !== reference(`key-${i}`)) expect.fail(`key-${i}`);
  });
});

/** The ring by big numbers, walked from point to point. */
function byWalk(nodes: readonly string[], down: readonly string[]): readonly string[] {
  const points = nodes
    .flatMap((node) => Array.from({ length: 150 }, (_, i) => ({ node, at: BigInt(`0x${reference(`${node}:${i}`)}`) })))
    .filter(({ node }) => !down.includes(node))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  const keys = Array.from({ length: 10_000 }, (_, i) => ({ i, at: BigInt(`0x${reference(`key-${i}`)}`) }));
  const found = new Array<string>(10_000);
  let point = 0;
  for (const { i, at } of keys.sort((a, b) => (a.at < b.at ? -1 : 1))) {
    while (point < points.length && points[point]!.at < at) point++;
    found[i] = points[point % points.length]!.node;
  }
  return found;
}

describe('ring', () => {
  it('serves the worked shares', () => {
    // the worked example of docs/regions.md, counted with Python's hashlib and bisect
    const ring = ringOf(['a', 'b', 'c']);
    expect(ringShares(ring, () => true)).toEqual([0.3082, 0.3219, 0.3699]);
    expect(ringShares(ring, (node) => node !== 'b')).toEqual([0.4963, 0, 0.5037]);
    expect(movedKeysRatio(ring, (node) => node !== 'b')).toBe(0.3219);
    expect(movedKeysRatio(ring, () => true)).toBe(0);
  });

  it.each([
    [['us-1', 'us-2', 'eu-1'], ['us-1']],
    [['only'], []],
    [
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
      ['a', 'c', 'h'],
    ],
    [Array.from({ length: 24 }, (_, i) => `app-${i}`), ['app-0', 'app-23']],
  ])('agrees with a walk over big numbers: %j without %j', (nodes, down) => {
    const ring = ringOf(nodes);
    const expected = byWalk(nodes, down);
    const found = nodeOfKeys(ring, (node) => !down.includes(node));
    expect([...found].map((node) => nodes[node])).toEqual(expected);
    const before = byWalk(nodes, []);
    const moved = before.filter((node, key) => node !== expected[key]).length / 10_000;
    expect(movedKeysRatio(ring, (node) => !down.includes(node))).toBe(moved);
  });

  it('moves only the keys of the nodes that are down', () => {
    const ring = ringOf(['a', 'b', 'c', 'd']);
    const before = nodeOfKeys(ring, () => true);
    const after = nodeOfKeys(ring, (node) => node !== 'c');
    before.forEach((node, key) => {
      if (node !== 2) expect(after[key]).toBe(node);
    });
  });

  it('without a node serves nothing', () => {
    const ring = ringOf(['a', 'b']);
    expect(ringShares(ring, () => false)).toEqual([0, 0]);
    expect(movedKeysRatio(ring, () => false)).toBe(1);
  });
});
