import { statSync } from 'node:fs';

/** Whether two paths lead to one file, by whatever names and links; false where either cannot be reached. */
export function isSameFile(left: string, right: string): boolean {
  if (left === right) return left !== '-';
  const [first, second] = [statusOf(left), statusOf(right)];
  return first !== null && second !== null && first.ino === second.ino && first.dev === second.dev;
}

function statusOf(path: string) {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
