/** Characters that JSON may carry raw but a terminal would obey: DEL, C1, separators, marks that reorder text. */
const obeyed = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A value as JSON that a terminal obeys nothing of. @example jsonText(['a\u202eb'], 0) // '["a\\u202eb"]' */
export function jsonText(value: unknown, indent = 2): string {
  const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, null, indent).replace(obeyed, escaped);
}
