import type { Json } from '../../core/json.ts';
import { type Problem, ProblemError, problem } from '../../core/problem.ts';
import { type Position, positionInText } from './position.ts';
import { findSyntaxMistake } from './syntax.ts';

/** The problem of a JSON file at a place. */
export function malformed(file: string, place: Position, reason: string): ProblemError {
  return new ProblemError(problem('jsonMalformed', { reason }, filePlace(file, place)));
}

/** The problem of a file that is valid JSON and yet cannot hold incidents. */
export function shapeUnknown(file: string, place: Position, found: string): ProblemError {
  return new ProblemError(problem('jsonShapeUnknown', { found }, filePlace(file, place)));
}

function filePlace(file: string, { line, column }: Position): NonNullable<Problem['where']> {
  return { kind: 'file', file, line, column };
}

/** JSON.parse, with the exact place and plain words where it refuses. `origin` is where the text begins in the file. */
export function parseAt(text: string, file: string, origin: Position): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const mistake = findSyntaxMistake(text);
    if (!mistake) throw malformed(file, origin, (error as Error).message);
    throw malformed(file, positionInText(text, mistake.offset, origin), mistake.reason);
  }
}

/** What a value is called in a message. */
export function nameOfValue(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'number' ? 'a number' : String(value);
}
