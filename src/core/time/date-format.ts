import { UTCDateMini } from '@date-fns/utc/date/mini';
import { parse } from 'date-fns/parse';
import { fail, type Place } from '../problem.ts';
import type { CustomStampFormat } from './stamp.ts';
import type { Zone } from './zone.ts';

/**
 * Reads stamps of one agreed form, in the tokens of date-fns (`dd-MM-yyyy HH:mm`). Where the form has no offset (`X`, `x`)
 * and is no epoch (`t`, `T`), the zone applies. Loaded only when `--date-format` asks for it.
 * @example createDateFormat('dd/MM/yyyy HH:mm', utc)('29/02/2024 12:00') // 1709208000000
 */
export function createDateFormat(format: string, zone: Zone, where: Place | null = null): CustomStampFormat {
  const reference = new UTCDateMini(Date.UTC(2000, 0, 1)); // what the form leaves out (seconds, say) is zero
  const tokens = format.replace(/'[^']*'/g, '');
  const absolute = /[XxtT]/.test(tokens);
  if (!absolute && !/[yuY]/.test(tokens)) {
    return fail('dateFormatUnusable', { format, reason: 'it has no year, so its dates have no place in time' }, where);
  }
  try {
    parse('', format, reference);
  } catch (error) {
    return fail('dateFormatUnusable', { format, reason: (error as Error).message.split(';')[0]! }, where);
  }
  return (text) => {
    const wallClock = parse(text, format, reference).getTime();
    if (Number.isNaN(wallClock)) return null;
    return absolute ? wallClock : zone.instantOf(wallClock);
  };
}
