/**
 * The date-fns tokens that most likely fit a stamp, for a hint that can be pasted: the order of day and month stays a
 * guess (day first), which is why it is not made for the user. @example likelyDateForm('29.03.2026 14:05') // 'dd.MM.yyyy HH:mm'
 */
export function likelyDateForm(stamp: string): string | null {
  const match =
    /^([0-9]{1,2})([-/. ])([0-9]{1,2}|[A-Za-z]{3,9})\2([0-9]{4}|[0-9]{2})(?:,? +([0-9]{1,2}):[0-9]{2}(:[0-9]{2})?( ?[AaPp][Mm])?)?$/.exec(
      stamp.trim(),
    );
  if (!match) return /^[0-9]{10}$|^[0-9]{12}$/.test(stamp.trim()) ? 'yyyyMMddHHmm'.slice(0, stamp.trim().length) : null;
  const [, day, separator, month, year, hour, seconds, half] = match as unknown as [
    string,
    string,
    string,
    string,
    string,
    ...(string | undefined)[],
  ];
  const months = /^[0-9]/.test(month) ? 'MM'.slice(0, month.length) : month.length === 3 ? 'MMM' : 'MMMM';
  const date = `${'dd'.slice(0, day.length)}${separator}${months}${separator}${year.length === 4 ? 'yyyy' : 'yy'}`;
  if (hour === undefined) return date;
  const hours = half ? 'h' : 'HH'.slice(0, hour.length);
  return `${date}${stamp.includes(',') ? ',' : ''} ${hours}:mm${seconds ? ':ss' : ''}${half ? (half.startsWith(' ') ? ' a' : 'a') : ''}`;
}
