import { type IsoReading, readIsoText } from './iso.ts';
import { readUncommonIso } from './uncommon-iso.ts';
import type { Zone } from './zone.ts';

/** Stamps from the year 9999 on stand for "never", and their month would end in a year of five digits. */
export const latestInstant = Date.UTC(9999, 0, 1);

/** Why a text is no instant. `unknown` is a placeholder such as an empty cell, `?`, `n/a`. */
export type StampTrouble =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'abbreviation'; readonly abbreviation: string };

/** Reads a text of an agreed form into `into`; false where it is of another form. */
export type CustomStampFormat = (text: string, into: IsoReading) => boolean;

/** Placeholders that mean "not known", in any case. */
export function isUnknownText(text: string): boolean {
  return text.length <= 4 && /^(|\?|-|null|none|nan|n\/a)$/i.test(text);
}

const unknown: StampTrouble = { kind: 'unknown' };
const unreadable: StampTrouble = { kind: 'unreadable' };
const ambiguous: StampTrouble = { kind: 'ambiguous' };

/** yyyyMMddHH and yyyyMMddHHmm. */
const looksLikeDate = /^(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])([01][0-9]|2[0-3])([0-5][0-9])?$/;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads instants as logs write them. Local ones take the zone; what could mean two things is refused, never guessed.
 * Order: the agreed form alone where there is one; ISO 8601; epoch seconds, milliseconds, micro- or nanoseconds by the
 * number of digits; other spellings that have one meaning (2024/02/29, RFC 2822, JavaScript's own).
 */
export class StampReader {
  readonly zone: Zone;
  private readonly custom: CustomStampFormat | null;
  private readonly alsoIso: boolean;
  private readonly iso: IsoReading = { milliseconds: 0, local: false };
  /** Why the last `read` gave NaN. */
  trouble: StampTrouble = unknown;
  /** How many stamps had no offset and took the zone; how many of these fell in a repeated or a skipped hour. */
  localCount = 0;
  repeatedCount = 0;
  skippedCount = 0;

  /** With `alsoIso` the agreed form comes first, and what is not of it is read as if there were none. */
  constructor(zone: Zone, custom: CustomStampFormat | null = null, alsoIso = false) {
    this.zone = zone;
    this.custom = custom;
    this.alsoIso = alsoIso;
  }

  /** True where only the agreed form may be read. */
  get isCustom(): boolean {
    return this.custom !== null;
  }

  /** A reader for another file of the same zone and form, which may also be plain ISO. */
  beside(): StampReader {
    return new StampReader(this.zone, this.custom, true);
  }

  /** What an ISO reading means in the zone. */
  resolve(reading: IsoReading): number {
    if (!reading.local) return reading.milliseconds;
    this.localCount++;
    const fit = this.zone.fitOf(reading.milliseconds);
    if (fit === 'repeated') this.repeatedCount++;
    else if (fit === 'skipped') this.skippedCount++;
    return this.zone.instantOf(reading.milliseconds);
  }

  /** The instant in epoch milliseconds; NaN with `trouble` set where the text is none. */
  read(text: string): number {
    const instant = this.readAny(text.trim());
    return instant < latestInstant || Number.isNaN(instant) ? instant : this.refuse(unreadable);
  }

  private readAny(trimmed: string): number {
    if (isUnknownText(trimmed)) return this.refuse(unknown);
    if (this.custom?.(trimmed, this.iso)) return this.resolve(this.iso);
    if (this.custom && !this.alsoIso) return this.refuse(unreadable);
    if (readIsoText(trimmed, this.iso)) return this.resolve(this.iso);
    const epoch = readEpoch(trimmed);
    if (!Number.isNaN(epoch)) return epoch;
    return this.readOther(trimmed);
  }

  private readOther(text: string): number {
    const normal = normalized(text);
    if (normal !== null && readIsoText(normal, this.iso)) return this.resolve(this.iso);
    if (readUncommonIso(text, this.iso)) return this.resolve(this.iso);
    const abbreviation = /[0-9:] ?\(?([A-Z]{2,5})\)?$/.exec(text)?.[1];
    if (abbreviation && !['AM', 'PM'].includes(abbreviation))
      return this.refuse({ kind: 'abbreviation', abbreviation });
    if (/^[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}\b/.test(text)) return this.refuse(ambiguous);
    if (/^[0-9]{1,2}[-/. ][A-Za-z]{3,9}[-/. ][0-9]{2}\b(?![0-9])/.test(text)) return this.refuse(ambiguous);
    return this.refuse(unreadable);
  }

  private refuse(trouble: StampTrouble): number {
    this.trouble = trouble;
    return Number.NaN;
  }
}

/**
 * Epoch time by its number of digits: 9 or 10 are seconds (1973 to 2286), 12 or 13 milliseconds, 15 or 16 microseconds,
 * 18 or 19 nanoseconds; seconds may have a fraction. Digits that spell a date and time (2024022912, 202402291200) are
 * not taken for an epoch. NaN for anything else. @example readEpoch('1704067200') // 1704067200000
 */
export function readEpoch(text: string): number {
  const match = /^([0-9]{9,19})(?:\.([0-9]+))?$/.exec(text);
  if (!match || looksLikeDate.test(text)) return Number.NaN;
  const whole = match[1]!;
  const fraction = match[2] ?? '';
  switch (whole.length) {
    case 9:
    case 10:
      return Number(whole) * 1_000 + Number(`${fraction}000`.slice(0, 3));
    case 12:
    case 13:
      return Number(whole);
    case 15:
    case 16:
      return Number(whole.slice(0, -3));
    case 18:
    case 19:
      return Number(whole.slice(0, -6));
    default:
      return Number.NaN;
  }
}

/** Other spellings with one meaning, respelt as ISO 8601; null where the text is none of them. */
function normalized(text: string): string | null {
  const named = text.replace(/ ?(?<![A-Za-z])(UTC|GMT)$/, 'Z'); // the two zone names that mean one thing everywhere
  const slashed = /^([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})(?:([T ].*))?$/.exec(named);
  if (slashed) return iso(slashed[1]!, slashed[2]!, slashed[3]!, slashed[4]);
  const basic = /^([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})?(.*))?$/.exec(named);
  if (basic) {
    const time = basic[4] ? `T${basic[4]}:${basic[5]}:${basic[6] ?? '00'}${basic[7]}` : undefined;
    return iso(basic[1]!, basic[2]!, basic[3]!, time);
  }
  if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}Z$/.test(named)) return `${named.slice(0, 10)}T00:00Z`;
  const plain = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]+([0-9]{1,2}:.*))?$/.exec(named);
  if (plain)
    return `${plain[1]}${plain[2] ? `T${plain[2].padStart(plain[2].search(':') === 1 ? plain[2].length + 1 : 0, '0')}` : ''}`;
  return spelt(named);
}

/** RFC 2822 (`Mon, 25 Jan 2021 07:36:16 +0000`) and JavaScript's `Mon Jan 25 2021 07:36:16 GMT+0000 (…)`. */
function spelt(text: string): string | null {
  const match =
    /^(?:[A-Z][a-z]{2},? )?(?:([0-9]{1,2})[ -]([A-Z][a-z]{2})|([A-Z][a-z]{2}) ([0-9]{1,2}),?)[ -]([0-9]{4}),? ([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?: ?(?:(?:GMT|UTC)?(Z|[+-][0-9]{2}:?[0-9]{2})|(GMT|UTC))(?: \(.*\))?)?$/.exec(
      text,
    );
  if (!match) return null;
  const month = months.indexOf((match[2] ?? match[3])!.toLowerCase()) + 1;
  if (month === 0) return null;
  return iso(match[5]!, String(month), (match[1] ?? match[4])!, `T${match[6]}${match[8] ? 'Z' : (match[7] ?? '')}`);
}

function iso(year: string, month: string, day: string, time = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${time.replace(/^ +/, 'T').replace(/^T([0-9]:)/, 'T0$1')}`;
}
