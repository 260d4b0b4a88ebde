/** A key where there is a value for it. @example whereGiven('switchSeconds', null) // {} */
export function whereGiven<K extends string, T>(key: K, value: T | null): { readonly [P in K]?: T } {
  return (value === null ? {} : { [key]: value }) as { readonly [P in K]?: T };
}
