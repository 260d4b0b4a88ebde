import { describe, expect, it } from 'vitest';
import { utc } from '../../src/core/time/zone.ts';
import { cellText, cellTone } from '../../src/report/cell-text.ts';
import { type Cell, count, duration, instant, joined, missing, range, share, text } from '../../src/report/report.ts';

describe('cellText', () => {
  it.each<[Cell, string]>([
    [text('a\u001bb'), 'a\\u001bb'],
    [missing(), '–'],
    [missing('no failures'), 'no failures'],
    [count(12_345), '12,345'],
    [{ kind: 'number', value: 1.005, decimals: 2 }, '1.01'],
    [duration(2592), '43m 12s'],
    [duration(null), '–'],
    [{ kind: 'duration', seconds: 60, mark: '*' }, '1m*'],
    [{ kind: 'availability', unavailability: 0.00050001, apartFrom: 0.0005 }, '99.949999%'],
    [{ kind: 'nines', nines: 2.999 }, '2.99'],
    [share(0.25), '25%'],
    [share(null), '–'],
    [instant(0), '1970-01-01 00:00'],
    [range(duration(60), duration(120)), '1m to 2m'],
    [range(duration(60), missing()), 'at least 1m'],
    [joined(count(2), text(' of '), count(3)), '2 of 3'],
    // ten characters of eight eighths each: 1/80 is the least that shows
    [{ kind: 'bar', ratio: 0 }, ''],
    [{ kind: 'bar', ratio: 1e-9 }, '▏'],
    [{ kind: 'bar', ratio: 0.5 }, '█████'],
    [{ kind: 'bar', ratio: 0.55 }, '█████▌'], // 44 eighths
    [{ kind: 'bar', ratio: 1 }, '██████████'],
    [{ kind: 'bar', ratio: 7 }, '██████████'],
  ])('%j', (cell, expected) => expect(cellText(cell, utc)).toBe(expected));
});

describe('cellTone', () => {
  it.each<[Cell, string | undefined]>([
    [text('x', 'bad'), 'bad'],
    [text('x'), undefined],
    [missing(), 'quiet'],
    [joined(text('x'), text('y', 'good')), 'good'],
    [count(1), undefined],
  ])('%j', (cell, tone) => expect(cellTone(cell)).toBe(tone));
});
