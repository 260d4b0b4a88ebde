/** A text in single quotes, as every shell takes it back. @example singleQuoted("it's") // "'it'\\''s'" */
export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The same where it needs quotes, else as it is. @example shellWord('log.csv') // 'log.csv' */
export function shellWord(text: string): string {
  return /^[\w%.,:/@+=-]+$/.test(text) ? text : singleQuoted(text);
}
