import type { Dictionary } from '../../../core/incidents/log/dictionary.ts';
import type { ExclusionReason } from '../../../core/incidents/log/exclusion.ts';

/** What a status says of its row: that it is over, that it is not, or why it is no incident of its own. */
export type StatusMeaning = 'closed' | 'open' | ExclusionReason | null;

const meanings: readonly (readonly [words: RegExp, meaning: StatusMeaning])[] = [
  [/^(cancell?ed|cancel|withdrawn|voided?|closed[ :/-]+cancell?ed)$/, 'cancelled'],
  [/^(declined|rejected)$/, 'declined'],
  [/^(merged|closed[ :/-]+merged)$/, 'merged'],
  [/^(duplicate|duplicated|closed[ :/-]+duplicate|marked as duplicate)$/, 'duplicate'],
  [/^(false[ -]?(positive|alarm|alert)|not an? (incident|issue|bug)|invalid)$/, 'falsePositive'],
  [/^(not[ -]?planned|won['’]?t[ -]?(do|fix)|will not (do|fix))$/, 'notPlanned'],
  [/^(suppressed|silenced|muted)$/, 'suppressed'],
  [/^(resolved|closed|done|completed?|fixed|ended|finished|recovered)\b/, 'closed'],
  [/^(re-?opened|open|new|in progress|work in progress|investigating|ongoing|active|unresolved|to do)\b/, 'open'],
];

/** @example meaningOfStatus('Reopened') // 'open' */
export function meaningOfStatus(status: string): StatusMeaning {
  const plain = status.trim().toLowerCase().replaceAll('_', ' ');
  return meanings.find(([words]) => words.test(plain))?.[1] ?? null;
}

const drill = /^(tests?|drills?|exercises?|game ?days?|simulations?|training|tutorial|fire ?drill)$/i;

/** True for a type or kind of incident that was no real one. */
export function saysDrill(kind: string): boolean {
  return drill.test(kind.trim().replaceAll(/[_-]/g, ' '));
}

const totals =
  /^((grand |sub-?)?(total|sum|average|avg|mean|count)s?|summe|gesamt(summe|ergebnis)?|insgesamt|durchschnitt|mittelwert|anzahl|somme|moyenne|suma|promedio)\b/i;

/** True for what a line that adds up others begins with. */
export function saysTotal(text: string): boolean {
  return totals.test(text.trim());
}

/** The meaning of each entry of a dictionary, that of the first of its names which has one; asked once an entry. */
export class EntryMeanings<M> {
  private readonly dictionary: Dictionary;
  private readonly judge: (text: string) => M | null;
  private readonly known: (M | null)[] = [];

  constructor(dictionary: Dictionary, judge: (text: string) => M | null) {
    this.dictionary = dictionary;
    this.judge = judge;
  }

  of(index: number): M | null {
    for (let next = this.known.length; next <= index; next++) {
      const meanings = this.dictionary.names(next).map((name) => this.judge(name));
      this.known.push(meanings.find((meaning) => meaning !== null) ?? null);
    }
    return this.known[index]!;
  }
}
