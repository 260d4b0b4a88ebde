import { ProblemError } from '../core/problem.ts';
import { parseAvailability } from '../core/quantity/availability.ts';
import { shellWord } from '../report/shell-word.ts';

/**
 * The call that somebody means who typed no command, by what was typed first: an availability, a log, a topology, a project
 * file. null where nothing tells. @example hintFor(['99.9']) // 'ninefold nines 99.9'
 */
export function hintFor(argv: readonly string[]): string | null {
  const first = argv[0]!;
  const command = commandFor(first);
  return command && `ninefold ${[command, ...argv].map(shellWord).join(' ')}`;
}

function commandFor(text: string): string | null {
  if (/(^|[\\/])ninefold\.ya?ml$/i.test(text)) return 'check';
  if (/\.(csv|tsv|json|jsonl|ndjson)$/i.test(text)) return 'incidents';
  if (/\.ya?ml$/i.test(text) || text.includes('->')) return 'compose';
  try {
    parseAvailability(text);
    return 'nines';
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}
