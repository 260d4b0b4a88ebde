/** The bytes that mean something to CSV. */
export const tab = 9;
export const lineFeed = 10;
export const carriageReturn = 13;
export const blank = 32;
export const quote = 34;

/** Cells are trimmed of these two and of nothing else: Unicode's other blanks are text. */
export const isBlankByte = (byte: number): boolean => byte === blank || byte === tab;

/** A character that no reader takes for a blank, of any kind. */
export const isPrintable = (byte: number): boolean => byte > blank && byte < 128;

/** Cuts leading and trailing blanks and tabs off, as the byte row does. */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlankByte(text.charCodeAt(start))) start++;
  while (end > start && isBlankByte(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}
