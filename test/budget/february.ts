import { log } from '../run.ts';

/** Three incidents of February 2027: 20 minutes alone, then 10 and 7 minutes that overlap by 5. Together 32 minutes. */
export function february(): string {
  return log(
    'id,cause,service,start,verified',
    'i1,deployment,api,2027-02-03T10:00:00Z,2027-02-03T10:20:00Z',
    'i2,network,api,2027-02-10T00:00:00Z,2027-02-10T00:10:00Z',
    'i3,deployment,web,2027-02-10T00:05:00Z,2027-02-10T00:12:00Z',
  );
}

export const at = ['--at', '2027-02-20T00:00:00Z'];
