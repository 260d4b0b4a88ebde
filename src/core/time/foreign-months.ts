/** Months by their names in German, French, Spanish, Portuguese, Italian and Dutch: no name is of two months. */
const months: readonly (readonly string[])[] = [
  ['januar', 'jänner', 'janvier', 'enero', 'janeiro', 'gennaio', 'januari', 'janv', 'ene', 'gen'],
  ['februar', 'feber', 'février', 'fevrier', 'febrero', 'fevereiro', 'febbraio', 'februari', 'févr', 'fév', 'fev'],
  ['märz', 'maerz', 'mars', 'marzo', 'março', 'marco', 'maart', 'mär', 'mrz', 'mrt', 'mar'],
  ['april', 'avril', 'abril', 'aprile', 'avr', 'abr', 'apr'],
  ['mai', 'mayo', 'maio', 'maggio', 'mei', 'mag'],
  ['juni', 'juin', 'junio', 'junho', 'giugno', 'giu', 'jun'],
  ['juli', 'juillet', 'julio', 'julho', 'luglio', 'juil', 'lug', 'jul'],
  ['august', 'août', 'aout', 'agosto', 'augustus', 'ago', 'aug'],
  ['september', 'septembre', 'septiembre', 'setembro', 'settembre', 'sept', 'set', 'sep'],
  ['oktober', 'octobre', 'octubre', 'outubro', 'ottobre', 'okt', 'out', 'ott', 'oct'],
  ['november', 'novembre', 'noviembre', 'novembro', 'nov'],
  ['dezember', 'décembre', 'decembre', 'diciembre', 'dezembro', 'dicembre', 'december', 'dez', 'déc', 'dic', 'dec'],
];
const numbers: ReadonlyMap<string, number> = new Map(
  months.flatMap((names, month) => names.map((name) => [name, month + 1] as const)),
);

const dated =
  /^(?:\p{L}{2,10}\.?,? )?([0-9]{1,2})(?:\.|er|º|°)? (?:de |di )?(\p{L}{3,10})\.?,? (?:de |del )?([0-9]{4})(?:,? (?:um |à |a las |às |alle |om )?([0-9]{1,2})(?::|h| h )([0-9]{2})(?::([0-9]{2}))?(?: Uhr| h| uur)?)?( ?(?:Z|[+-][0-9]{2}:?[0-9]{2}))?$/u;

/**
 * A date with its month in one of these languages, respelt with numbers alone; null for any other text.
 * @example withNumberedMonth('3. März 2026 um 10:05 Uhr') // '2026/3/3 10:05:00'
 */
export function withNumberedMonth(text: string): string | null {
  const match = dated.exec(text);
  if (!match) return null;
  const [, day, name, year, hour, minute, second = '00', offset = ''] = match;
  const month = numbers.get(name!.toLowerCase());
  if (month === undefined) return null;
  return hour === undefined
    ? `${year}/${month}/${day}`
    : `${year}/${month}/${day} ${hour}:${minute}:${second}${offset.trim()}`;
}
