import { describe, expect, it } from 'vitest';
import { looksLikeEvents, sniffEvents } from '../../../src/input/tables/event-detection.ts';

const looks = (text: string): boolean => looksLikeEvents(new TextEncoder().encode(text));

describe('counts of events are told from a log of incidents', () => {
  it.each([
    'timestamp,good,total\n',
    'time\tbad\trequests\n',
    'Timestamp;Total Requests;Failed_Requests\n',
    '"timestamp","good","total"\n',
    '[{"timestamp": "2027-02-01", "good": 1, "total": 2}]',
    '{"at": 1, "errors": 0, "events": 5}\n{"at": 2, "errors": 0, "events": 5}\n',
  ])('%j', (text) => expect(looks(text)).toBe(true));

  it.each([
    'id,start,end\n',
    'start,resolved,total_requests,failed_requests\n',
    'timestamp,total\n',
    '{"incidents": [{"id": 1, "start": "2027-02-01", "errors": 3}]}',
    '',
    '\u0000\u0001',
  ])('but not %j', (text) => expect(looks(text)).toBe(false));
});

it.each([
  // each of these says when an incident ended, or how long it took, under one of the names that logs have
  ['id,start,closed_at,requests,failed', false],
  ['id,start,duration_seconds,requests,errors', false],
  ['timestamp,good,count', true],
])('%s', (header, areEvents) => {
  expect(looksLikeEvents(new TextEncoder().encode(`${header}\n`))).toBe(areEvents);
});

describe('a pipe is read until its first line is there', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  async function sniff(...chunks: readonly Uint8Array[]) {
    let taken = 0;
    const stream = async function* () {
      for (const chunk of chunks) {
        taken++;
        yield chunk;
      }
    };
    const { areEvents, standardInput } = await sniffEvents(['-'], stream);
    const takenForHead = taken;
    const all: number[] = [];
    for await (const chunk of standardInput()) all.push(...chunk);
    return { areEvents, takenForHead, all: Uint8Array.from(all) };
  }

  it.each([
    [['time', 'stamp,go', 'od,total', '\n2027-02-01', 'T00:00:00Z,1,1\n'], true, 4],
    [['', '\n', 'timestamp,good,total\r', 'rest'], true, 3],
    [['[{"good": 1, ', '"total": 2, "timestamp"', ': 3}', ']'], true, 3],
    [['id,st', 'art,verified\n', 'rest'], false, 2],
    [['timestamp,good,total'], true, 1], // the stream ends within its first line
    [[], false, 0],
  ])('%j', async (parts, areEvents, takenForHead) => {
    const chunks = parts.map(bytes);
    expect(await sniff(...chunks)).toEqual({ areEvents, takenForHead, all: bytes(parts.join('')) });
  });

  it('but of a stream without line ends no more than 64 KiB', async () => {
    const chunks = Array.from({ length: 100 }, () => bytes('x'.repeat(1_024)));
    expect((await sniff(...chunks)).takenForHead).toBe(64);
  });
});
