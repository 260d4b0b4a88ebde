/**
 * Codes of HTTP answers that exist, with those of common proxies: what any number of three digits might be (a latency of 230
 * ms) is none. Source: the IANA registry of HTTP status codes; 52x are Cloudflare's, 499 nginx's, 598 and 599 those of proxies.
 */
const ranges: readonly (readonly [first: number, last: number])[] = [
  ...([
    [100, 104],
    [200, 208],
    [226, 226],
    [300, 308],
  ] as const),
  ...([
    [400, 418],
    [421, 426],
    [428, 429],
    [431, 431],
    [451, 451],
    [499, 499],
  ] as const),
  ...([
    [500, 508],
    [510, 511],
    [520, 527],
    [530, 530],
    [598, 599],
  ] as const),
];

const written = /^(?:http(?:\/[0-9.]+)? )?([1-5][0-9]{2})(?: [a-z' ]+)?$/i;

/** Whether a probe that got this answer found its service up: below 400; null for what is no code. @example isUpByCode('503') // false */
export function isUpByCode(text: string): boolean | null {
  const code = Number(written.exec(text)?.[1] ?? Number.NaN);
  if (!ranges.some(([first, last]) => code >= first && code <= last)) return text === '000' ? false : null; // curl's: no answer
  return code < 400;
}
