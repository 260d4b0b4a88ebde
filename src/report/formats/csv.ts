import { itemTexts, metricStepText } from '../../core/gates/metric-path.ts';
import { isObject, type Json } from '../../core/json.ts';
import { plainText } from '../plain-text.ts';
import type { Format } from './format.ts';

/**
 * `metric,value`, one line for every value of the JSON result, in base units and full precision. The name of a metric is
 * the path that `--assert` takes, so a line that is worth watching can be pasted into a gate.
 */
export const csv: Format = (_report, { result }) => {
  const lines = ['metric,value'];
  for (const [key, value] of Object.entries(result)) collect(lines, key, value);
  return `${lines.join('\n')}\n`;
};

function collect(lines: string[], path: string, value: Json): void {
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const texts = itemTexts(list);
    list.forEach((item, i) => {
      collect(lines, path + metricStepText({ item: texts[i]! }), item);
    });
  } else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) collect(lines, `${path}.${metricStepText({ key })}`, inner);
  } else {
    lines.push(`${cell(path)},${value === null ? '' : cell(String(value))}`);
  }
}

/** RFC 4180 quoting. */
function cell(text: string): string {
  const plain = plainText(text);
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
