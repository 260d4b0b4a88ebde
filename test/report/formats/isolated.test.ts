import { expect, it } from 'vitest';
import { html, isolated } from '../../../src/report/formats/html/markup.ts';
import { fittedName } from '../../../src/report/formats/width.ts';

it.each([
  ['api: 2h', 'api: 2h'],
  ['خدمة الدفع: 2h 37m', '<bdi>خدمة الدفع</bdi>: 2h 37m'],
  ['✓ תשלום is 99.9%, below 99%', '✓ <bdi>תשלום</bdi> is 99.9%, below 99%'],
  ['<b> خدمة', '&lt;b&gt; <bdi>خدمة</bdi>'],
])('%s keeps what is beside it in place', (text, markup) => {
  expect(html`${isolated(text)}`.text).toBe(markup);
});

it.each([
  ['component-of-team-14', 12, 'compon…am-14'],
  ['component-of-team-14', 20, 'component-of-team-14'],
  ['abc', 1, '…'],
  ['店舗サービス一号', 7, '店舗…号'], // each is two columns wide: 2 × 2 + 1 + 2
])('%s is cut to %i columns in its middle', (name, width, cut) => {
  expect(fittedName(name, width)).toBe(cut);
});
