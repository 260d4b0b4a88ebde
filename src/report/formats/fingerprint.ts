import { md5 } from '../../core/failover/routing/md5.ts';
import type { Verdict } from '../verdicts.ts';

const hexadecimal = (words: Uint32Array): string =>
  [...words].map((word) => word.toString(16).padStart(8, '0')).join('');

/**
 * A name for each verdict that stays the same from run to run, also where its line moves or its numbers change: of its rule,
 * its subject and its file. Where several have the same they are counted.
 */
export function fingerprints(verdicts: readonly Verdict[]): readonly string[] {
  const seen = new Map<string, number>();
  return verdicts.map(({ rule, subject, place }) => {
    const own = [rule, subject, place?.file ?? ''].join('\n');
    const count = (seen.get(own) ?? 0) + 1;
    seen.set(own, count);
    return hexadecimal(md5(count === 1 ? own : `${own}\n${count}`));
  });
}
