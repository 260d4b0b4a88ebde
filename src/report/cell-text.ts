import type { Zone } from '../core/time/zone.ts';
import {
  formatAvailability,
  formatCount,
  formatDecimal,
  formatDuration,
  formatExactDuration,
  formatLocalInstant,
  formatNines,
  formatPeriod,
  formatShare,
  formatSignificant,
} from './numbers.ts';
import { plainText } from './plain-text.ts';
import type { Cell, Tone } from './report.ts';

/** What stands where nothing could be computed. */
const nothing = '–';

/** A cell as people read it. */
export function cellText(cell: Cell, zone: Zone): string {
  switch (cell.kind) {
    case 'text':
      return plainText(cell.text);
    case 'missing':
      return cell.text ?? nothing;
    case 'count':
      return formatCount(cell.value);
    case 'number':
      return formatDecimal(cell.value, cell.decimals);
    case 'significant':
      return formatSignificant(cell.value, cell.digits);
    case 'duration':
      return `${cell.isExact ? formatExactDuration(cell.seconds) : formatDuration(cell.seconds)}${cell.mark ?? ''}`;
    case 'availability':
      return formatAvailability(cell.unavailability, cell.apartFrom);
    case 'nines':
      return formatNines(cell.nines);
    case 'share':
      return formatShare(cell.ratio);
    case 'bar':
      return bar(cell.ratio);
    case 'instant':
      return formatLocalInstant(cell.instant, cell.zone ?? zone);
    case 'period':
      return formatPeriod(cell, cell.zone);
    case 'range':
      return cell.high.kind === 'missing'
        ? `at least ${cellText(cell.low, zone)}`
        : `${cellText(cell.low, zone)} to ${cellText(cell.high, zone)}`;
    case 'joined':
      return cell.cells.map((each) => cellText(each, zone)).join('');
  }
}

export function cellTone(cell: Cell): Tone | undefined {
  if ('tone' in cell) return cell.tone;
  if (cell.kind === 'missing' || cell.kind === 'bar') return 'quiet';
  return cell.kind === 'joined' ? cell.cells.map(cellTone).find((tone) => tone !== undefined) : undefined;
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const barWidth = 10;

/** A bar of at most ten characters; what is not 0 shows at least an eighth of one. */
function bar(ratio: number): string {
  const parts = Math.max(ratio > 0 ? 1 : 0, Math.round(Math.min(1, ratio) * barWidth * 8));
  return '█'.repeat(Math.floor(parts / 8)) + eighths[parts % 8]!;
}
