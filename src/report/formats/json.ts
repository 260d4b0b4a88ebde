import type { Format } from './format.ts';

/** Characters that JSON may carry raw but a terminal would obey: DEL, C1, separators, marks that reorder text. */
const obeyed = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** The whole result, full precision; the same object whatever the terminal. */
export const json: Format = (_report, { result }) => {
  const text = JSON.stringify(result, null, 2);
  return `${text.replace(obeyed, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
};
