import { describe, expect, it } from 'vitest';
import { html } from '../../../../src/report/formats/html/markup.ts';
import { log, run, write } from '../../../run.ts';

/** The texts of a page in its order, one a line: elements are gone, drawings too. */
async function textsOf(args: readonly (string | number)[], stdin?: string): Promise<string> {
  const { stdout, stderr, status } = await run([...args, '--format', 'html'], stdin === undefined ? {} : { stdin });
  if (status === 2) throw new Error(stderr);
  return stdout
    .replace(/<style>[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]+>/g, '\n')
    .replaceAll('&#39;', "'")
    .replace(/\n[\s]*\n/g, '\n');
}

describe('what is put into a page', () => {
  it.each([
    ['<script>', '&lt;script&gt;'],
    ["\" onload='x'", '&quot; onload=&#39;x&#39;'],
    ['a & b', 'a &amp; b'],
    ['\u001b[31m\u202e', '\\u001b[31m\\u202e'],
    [`${'x'.repeat(3_999)}\u{1f600}y`, `${'x'.repeat(3_999)}…`],
  ])('is text: %j', (text, shown) => {
    expect(html`<p>${text}</p>`.text).toBe(`<p>${shown}</p>`);
    expect(html`<p title="${text}">${[text, null, false, 3]}</p>`.text).toBe(`<p title="${shown}">${shown}3</p>`);
  });
});

describe('a page of incidents', () => {
  // three days of two services: api down 30 min on the first, half of 1 h on the second; web 15 min across midnight to the third
  const rows = [
    'api,deploy,2026-03-01T10:00:00Z,2026-03-01T10:30:00Z,',
    'api,network,2026-03-02T10:00:00Z,2026-03-02T11:00:00Z,0.5',
    'web,deploy,2026-03-02T23:50:00Z,2026-03-03T00:05:00Z,',
  ];
  const path = log('service,cause,start,verified,impact', ...rows);
  const call = ['incidents', path, '--from', '2026-03-01', '--to', '2026-03-04', '--at', '2026-04-01T00:00:00Z'];

  it('has lanes by service, and days with what falls into each', async () => {
    const texts = await textsOf(call);
    // api 30 min + 30 min; web 15 min
    expect(texts).toContain('api\n2\n2\n1h\nweb\n1\n1\n15m\n');
    // 1 − 30/1440, 1 − 40/1440 (the half hour and ten minutes before midnight), 1 − 5/1440
    expect(texts).toContain('2026-03-01\n30m\n97.917%\n2026-03-02\n40m\n97.222%\n2026-03-03\n5m\n99.6528%\n');
  });
  it('tells by what it was made', async () => {
    const texts = await textsOf([...call, '--where', 'service!=none such']);
    expect(texts).toContain("--where 'service!=none such' --format html\n");
    expect(texts).toMatch(/SHA-256 \n[0-9a-f]{64}\n/);
    expect(texts).toContain('Filters\nwhere service!=none such');
  });
  it('has the hash of what came in a pipe', async () => {
    // printf 'start,end\n2026-03-01T10:00:00Z,2026-03-01T10:30:00Z\n' | sha256sum
    const text = 'start,end\n2026-03-01T10:00:00Z,2026-03-01T10:30:00Z\n';
    const texts = await textsOf(['incidents', '-', '--month', '2026-03', '--at', '2026-04-01T00:00:00Z'], text);
    expect(texts).toContain(
      'standard input \nSHA-256 \n83e855c80eb68be32363e373636d075a6370eabc4405fb2b054f12564dfcc101\n',
    );
  });
  it('marks days that do not count, are unknown, or that the log does not cover', async () => {
    const hours = write('hours.csv', 'start,end,reason\n2026-03-02T00:00:00Z,2026-03-03T00:00:00Z,move\n');
    const { stdout } = await run([
      ...['incidents', path, '--from', '2026-03-01', '--to', '2026-03-06', '--covers', '2026-03-01/2026-03-05'],
      ...['--at', '2026-04-01T00:00:00Z', '--exclude', hours, '--format', 'html'],
    ]);
    for (const said of [
      '2026-03-02: does not count',
      '2026-03-04: no downtime',
      '2026-03-05: the log does not cover it',
    ])
      expect(stdout).toContain(`<title>${said}</title>`);
  });
});

describe('a page of a budget', () => {
  it('has what decides first, then the course, the causes, and the notes last', async () => {
    const path = log(
      'id,cause,start,verified',
      'A-1,deploy,2026-03-01T10:00:00Z,2026-03-01T10:30:00Z',
      'A-2,network,2026-03-02T10:00:00Z,2026-03-02T10:10:00Z',
    );
    const texts = await textsOf([
      ...['budget', path, '--slo', '99.9', '--month', '2026-03', '--at', '2026-03-20T00:00:00Z', '--covers'],
      ...['2026-03-01/2026-03-20', '--gate', 'freeze', '--explain'],
    ]);
    const order = [
      'Checks',
      'State',
      'Remaining',
      'Budget left over',
      'When it was down',
      'What took',
      'How it was computed',
      'Command',
    ];
    const places = order.map((each) => texts.indexOf(`\n${each}`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(texts.match(/How it was computed/g)).toHaveLength(1);
  });
});
