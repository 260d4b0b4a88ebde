import type { Json } from '../../src/core/json.ts';
import { utc, type Zone } from '../../src/core/time/zone.ts';
import {
  formatAvailability,
  formatCount,
  formatDecimal,
  formatDuration,
  formatExactDuration,
  formatLocalInstant,
  formatMoney,
  formatNines,
  formatShare,
  formatSignificant,
  formatUncertainDuration,
  formatUncertainShare,
} from '../../src/report/numbers.ts';

/** All the ways in which people may read the values of a JSON result. */
export function shownForms(result: Json, zone: Zone = utc): ReadonlySet<string> {
  const forms = new Set<string>();
  const add = (value: Json, key: string): void => {
    if (typeof value === 'number') for (const form of numberForms(value, key)) forms.add(form);
    else if (typeof value === 'string') for (const form of textForms(value, zone)) forms.add(form);
    else if (Array.isArray(value)) for (const each of value) add(each as Json, key);
    else if (value !== null && typeof value === 'object') {
      for (const [name, each] of Object.entries(value)) add(each, /seconds$/i.test(key) ? key : name); // downtimeSeconds.year
      if ('monteCarloError' in value) for (const form of roughForms(value, value['monteCarloError']!)) forms.add(form);
    }
  };
  add(result, '');
  return forms;
}

function numberForms(value: number, key: string): readonly string[] {
  if (/seconds$/i.test(key)) return [formatDuration(Math.abs(value)), formatExactDuration(Math.abs(value))];
  if (/^(unavailability|slo|target)$/i.test(key)) return [formatAvailability(value), formatSignificant(value, 4)];
  if (/^availability/.test(key)) return [formatAvailability(1 - value)];
  if (key === 'nines') return [formatNines(value)];
  if (/ratio|share|probability/i.test(key)) return [formatShare(value), formatSignificant(value, 4)];
  const general = [
    formatCount(value),
    formatDecimal(value, 2),
    formatShare(value),
    formatSignificant(value, 4),
    formatMoney(value),
  ];
  return value <= 1 ? [...general, formatAvailability(1 - value)] : general;
}

/** What was simulated is shown as roughly as it is known: each number by the error that stands beside it under its name. */
function roughForms(value: Json, error: Json): readonly string[] {
  if (typeof value === 'number' && typeof error === 'number')
    return [formatUncertainDuration(value, error), formatUncertainShare(value, error)];
  if (typeof error !== 'object' || error === null) return [];
  const [values, errors] = [value, error] as [Record<string, Json>, Record<string, Json>];
  return Object.keys(errors).flatMap((name) => (name in values ? roughForms(values[name]!, errors[name]!) : []));
}

function textForms(value: string, zone: Zone): readonly string[] {
  return /^\d{4}-\d\d-\d\dT/.test(value)
    ? [formatLocalInstant(Date.parse(value), utc), formatLocalInstant(Date.parse(value), zone)]
    : [value];
}

/** Those of some texts that have a number in them which no form accounts for. */
export function unknownNumbers(
  texts: readonly string[],
  forms: ReadonlySet<string>,
  words: readonly RegExp[],
): readonly string[] {
  const longest = [...forms].filter((form) => /\d/.test(form)).sort((a, b) => b.length - a.length);
  return texts.filter((text) => {
    let rest = words.reduce((each, word) => each.replaceAll(word, ' '), text);
    for (const form of longest) if (/\d/.test(rest)) rest = withoutForm(rest, form);
    return /\d/.test(rest);
  });
}

/** A form stands for itself alone: `5m` is no part of `45m`, nor `1d` of `1d 2h`'s neighbour. */
function withoutForm(text: string, form: string): string {
  const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\d.])${escaped}(?![\\d]|\\.\\d)`, 'g'), ' ');
}
