const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'what should be a folder is a file',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links lead in a circle',
  EACCES: 'not permitted',
  EPERM: 'not permitted',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
  EFBIG: 'no file may be so large here',
};

/** Why nothing could be written, by the code of the system; the code itself where it is a rare one. */
export function unwritableReason(code: string | undefined): string | undefined {
  return reasons[code ?? ''] ?? code;
}
