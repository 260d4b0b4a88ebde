/**
 * Text from a log is data: control characters, terminal escapes and the marks that reorder text are shown as `\u001b`,
 * never sent. Line breaks and tabs become blanks, so that one value stays on one line. What joins letters or pictures where a
 * script or an emoji is written so stays.
 */
export function plainText(text: string): string {
  const line = text.replace(/[\t\n\r]+/g, ' ');
  return line.replace(hidden, (character, at: number) => (joins(line, at) ? character : escaped(character)));
}

// C0, DEL, C1, line and paragraph separators, bidirectional marks, soft hyphen-like format characters, lone surrogates
const hidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const joiners = '\u200c\u200d';
const emoji = {
  before: /(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f)$/u,
  after: /^\p{Extended_Pictographic}/u,
};
/** Scripts whose spelling has joiners. */
const joinedScript =
  '[\\p{Script=Arabic}\\p{Script=Bengali}\\p{Script=Devanagari}\\p{Script=Gujarati}\\p{Script=Gurmukhi}\\p{Script=Kannada}\\p{Script=Khmer}\\p{Script=Malayalam}\\p{Script=Mongolian}\\p{Script=Oriya}\\p{Script=Sinhala}\\p{Script=Syriac}\\p{Script=Tamil}\\p{Script=Telugu}]';
const letters = { before: new RegExp(`${joinedScript}$`, 'u'), after: new RegExp(`^${joinedScript}`, 'u') };

/** True for a joiner between what is joined; anywhere else it hides in a text. */
function joins(text: string, at: number): boolean {
  if (!joiners.includes(text[at]!)) return false;
  const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(at + 1, at + 3)];
  return [emoji, letters].some((each) => each.before.test(before) && each.after.test(after));
}
