import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aliases, fieldOfAlias } from '../../src/input/incidents/columns/columns.ts';
import { lengthHeading } from '../../src/input/incidents/columns/length-column.ts';
import { stateAliases, watchedAliases } from '../../src/input/incidents/states/state-words.ts';

const path = 'docs/input-formats.md';

/** The rows of the table below a heading row, as they stand. */
function tableBelow(text: string, heading: RegExp): readonly string[] {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => heading.test(line)) + 2; // the rule below it
  const end = lines.findIndex((line, i) => i >= first && !line.startsWith('|'));
  return lines.slice(first, end);
}
const cellsOf = (row: string): readonly string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

const nameTable = /^\| field +\| names, in order of preference/;
const all: readonly (readonly [string, readonly string[]])[] = [
  ...Object.entries(aliases),
  ['state', stateAliases],
  ['watched', watchedAliases],
];

describe('the columns of docs/input-formats.md', () => {
  it('are all that the program knows, in its order', () => {
    const text = readFileSync(path, 'utf8');
    const wanted = all.map(([field, names]) => `| ${field.padEnd(12)} | ${names.join(', ')} |`);
    const found = tableBelow(text, nameTable);
    if (process.env['UPDATE_DOCUMENTS'] === '1') writeFileSync(path, text.replace(found.join('\n'), wanted.join('\n')));
    else expect(found.map(cellsOf)).toEqual(wanted.map(cellsOf));
  });
  it('of lengths are read as lengths of their stamp', () => {
    const rows = tableBelow(readFileSync(path, 'utf8'), /^\| field +\| names, with or without a unit/).map(cellsOf);
    expect(rows).toHaveLength(5);
    for (const [stamp, names] of rows)
      for (const name of names!.split(', ')) expect([name, lengthHeading(name)?.stamp]).toEqual([name, stamp]);
  });
});

/** Names that exports of many tools and teams had, found by trying them. */
const met = {
  start: [
    ...['timestamp', 'date', 'created_date', 'incident_date', 'open_time', 'trigger_time', 'first_seen', 'from'],
    ...['date_from', 'observed_at', 'alert_time', 'startsAt', 'starts_at', 'startDateTime'],
  ],
  verified: [
    ...['resolved_date', 'finished_date', 'resolutiondate', 'resolvedWhen', 'resolved_time', 'close_time', 'last_seen'],
    ...['to', 'date_to', 'endsAt', 'ends_at', 'endDateTime'],
  ],
  id: ['ticket_id', 'signal_id', 'mrid'],
  service: ['affected_service', 'service_id', 'monitor', 'monitor_name', 'target', 'endpoint', 'asset'],
} as const;

it.each(Object.entries(met).flatMap(([field, names]) => names.map((name) => [name, field] as const)))(
  'a column %s is the %s',
  (name, field) => expect(fieldOfAlias(name)).toBe(field),
);
