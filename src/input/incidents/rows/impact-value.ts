import { looksLikeDecimal, parseDecimal, toNumber } from '../../../core/quantity/decimal.ts';
import { isUnknownText } from '../../../core/time/stamp.ts';

/** What an impact cell says: a share 0 to 1, nothing (absent, so whole), a number out of range, or words. */
export type ImpactReading = number | 'absent' | 'out of range' | 'words';

/**
 * Reads the share of users or requests hit: `30%`, `0.3`, `0,3` as a spreadsheet may write it, `1` (whole). With
 * `inPercent` a bare number is percent. @example readImpact('30%', false) // 0.3; readImpact('5', false) // 'out of range'
 */
export function readImpact(text: string, inPercent: boolean): ImpactReading {
  const trimmed = text.trim();
  if (isUnknownText(trimmed) && trimmed.toLowerCase() !== 'none') return 'absent';
  const percent = /^(.*?)\s*%$/.exec(trimmed);
  const body = (percent ? percent[1]! : trimmed).replace(/^(-?[0-9]*),([0-9]+)$/, '$1.$2');
  const negative = body.startsWith('-');
  const digits = negative ? body.slice(1) : body;
  const number = parseDecimal(digits);
  if (!number) return looksLikeDecimal(digits) ? 'out of range' : 'words'; // 1e999 is no word
  const share = toNumber(percent || inPercent ? { digits: number.digits, scale: number.scale + 2 } : number);
  return share > 1 || (negative && share > 0) ? 'out of range' : share;
}

/** True for what ServiceNow and others write for the impact: a level from 1 to 5, not a share. */
export function isImpactLevel(text: string): boolean {
  return /^[1-5]$/.test(text.trim());
}
