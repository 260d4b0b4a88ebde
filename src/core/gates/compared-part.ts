import { metricPathForm } from './metric-path.ts';

const operator = '\\s*(?:<=|>=|==|!=|<|>| better than )';
const path = new RegExp(`^\\s*(${metricPathForm})${operator}`, 's');
const words = new RegExp(`^(.*?)${operator}`, 's');

/**
 * What is compared, without what with: a path, in whose names a sign may stand, or the words of a check.
 * @example comparedPart('mttrSeconds <= 3600') // 'mttrSeconds'
 */
export function comparedPart(expression: string): string {
  return (path.exec(expression) ?? words.exec(expression))?.[1] ?? expression;
}
