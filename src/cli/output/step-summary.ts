import { readFileSync } from 'node:fs';

/** GitHub shows no summary of a step that is longer. */
const mostBytes = 1024 * 1024;

const cutNote = '\n\n… the rest is left out: a step summary has room for 1 MiB.\n';

/**
 * What the summary of a step has already, which others wrote and stays as it is, and as much of the text behind it as there is
 * room for, cut after a line.
 */
export function stepSummaryText(file: string, text: string): string {
  const existing = existingText(file);
  const room = mostBytes - Buffer.byteLength(existing);
  return room > Buffer.byteLength(cutNote) ? `${existing}${cutTo(text, room)}` : existing;
}

/** @example cutTo('a\nb\n', 1_000) // 'a\nb\n' */
export function cutTo(text: string, bytes: number): string {
  const whole = Buffer.from(text);
  if (whole.length < bytes) return text;
  const room = bytes - 1 - Buffer.byteLength(cutNote);
  const end = whole.lastIndexOf(0x0a, room);
  return `${whole.subarray(0, Math.max(0, end)).toString()}${cutNote}`;
}

function existingText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // there is none yet
  }
}
