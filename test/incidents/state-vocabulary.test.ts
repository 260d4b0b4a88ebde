import { describe, expect, it } from 'vitest';
import { usualWords } from '../../src/input/incidents/states/state-vocabulary.ts';
import { log, run, runJson, write } from '../run.ts';

/* The words that monitors have for up and down, beside those that say what became of an incident. */

const day = ['--from', '2026-01-05', '--to', '2026-01-06', '--at', '2026-01-06'];

describe('periods of both kinds', () => {
  // down from 10:00 to 10:30, 1800 s
  const periods = (upWord: string, downWord: string) =>
    log(
      'Check Name,Status,Start Time,End Time',
      `Shop,${upWord},2026-01-05T00:00Z,2026-01-05T10:00Z`,
      `Shop,${downWord},2026-01-05T10:00Z,2026-01-05T10:30Z`,
      `Shop,${upWord},2026-01-05T10:30Z,2026-01-06T00:00Z`,
    );
  it.each([
    ['Available', 'Not Responding'],
    ['Responding', 'Unavailable'],
    ['Good', 'Critical'],
    ['🟢 Up', '🔴 Down'],
    ['✅', '❌'],
    ['Verfügbar', 'Nicht verfügbar'],
    ['Disponible', 'Indisponible'],
    ['Disponible', 'Caído'],
    ['Disponível', 'Fora do ar'],
    ['Raggiungibile', 'Non raggiungibile'],
    ['Bereikbaar', 'Niet bereikbaar'],
    ['正常', '異常'],
  ])('%s is up, and %s is the outage', async (upWord, downWord) => {
    const result = await runJson(['incidents', periods(upWord, downWord), ...day, '--group-by', 'service']);
    expect([result.downtimeSeconds, result.failures, result.counts.excludedBecause]).toEqual([1_800, 1, { up: 2 }]);
    expect(result.groups.service[0].key).toBe('Shop');
  });
  it('a day without an outage is one of nothing but periods that are up', async () => {
    const path = log('check,status,start,end', 'Shop,Available,2026-01-05T00:00Z,2026-01-06T00:00Z');
    const result = await runJson(['incidents', path, ...day]);
    expect([result.downtimeSeconds, result.counts.excludedBecause]).toEqual([0, { up: 1 }]);
  });
});

it('no word is both up and down', () => {
  const words: readonly string[] = [...usualWords.up, ...usualWords.down, ...usualWords.neither];
  const repeated = words.filter((word, i) => words.indexOf(word) !== i);
  expect(repeated.filter((word) => word !== 'disponible')).toEqual([]); // French and Spanish: up in both
});

describe('words for what happened', () => {
  it('are states where they go both ways: an alert and its recovery', async () => {
    const path = log(
      'time,monitor,event',
      '2026-01-05T10:00Z,Shop,Triggered',
      '2026-01-05T10:30Z,Shop,Recovered',
      '2026-01-05T12:00Z,Shop,Triggered',
      '2026-01-05T12:10Z,Shop,Recovered',
    );
    expect((await runJson(['incidents', path, ...day])).downtimeSeconds).toBe(2_400); // 30 and 10 minutes
  });
  it('are none where they say how incidents are now', async () => {
    for (const word of ['Recovered', 'Restored', 'Cleared', 'Resolved', 'Closed']) {
      const path = log('service,status,start,end', `Shop,${word},2026-01-05T10:00Z,2026-01-05T11:00Z`);
      expect((await runJson(['incidents', path, ...day])).downtimeSeconds, word).toBe(3_600);
    }
  });
  it('are none where all recovered and none has an end: those are open, which is said', async () => {
    const path = log('service,status,start', 'Shop,Recovered,2026-01-05T23:00Z', 'Shop,Recovered,2026-01-05T23:30Z');
    const result = await runJson(['incidents', path, ...day]);
    expect([result.counts.open, result.downtimeSeconds]).toEqual([2, 3_600]);
  });
});

describe('several columns of states', () => {
  const checks = (...rows: readonly string[]) =>
    log('startedAt,checkName,hasErrors,hasFailures', ...rows.map((row, i) => `2026-01-05T10:0${i}:00Z,shop,${row}`));
  it('any flag of a failure says that a check failed', async () => {
    // failed at :01, an error of its own at :02, fine at :03: two minutes
    const path = checks('false,false', 'false,true', 'true,false', 'false,false', 'false,false');
    expect((await runJson(['incidents', path, ...day])).downtimeSeconds).toBe(120);
  });
  it('a column that is always up hides none that says down', async () => {
    const path = checks('false,false', 'false,true', 'false,false');
    const result = await runJson(['incidents', path, ...day]);
    expect([result.downtimeSeconds, result.sources[0].mapping.state]).toEqual([60, 'hasFailures']);
    const both = log('time,status,result', '2026-01-05T10:00Z,ok,failed', '2026-01-05T10:30Z,ok,success');
    expect((await runJson(['incidents', both, ...day])).downtimeSeconds).toBe(1_800);
  });
});

describe('a state with more in its cell', () => {
  it.each([
    ['UP', 'DOWN (503)', 'UP'],
    ['Up', 'Down - connection timed out', 'Up'],
    ['DOWN -> UP', 'UP -> DOWN', 'DOWN -> UP'],
    ['ok: 200', 'failed: no route to host', 'ok: 200'],
  ])('%s and %s', async (first, second, third) => {
    const path = log(
      'time,monitor,state',
      `2026-01-05T09:00Z,x,${first}`,
      `2026-01-05T10:00Z,x,${second}`,
      `2026-01-05T10:30Z,x,${third}`,
    );
    expect((await runJson(['incidents', path, ...day])).downtimeSeconds).toBe(1_800);
  });
  it('that no state begins is asked for', async () => {
    const path = log(
      'time,monitor,state',
      '2026-01-05T09:00Z,x,up',
      '2026-01-05T10:00Z,x,down',
      '2026-01-05T10:30Z,x,downgraded (slow)',
    );
    expect((await run(['incidents', path, ...day])).status).toBe(2);
  });
});

describe('a request without an answer', () => {
  it.each(['status_code', 'status'])('has an error in place of its code in %s, and was down', async (column) => {
    const path = log(
      `timestamp,url,${column},error`,
      '2026-01-05T10:00Z,x,200,',
      '2026-01-05T10:01Z,x,,connection timed out',
      '2026-01-05T10:02Z,x,200,',
      '2026-01-05T10:03Z,x,200,none',
    );
    const result = await runJson(['incidents', path, ...day]);
    expect([result.downtimeSeconds, result.failures]).toEqual([60, 1]);
  });
  it('and no error either says nothing', async () => {
    const path = log(
      'timestamp,url,status_code,error',
      '2026-01-05T10:00Z,x,200,',
      '2026-01-05T10:01Z,x,,',
      '2026-01-05T10:02Z,x,200,',
    );
    const result = await runJson([
      'incidents',
      path,
      '--from',
      '2026-01-05T10:00Z',
      '--to',
      '2026-01-05T10:02Z',
      '--at',
      '2026-01-06',
    ]);
    expect([result.downtimeSeconds, result.unknownSeconds]).toEqual([0, 60]);
  });
});

describe('histories of Nagios and Icinga', () => {
  const history = (header: string, ...rows: readonly string[]) => log(header, ...rows);
  it('a warning is up; soft and hard are alike; each service of a host is by itself', async () => {
    const path = history(
      'timestamp,host_name,service_description,state,state_type',
      '2026-01-05T10:00Z,web1,http,CRITICAL,SOFT',
      '2026-01-05T10:02Z,web1,http,CRITICAL,HARD',
      '2026-01-05T10:05Z,web1,disk,OK,HARD',
      '2026-01-05T10:30Z,web1,http,WARNING,HARD',
      '2026-01-05T20:00Z,web1,http,OK,HARD',
    );
    const result = await runJson(['incidents', path, ...day]);
    expect([result.downtimeSeconds, result.failures, result.unknownSeconds]).toEqual([1_800, 1, 0]);
    expect(result.sources[0].mapping.watched).toBe('host_name+service_description');
  });
  it('of a list of changes the description is the service, and one does not end the outage of another', async () => {
    const change = (minute: string, description: string, state: string) => ({
      ...{ timestamp: Date.parse(`2026-01-05T10:${minute}:00Z`), object_type: 'service', host_name: 'web1' },
      ...{ description, state_type: 'hard', state },
    });
    const list = [change('00', 'http', 'critical'), change('10', 'disk', 'ok'), change('30', 'http', 'ok')];
    const path = write('changes.json', { data: { selectors: {}, statechangelist: list } });
    const result = await runJson(['incidents', path, ...day]);
    expect([result.downtimeSeconds, result.sources[0].mapping.watched]).toEqual([1_800, 'host_name+description']);
  });
  it('periods of a host, and states below a key', async () => {
    const path = history(
      'HOST_NAME, EVENT_START_TIME, EVENT_END_TIME, EVENT_STATE',
      'web1,2026-01-05T10:00Z,2026-01-05T10:30Z,HOST DOWN (HARD)',
      'web1,2026-01-05T10:30Z,2026-01-05T23:00Z,HOST UP (HARD)',
    );
    expect((await runJson(['incidents', path, ...day])).downtimeSeconds).toBe(1_800);
    const change = (minute: string, state: string) => ({
      ...{ event_time: `2026-01-05T10:${minute}:00+00:00`, host: { name: 'web1' }, service: { name: 'http' } },
      state: { hard_state: state, previous_hard_state: 'ok' },
    });
    const nested = write('history.json', [change('00', 'critical'), change('30', 'warning')]);
    expect((await runJson(['incidents', nested, ...day])).downtimeSeconds).toBe(1_800);
  });
  it('only the hard ones count where somebody says so', async () => {
    const path = history(
      'timestamp,host_name,state,state_type',
      '2026-01-05T10:00Z,web1,DOWN,SOFT',
      '2026-01-05T10:02Z,web1,DOWN,HARD',
      '2026-01-05T10:30Z,web1,UP,HARD',
    );
    const result = await runJson(['incidents', path, ...day, '--where', 'state_type=HARD']);
    expect(result.downtimeSeconds).toBe(28 * 60);
  });
  it('numbers are those of Nagios: 0 is fine; 1 is down of a host, and asked for of a service', async () => {
    const hosts = history('time,host,state,state_type', '2026-01-05T10:00Z,web1,1,1', '2026-01-05T10:30Z,web1,0,1');
    expect((await runJson(['incidents', hosts, ...day])).downtimeSeconds).toBe(1_800);
    const services = history(
      'time,host,service,state,state_type',
      '2026-01-05T10:00Z,web1,http,2,1',
      '2026-01-05T10:30Z,web1,http,1,1',
    );
    const refused = await run(['incidents', services, ...day]);
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('also "1"')]);
    expect((await runJson(['incidents', services, ...day, '--states', 'up=1'])).downtimeSeconds).toBe(1_800);
  });
});

describe('alarms of CloudWatch as a table', () => {
  it('a sentence says what the state became, and actions say nothing of it', async () => {
    const path = log(
      'Date,Type,Description',
      '2026-01-05T10:30:00Z,State update,Alarm updated from In alarm to OK.',
      '2026-01-05T10:00:01Z,Action,Successfully executed action arn:aws:sns:eu-west-1:1:page',
      '2026-01-05T10:00:00Z,State update,Alarm updated from OK to In alarm.',
      '2026-01-05T09:00:00Z,Configuration update,Alarm "checkout" created',
    );
    const result = await runJson(['incidents', path, ...day]);
    expect([result.downtimeSeconds, result.counts.excludedBecause]).toEqual([1_800, { up: 1, notification: 2 }]);
  });
  it('insufficient data is time that nobody knows', async () => {
    const path = log(
      'AlarmName,Timestamp,HistoryItemType,HistorySummary',
      'api,2026-01-05T10:00Z,StateUpdate,Alarm updated from OK to ALARM',
      'api,2026-01-05T10:30Z,StateUpdate,Alarm updated from ALARM to INSUFFICIENT_DATA',
      'api,2026-01-05T11:30Z,StateUpdate,Alarm updated from INSUFFICIENT_DATA to OK',
    );
    const result = await runJson(['incidents', path, ...day]);
    expect([result.downtimeSeconds, result.unknownSeconds]).toEqual([1_800, 3_600]);
  });
});
