import type { Answer } from './exchange.ts';

/** How often a question is asked again, and how long is waited before. */
export interface Patience {
  readonly tries: number;
  /** Before the second try; doubled before each further one. */
  readonly firstSeconds: number;
  /** The longest that a server may ask to wait. */
  readonly mostSeconds: number;
}

const busy: readonly number[] = [429, 502, 503, 504];

/** True for an answer that says to come back later. */
export const isBusy = ({ status }: Answer): boolean => busy.includes(status);

/** Seconds to wait before the next try, by what the server asks for; null where it asks for too much. */
export function waitSeconds(
  answer: Answer | null,
  failed: number,
  { firstSeconds, mostSeconds }: Patience,
): number | null {
  const own = firstSeconds * 2 ** (failed - 1);
  const asked = answer && retryAfterSeconds(answer);
  if (asked === null) return Math.min(own, mostSeconds);
  return asked > mostSeconds ? null : Math.max(own, asked);
}

/** `Retry-After`: seconds, or a date, which is compared with the server's own. Source: RFC 9110, 10.2.3. */
function retryAfterSeconds({ headers }: Answer): number | null {
  const text = headers['retry-after'];
  if (typeof text !== 'string') return null;
  if (/^\s*\d{1,9}\s*$/.test(text)) return Number(text);
  const seconds = (Date.parse(text) - Date.parse(String(headers['date']))) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}

export const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, seconds * 1_000);
  });
