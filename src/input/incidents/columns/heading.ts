/** A heading with what it says beside the name: `Created at (UTC +2)`, `Impact %`. */
export interface Heading {
  readonly name: string;
  /** An offset such as `+02:00`, or a zone by its name, where the heading names that of its stamps. */
  readonly zone: string | null;
  readonly isPercent: boolean;
  /** Letters that several zones share, where the heading has them in the place of a zone: `PST`. */
  readonly abbreviation?: string;
}

/** A zone by its name in brackets: `(Europe/Berlin)`. */
const namedZoneAtEnd = /\s*[([]\s*([A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+)\s*[)\]]$/;
const abbreviationAtEnd =
  /\s*[([]\s*([PMCE][SD]T|[PMCE]T|A[CEW][SD]T|CES?T|BST|IST|JST|KST|WES?T|EES?T|MSK|SGT|HKT|NZ[SD]T|SAST|BRT|local(?: time)?)\s*[)\]]$/;

const zoneAtEnd = /[\s_([]+(?:utc|gmt) ?(?:([+-])([0-9]{1,2})(?::?([0-9]{2}))?)?[)\]]?$/i;

/** Takes a heading apart. @example headingOf('Created At (UTC +0)') // { name: 'Created At', zone: '+00:00', isPercent: false } */
export function headingOf(text: string): Heading {
  const custom = /^custom field \((.*)\)$/i.exec(text.trim())?.[1] ?? text.trim(); // Jira's way to name a field of one's own
  const named = namedZoneAtEnd.exec(custom);
  if (named && isZone(named[1]!)) return { ...headingOf(custom.slice(0, named.index)), zone: named[1]! };
  const shared = abbreviationAtEnd.exec(custom);
  if (shared) return { ...headingOf(custom.slice(0, shared.index)), abbreviation: shared[1]! };
  const zone = zoneAtEnd.exec(custom);
  const withoutZone = zone ? custom.slice(0, zone.index) : custom;
  const isPercent = /%|\bpercent(age)?\b|(^|_)pct($|_)|_percent(age)?($|_)/i.test(withoutZone);
  return {
    name: withoutZone.replace(/\s*[([]?\s*(?:in )?%\s*[)\]]?\s*$|^%\s*|\s*[?:*+]+$/i, ''),
    zone: zone && `${zone[1] ?? '+'}${(zone[2] ?? '0').padStart(2, '0')}:${zone[3] ?? '00'}`,
    isPercent,
  };
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
