/**
 * Text from a log is data: control characters, terminal escapes and the marks that reorder text are shown as `\u001b`,
 * never sent. Line breaks and tabs become blanks, so that one value stays on one line.
 */
export function plainText(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ').replace(hidden, escaped);
}

// C0, DEL, C1, line and paragraph separators, bidirectional marks, soft hyphen-like format characters, lone surrogates
const hidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
