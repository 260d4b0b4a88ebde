/** What is compared, without what with. @example comparedPart('mttrSeconds <= 3600') // 'mttrSeconds' */
export function comparedPart(expression: string): string {
  return /^(.*?)\s*(?:<=|>=|==|!=|<|>| better than )/s.exec(expression)?.[1] ?? expression;
}
