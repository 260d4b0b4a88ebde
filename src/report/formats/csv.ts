import { plainText } from '../plain-text.ts';
import type { Format } from './format.ts';
import { metricValues } from './metric-values.ts';

/** `metric,value`, one line for every value of the JSON result, in base units and full precision. */
export const csv: Format = (_report, { result }) => {
  const lines = metricValues(result).map(([metric, value]) => `${cell(metric)},${cell(value)}\n`);
  return `metric,value\n${lines.join('')}`;
};

/** RFC 4180 quoting. */
function cell(text: string): string {
  const plain = plainText(text);
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
