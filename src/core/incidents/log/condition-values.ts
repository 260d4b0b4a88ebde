/** Parts at commas that do not stand in double quotes, without outer blanks. @example splitAtCommas('a, "b, c"') // ['a', '"b, c"'] */
export function splitAtCommas(text: string): readonly string[] {
  return (text.match(/(?:"[^"]*"|[^,])+/g) ?? ['']).map((part) => part.trim());
}

/** @example unquoted('"b, c"') // 'b, c' */
export function unquoted(text: string): string {
  return /^"[^"]*"$/.test(text) ? text.slice(1, -1) : text;
}

/**
 * The values of a condition, parted by commas: a value with a comma in it stands in double quotes, and `null` without them is
 * "not known". @example conditionValues('api, null, "b, c"') // ['api', null, 'b, c']
 */
export function conditionValues(text: string): readonly (string | null)[] {
  return splitAtCommas(text).map((value) => (value === 'null' ? null : unquoted(value)));
}
