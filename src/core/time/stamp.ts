import { dayMilliseconds } from './civil.ts';
import { type IsoReading, readIsoText } from './iso.ts';
import { respelt } from './spelling.ts';
import { readUncommonIso } from './uncommon-iso.ts';
import type { Zone } from './zone.ts';

/** Stamps from the year 9999 on stand for "never", and their month would end in a year of five digits. */
export const latestInstant = Date.UTC(9999, 0, 1);

/**
 * Why a text is no instant. `unknown` is a placeholder such as an empty cell, `?`, `n/a`, or the zero time of a program;
 * `never` lies beyond `latestInstant`.
 */
export type StampTrouble =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'never' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'abbreviation'; readonly abbreviation: string };

/** Reads a text of an agreed form into `into`; false where it is of another form. */
export type CustomStampFormat = (text: string, into: IsoReading) => boolean;

/** Placeholders that mean "not known", in any case; `\N` is a database's. */
export function isUnknownText(text: string): boolean {
  return text.length <= 4 && /^(|\?|-|null|none|nan|n\/a|\\n)$/i.test(text);
}

/** What people and programs write where there is no time, or none yet. */
const noTime =
  /^(0|0\.0+|na|#n\/a|nat|nil|tbd|tba|--+|[–—]|<null>|\(null\)|undefined|unknown|never|ongoing|on-going|open|still open|in progress|unresolved|pending|active|still down|not (?:yet )?resolved|not yet|present|now|to date|laufend|offen|andauernd|en cours|en curso|em andamento|in corso|lopend|継続中|対応中|未復旧|0000-00-00(?:[ T]00:00:00)?)$/i;

/** The same for a stamp. @example isUnknownStamp('ongoing') // true */
export function isUnknownStamp(text: string): boolean {
  return isUnknownText(text) || (text.length <= 19 && noTime.test(text));
}

/** Web pages and spreadsheets set other blanks within a time, marks of direction around it, and a `'` before it. */
const withPlainBlanks = (text: string): string =>
  text.replace(/[\u00a0\u2007\u2009\u202f]/g, ' ').replace(/[\u200b\u200e\u200f\ufeff]|^'(?=[0-9])/g, '');

/** Flags say that something happened, not when. */
export function isFlag(text: string): boolean {
  return text.length <= 5 && /^(true|false|yes|no|[ynt]|f|1)$/i.test(text);
}

/** Whether a text is a time of day alone. @example isTimeOfDay('10:30 PM') // true */
export function isTimeOfDay(text: string): boolean {
  return (
    text.length <= 24 &&
    /^[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?( ?[ap]\.?m\.?)?( ?(Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}))?$/i.test(text)
  );
}

/** Before the year 2, or exactly the epoch: what programs write for a time that was never set. */
const isZeroTime = (milliseconds: number): boolean => milliseconds === 0 || milliseconds < -62_104_060_800_000;

const unknown: StampTrouble = { kind: 'unknown' };
const unreadable: StampTrouble = { kind: 'unreadable' };
const ambiguous: StampTrouble = { kind: 'ambiguous' };

/** yyyyMMddHH and yyyyMMddHHmm. */
const looksLikeDate = /^(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])([01][0-9]|2[0-3])([0-5][0-9])?$/;

const never: StampTrouble = { kind: 'never' };

/** Ways of a reader beside its zone and its form. */
export interface StampWays {
  /** The agreed form comes first, and what is not of it is read as if there were none. */
  readonly alsoIso?: boolean;
  /** Years of two digits behind a month by name are those of this century. */
  readonly shortYears?: boolean;
  /** What a program writes for a time that was never set may be meant: somebody typed it. */
  readonly takesZeroTimes?: boolean;
}

/**
 * Reads instants as logs write them. Local ones take the zone; what could mean two things is refused, never guessed.
 * Order: the agreed form where there is one, and beside it only ISO 8601 with an offset; else ISO 8601; epoch seconds,
 * milliseconds, micro- or nanoseconds by the number of digits; other spellings that have one meaning (spelling.ts).
 */
export class StampReader {
  readonly zone: Zone;
  private readonly custom: CustomStampFormat | null;
  private readonly ways: StampWays;
  private readonly iso: IsoReading = { milliseconds: 0, local: false };
  /** Why the last `read` gave NaN. */
  trouble: StampTrouble = unknown;
  /** How many stamps had no offset and took the zone; how many of these fell in a repeated or a skipped hour. */
  localCount = 0;
  repeatedCount = 0;
  skippedCount = 0;

  constructor(zone: Zone, custom: CustomStampFormat | null = null, ways: StampWays = {}) {
    this.zone = zone;
    this.custom = custom;
    this.ways = ways;
  }

  /** True where only the agreed form may be read. */
  get isCustom(): boolean {
    return this.custom !== null;
  }

  /** A reader for another file of the same zone and form, which may also be plain ISO. */
  beside(): StampReader {
    return new StampReader(this.zone, this.custom, { ...this.ways, alsoIso: true });
  }

  /** A reader of the same forms in another zone, that of a source which names its own. */
  inZone(zone: Zone): StampReader {
    return new StampReader(zone, this.custom, this.ways);
  }

  /** A reader that takes years of two digits behind a month by name for those of this century. */
  withShortYears(): StampReader {
    return new StampReader(this.zone, this.custom, { ...this.ways, shortYears: true });
  }

  /** What an ISO reading means in the zone; NaN for the zero time of a program. */
  resolve(reading: IsoReading): number {
    if (isZeroTime(reading.milliseconds) && !this.ways.takesZeroTimes) return this.refuse(unknown);
    if (!reading.local) return reading.milliseconds;
    this.localCount++;
    const fit = this.zone.fitOf(reading.milliseconds);
    if (fit === 'repeated') this.repeatedCount++;
    else if (fit === 'skipped') this.skippedCount++;
    return this.zone.instantOf(reading.milliseconds);
  }

  /**
   * For an instant of a wall clock that showed it twice, the second time; NaN where it was shown once. What ends before it
   * began may have ended in the second of the two hours.
   */
  secondTime(instant: number): number {
    const wallClock = instant + this.zone.offsetAt(instant);
    if (this.zone.fitOf(wallClock) !== 'repeated') return Number.NaN;
    const second = wallClock - this.zone.offsetAt(wallClock + dayMilliseconds);
    return second > instant ? second : Number.NaN;
  }

  /** The instant in epoch milliseconds; NaN with `trouble` set where the text is none. */
  read(text: string): number {
    const instant = this.readAny(withPlainBlanks(text).trim());
    return instant < latestInstant || Number.isNaN(instant) ? instant : this.refuse(never);
  }

  private readAny(trimmed: string): number {
    if (isUnknownStamp(trimmed)) return this.refuse(unknown);
    if (this.custom?.(trimmed, this.iso)) return this.resolve(this.iso);
    if (this.custom && !this.ways.alsoIso) {
      const isAbsolute = readIsoText(trimmed, this.iso) && !this.iso.local;
      return isAbsolute ? this.resolve(this.iso) : this.refuse(unreadable);
    }
    if (readIsoText(trimmed, this.iso)) return this.resolve(this.iso);
    const epoch = readEpoch(trimmed);
    if (!Number.isNaN(epoch)) return epoch;
    return this.readOther(trimmed);
  }

  private readOther(text: string): number {
    const normal = respelt(text, this.ways.shortYears);
    if (normal !== null && readIsoText(normal, this.iso)) return this.resolve(this.iso);
    if (readUncommonIso(text, this.iso)) return this.resolve(this.iso);
    const abbreviation = /(?:[0-9:]|[0-9] ?[AaPp]\.?[Mm]\.?) ?\(?([A-Z]{2,5})\)?$/.exec(text)?.[1];
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
