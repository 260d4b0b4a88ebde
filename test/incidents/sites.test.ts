import { describe, expect, it } from 'vitest';
import { isInTurn } from '../../src/input/incidents/states/sites-in-turn.ts';
import { log, runJson } from '../run.ts';

/* Monitors that look from several places: in turn, each check is the next one of all; at once, each place is by itself. */

const day = ['--from', '2026-01-05', '--to', '2026-01-06', '--at', '2026-01-06'];
const at = (second: number): string => new Date(Date.UTC(2026, 0, 5, 9, 0, second)).toISOString();
const places = ['fra', 'nyc', 'sgp'];

const kinds = ({ warnings }: { warnings: { kind: string }[] }): readonly string[] => warnings.map(({ kind }) => kind);

describe('checks from several places', () => {
  it('in turn: the next good one ends the outage, wherever it comes from', async () => {
    // one check a minute, each from the next place; bad from minute 60 to 63, good at 64: 4 minutes
    const rows = Array.from({ length: 120 }, (_, i) => {
      const isBad = i >= 60 && i < 64;
      return `${at(60 * i)},shop,${places[i % 3]},${isBad ? 'down' : 'up'}`;
    });
    const result = await runJson(['incidents', log('time,monitor,location,status', ...rows), ...day]);
    expect([result.downtimeSeconds, result.failures, result.edges.everySeconds]).toEqual([240, 1, 60]);
    expect(kinds(result)).toContain('checkedInTurn');
    expect(result.sources[0].mapping.watched).toBeUndefined();
    const alone = await runJson([
      ...['incidents', log('time,monitor,location,status', ...rows), ...day],
      ...['--map', 'service=location', '--group-by', 'service'],
    ]);
    expect(alone.groups.service.map(({ key }: { key: string }) => key).sort()).toEqual(places);
  });
  it('at once: the good one of a place ends no outage of another', async () => {
    // all three each minute, within two seconds; fra alone is bad in the minutes 60 to 69: 10 minutes
    const rows = Array.from({ length: 120 }, (_, i) =>
      places.map(
        (place, p) => `${at(60 * i + p)},shop,${place},${place === 'fra' && i >= 60 && i < 70 ? 'down' : 'up'}`,
      ),
    ).flat();
    const result = await runJson(['incidents', log('time,monitor,location,status', ...rows), ...day]);
    expect([result.downtimeSeconds, result.failures]).toEqual([600, 1]);
    expect(result.sources[0].mapping.watched).toBe('monitor+location');
    // also where nothing else says what is watched
    const bare = rows.map((row) => row.replace(',shop', ''));
    expect((await runJson(['incidents', log('time,location,status', ...bare), ...day])).downtimeSeconds).toBe(600);
  });
});

it.each([
  ['three in turn', [0, 60, 120, 180, 240, 300], [1, 2, 3, 1, 2, 3], true],
  ['two at the same times', [0, 0, 60, 60, 120, 120], [1, 2, 1, 2, 1, 2], false],
  ['two, one shortly after the other', [0, 5, 60, 65, 120, 125], [1, 2, 1, 2, 1, 2], false],
  ['one, then another', [0, 60, 120, 180, 240, 300], [1, 1, 1, 2, 2, 2], false],
  ['too few', [0, 60, 120], [1, 2, 1], false],
  ['one place', [0, 60, 120, 180, 240, 300], [1, 1, 1, 1, 1, 1], false],
])('%s', (_, times, sites, isTurn) => expect(isInTurn(times, sites)).toBe(isTurn));
