import { describe, expect, it } from 'vitest';
import { log, runJson, write } from '../run.ts';

/* Incidents that their tool calls parts of others: they count where the other does not. */

const march = ['--month', '2026-03', '--at', '2026-04-01'];
const header = 'id,service,severity,start,end,parent_incident';
const whole = '1,api,major,2026-03-03T10:00Z,2026-03-03T11:00Z,';
const part = '2,api,minor,2026-03-03T10:10Z,2026-03-03T10:20Z,1';
const messageOf = (result: { warnings: { kind: string; message: string }[] }): string | undefined =>
  result.warnings.find(({ kind }) => kind === 'partsKept')?.message;

describe('a part of another incident', () => {
  it('is none of its own where the other is in the log, also in another file', async () => {
    for (const files of [[log(header, whole, part)], [log(header, part), log(header, whole)]]) {
      const result = await runJson(['incidents', ...files, ...march]);
      expect([result.downtimeSeconds, result.failures, result.counts.excludedBecause]).toEqual([
        ...[3_600, 1],
        { subIncident: 1 },
      ]);
      expect(messageOf(result)).toBeUndefined();
    }
  });
  it('counts where the other is not in the log, and is named', async () => {
    const result = await runJson(['incidents', log(header, part), ...march]);
    expect([result.downtimeSeconds, result.failures]).toEqual([600, 1]);
    expect(messageOf(result)).toMatch(/1 row is a part of an incident that the log does not have.* \(1\) .*:2\)/);
  });
  it('counts where the other is left out by --where, was cancelled, or is agreed maintenance', async () => {
    const filtered = await runJson(['incidents', log(header, whole, part), ...march, '--where', 'severity=minor']);
    expect([filtered.downtimeSeconds, filtered.counts.excludedBecause]).toEqual([600, { where: 1 }]);
    const cancelled = log(`${header},status`, `${whole},cancelled`, `${part},resolved`);
    expect((await runJson(['incidents', cancelled, ...march])).downtimeSeconds).toBe(600);
    const planned = log(header, whole.replace('major', 'maintenance'), part);
    expect((await runJson(['incidents', planned, ...march])).downtimeSeconds).toBe(600);
  });
  it('is a part by way of another part; where they name each other, both count', async () => {
    const third = '3,api,minor,2026-03-03T10:30Z,2026-03-03T10:40Z,2';
    const chain = await runJson(['incidents', log(header, whole, part, third), ...march]);
    expect([chain.failures, chain.counts.excludedBecause]).toEqual([1, { subIncident: 2 }]);
    const circle = log(header, `${part.slice(0, -1)}3`, third);
    expect((await runJson(['incidents', circle, ...march])).failures).toBe(2);
  });
  it('of Rootly names the other by its own id, of ServiceNow by its key', async () => {
    const rootly = (id: string, number: number, parent: string | null) => ({
      ...{ id, type: 'incidents' },
      attributes: {
        ...{ sequential_id: number, started_at: '2026-03-03T10:00:00Z', resolved_at: '2026-03-03T11:00:00Z' },
        ...{ kind: parent === null ? 'normal' : 'normal_sub', parent_incident_id: parent },
      },
    });
    const both = write('rootly.json', { data: [rootly('aaa', 1, null), rootly('bbb', 2, 'aaa')] });
    expect((await runJson(['incidents', both, ...march])).failures).toBe(1);
    const alone = write('rootly.json', { data: [rootly('ccc', 3, null), rootly('bbb', 2, 'aaa')] });
    expect((await runJson(['incidents', alone, ...march])).failures).toBe(2);
    const ticket = (number: string, key: string, parent: string) => ({
      ...{ number, sys_id: key, opened_at: '2026-03-03 10:00:00', resolved_at: '2026-03-03 11:00:00' },
      parent_incident: parent && { value: parent, link: 'https://example.com' },
    });
    const tickets = write('now.json', { result: [ticket('INC1', 'k1', ''), ticket('INC2', 'k2', 'k1')] });
    expect((await runJson(['incidents', tickets, ...march])).failures).toBe(1);
  });
});

describe('a start of the incident beside that of its ticket', () => {
  const jira = (...rows: readonly string[]) =>
    log('Issue key,Issue id,Created,Resolved,Custom field (Incident start),Custom field (Incident end)', ...rows);
  it('is taken where somebody filled it in; elsewhere the ticket says it, which is noted', async () => {
    const path = jira(
      'OPS-1,1,05/Mar/26 11:00 AM,09/Mar/26 3:00 PM,05/Mar/26 10:00 AM,05/Mar/26 10:30 AM',
      'OPS-2,2,06/Mar/26 11:00 AM,06/Mar/26 3:00 PM,,',
    );
    const result = await runJson(['incidents', path, ...march]);
    expect(result.downtimeSeconds).toBe(30 * 60 + 4 * 3_600);
    expect(result.sources[0].mapping).toMatchObject({
      start: 'Custom field (Incident start)',
      verified: 'Custom field (Incident end)',
    });
    const messages = result.warnings.map(({ message }: { message: string }) => message);
    expect(messages).toContain(
      '1 row has its start from the column Created: Custom field (Incident start) is empty there',
    );
    expect(messages).toContain('1 row has its end from the column Resolved: the first choice is empty there');
  });
  it('is that of the ticket where nobody filled it in', async () => {
    const result = await runJson(['incidents', jira('OPS-2,2,06/Mar/26 11:00 AM,06/Mar/26 3:00 PM,,'), ...march]);
    expect([result.downtimeSeconds, result.sources[0].mapping.start]).toEqual([4 * 3_600, 'Created']);
  });
});

describe('a category called maintenance', () => {
  const path = () =>
    log(
      'id,start,end,category',
      '1,2026-03-03T10:00Z,2026-03-03T11:00Z,Maintenance',
      '2,2026-03-04T10:00Z,2026-03-04T11:00Z,Network',
    );
  it('is agreed maintenance, and where the column is the cause too, that is said', async () => {
    const result = await runJson(['incidents', path(), ...march]);
    expect([result.downtimeSeconds, result.counts.maintenance]).toEqual([3_600, 1]);
    const message = result.warnings.find(({ kind }: { kind: string }) => kind === 'maintenanceByCause').message;
    expect(message).toContain('--map cause=category');
  });
  it('is a cause where somebody says so', async () => {
    const result = await runJson(['incidents', path(), ...march, '--map', 'cause=category', '--group-by', 'cause']);
    expect([result.downtimeSeconds, result.counts.maintenance]).toEqual([7_200, 0]);
    expect(result.groups.cause.map(({ key }: { key: string }) => key).sort()).toEqual(['Maintenance', 'Network']);
  });
});
