/** A metric with its matchers and nothing else. */
const form =
  /^\s*(?:[a-zA-Z_:][a-zA-Z0-9_:]*\s*(?:\{(?:[^"'`{}]|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`)*\})?|\{(?:[^"'`{}]|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`)+\})\s*$/;

/** True for a selector of series, without functions and without a range. @example isSelector('a_total{code=~"5.."}') // true */
export function isSelector(text: string): boolean {
  return form.test(text);
}
