/** What a query of events counts: so many a second, or so many in its window. */
export type EventUnit = 'perSecond' | 'inWindow';

const unitOf: Readonly<Record<string, EventUnit>> = {
  rate: 'perSecond',
  irate: 'perSecond',
  increase: 'inWindow',
  count_over_time: 'inWindow',
  sum_over_time: 'inWindow',
};

/** What may stand around these and keeps the unit. */
const neutral: ReadonlySet<string> = new Set([
  ...['sum', 'vector', 'by', 'without', 'on', 'ignoring', 'group_left', 'group_right', 'or', 'and', 'unless'],
]);

/**
 * The unit of a query, where nothing but sums stands around its functions; null where that cannot be told, as of a product.
 * @example eventUnit('sum(rate(a_total[5m]))') // 'perSecond'
 */
export function eventUnit(text: string): EventUnit | null {
  const plain = bare(text);
  if (/[*/%^-]/.test(plain)) return null;
  const units = new Set<EventUnit>();
  for (const [, name] of plain.matchAll(/([a-zA-Z_][a-zA-Z0-9_]*)\s*\(/g)) {
    if (neutral.has(name!)) continue;
    const unit = Object.hasOwn(unitOf, name!) ? unitOf[name!]! : null;
    if (unit === null) return null;
    units.add(unit);
  }
  return units.size === 1 ? [...units][0]! : null;
}

/** True for a query that gives a value where there is no series: `… or vector(0)`. */
export function answersWithoutData(text: string): boolean {
  return /(?:^|[^a-zA-Z0-9_:])(?:vector|absent|absent_over_time|time)\s*\(/.test(bare(text));
}

/** Without its texts, comments, matchers and ranges. */
function bare(text: string): string {
  return text
    .replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`/gs, '')
    .replace(/#.*/g, '')
    .replace(/\{[^}]*\}|\[[^\]]*\]/g, '');
}
