import type { Json } from '../../src/core/json.ts';
import { utc } from '../../src/core/time/zone.ts';
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
} from '../../src/report/numbers.ts';

/** All the ways in which people may read the values of a JSON result. */
export function shownForms(result: Json): ReadonlySet<string> {
  const forms = new Set<string>();
  const add = (value: Json, key: string): void => {
    if (typeof value === 'number') for (const form of numberForms(value, key)) forms.add(form);
    else if (typeof value === 'string') for (const form of textForms(value)) forms.add(form);
    else if (Array.isArray(value)) for (const each of value) add(each as Json, key);
    else if (value !== null && typeof value === 'object')
      for (const [name, each] of Object.entries(value)) add(each, /Seconds$/.test(key) ? key : name); // downtimeSeconds.year
  };
  add(result, '');
  return forms;
}

function numberForms(value: number, key: string): readonly string[] {
  if (/Seconds$/.test(key)) return [formatDuration(Math.abs(value)), formatExactDuration(Math.abs(value))];
  if (/^(unavailability|slo|target)$/i.test(key)) return [formatAvailability(value)];
  if (/^availability/.test(key)) return [formatAvailability(1 - value)];
  if (key === 'nines') return [formatNines(value)];
  if (/ratio|share|probability/i.test(key)) return [formatShare(value)];
  const general = [
    formatCount(value),
    formatDecimal(value, 2),
    formatShare(value),
    formatSignificant(value, 4),
    formatMoney(value),
  ];
  return value <= 1 ? [...general, formatAvailability(1 - value)] : general;
}

function textForms(value: string): readonly string[] {
  return /^\d{4}-\d\d-\d\dT/.test(value) ? [formatLocalInstant(Date.parse(value), utc)] : [value];
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
