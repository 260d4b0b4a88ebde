import { test } from 'vitest';
import { parseAvailability } from '../../../src/core/quantity/availability.ts';
import { parseDuration } from '../../../src/core/quantity/duration.ts';
import { StampReader } from '../../../src/core/time/stamp.ts';
import { createZone, utc } from '../../../src/core/time/zone.ts';
import { createDateFormat } from '../../../src/core/time/date-format.ts';
const t = (f: () => unknown) => { try { return f(); } catch (e) { return `${(e as Error).name}: ${(e as Error).message} ${JSON.stringify((e as any).problems ?? '')}`; } };
test('probe', () => {
  for (const a of ['1%','0.01%','3.5n','99.95','0n','300n','+5','4.7n','0.1n']) console.log(a, t(() => parseAvailability(a)));
  for (const a of ['5constructor','5toString','P1DT','PT','1e3s','1h 30m ']) console.log(a, t(() => parseDuration(a)));
  const z = createZone('America/New_York');
  for (const s of ['2024-02-29T12:00:00+99:00','2024-02-29T12:00:00+25','2024-W53-1','2024-W53','2020-W53-5','2023-366','2024-060','2024-W09-4T12:00Z','2024-02-29T12Z','2024-02-29T12.5','2024-02-29T12:30.5Z','2024-02-29T12:00:00UTC','2024-02-29 UTC','Mon Jan 25 2021 07:36:16 GMT (Coordinated)','25 Jan 2021 07:36 (PST)','Mon, 25 Jan 2021 07:36:16 GMT','Mon Jan 25 2021 07:36:16 GMT+0100 (CET)','01/02/2024T10:00','202402291200','2024-02-29T12:00:00 EST','2024-02-29T12:00:00-0','2024-02-29T12-05','2024-060T12-05:00','2024-060-05','2024-02-29T12+99','2024-02-29T+05:00','2024-02-29T','2024-02-29TZ','2024-02-29T:30', '2024-02-29T1', '2024-02-29T12:3','2024-02-29T12:30:5','2024-02-29T12:60Z', '2024-02-29T12:00:00+05:99','2024-02-29T12:00:00+0a','2024-060T24:00','2024-060T25:00Z','2024-060T12:00z','2024-02-29T12:00:00.123Z+01:00']) {
    const r = new StampReader(z); const v = r.read(s);
    console.log(s, Number.isNaN(v) ? JSON.stringify(r.trouble) : new Date(v).toISOString(), r.localCount);
  }
  for (const [f, s] of [['dd-MM-YYYY','29-02-2024'],['yyyy-MM-dd zzz','2024-01-01 CET'],['dd-MM-yyyy','01-02-24'],['dd-MM-yyyy HH:mm X','29-02-2024 12:00 +01:00'],['t','1709208000'],['T','1709208000123'],["yyyy-MM-dd'T'HH:mm:ss.SSSxxx",'2024-02-29T12:00:00.123+05:30'],['yyyy-MM-ddTHH:mm','2024-02-29T12:00'],['DD-MM-YYYY','29-02-2024'],['EEE, dd MMM yyyy HH:mm','Thu, 29 Feb 2024 12:00'],['d.M.yy H:mm','29.2.24 9:05'],['nonsense','x'],["RRRR-'W'II-i",'2024-W09-4'],['yyyy-MM-dd hh:mm a','2024-02-29 01:30 PM'],['','x'],['yyyy/DDD','2024/060'],['yyyy-MM-dd HH:mm:ss n','2024-01-01 00:00:00 1'], ['P','02/29/2024'],['MMMM do, yyyy','February 29th, 2024'], ['yyyyMMdd','20240229'],['X','x'],['HH:mmX','12:00Z']] as const) console.log(f, s, t(() => { const v = createDateFormat(f, utc)(s); return v === null ? null : new Date(v).toISOString(); }));
  for (const n of ['EST','+05','+5:30','UTC+2','Mars/Base','europe/berlin','','GMT+1','Etc/GMT+5','-00:30', 'US/Eastern']) console.log(n, t(() => createZone(n).name));
});
