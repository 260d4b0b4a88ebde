import { expect, it } from 'vitest';
import { plainText } from '../../src/report/plain-text.ts';

it.each([
  ['a family of four, which is one picture', '👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
  ['a flag, joined behind a variation selector', '🏳️‍🌈', '🏳️‍🌈'],
  ['a profession behind a skin colour', '👩🏽‍💻', '👩🏽‍💻'],
  ['Persian, spelt with a non-joiner', 'می‌خواهم', 'می‌خواهم'],
  ['Hindi, with a joiner', 'क्‍ष', 'क्‍ष'],
  ['a joiner within Latin letters', 'ap\u200di', 'ap\\u200di'],
  ['a joiner at the end of a picture', '👩\u200d', '👩\\u200d'],
  ['two joiners', '👩\u200d\u200d👧', '👩\\u200d\\u200d👧'],
  ['a mark that turns the direction', 'a\u202eb', 'a\\u202eb'],
  ['behind a tab', '\t\u200dx', ' \\u200dx'],
])('%s', (_, text, shown) => {
  expect(plainText(text)).toBe(shown);
});
