/** A target as it was typed, with the `%` that a bare percentage leaves out. */
export function shownTarget(text: string): string {
  const typed = text.trim();
  return /[%n]$/.test(typed) || Number(typed) < 1 ? typed : `${typed}%`;
}
