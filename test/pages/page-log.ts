import { log } from '../run.ts';

const causes = ['deploy', 'config change', 'capacity', 'upstream provider', 'hardware'];
const services = ['checkout', 'search', 'payments', 'login-gateway'];

/** A log of so many incidents over 2026, the same at every call; none crosses the end of a month. */
export function pageLog(incidents: number): string {
  let state = 42;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648; // the generator of the C standard's example
    return Math.floor((state / 2_147_483_648) * below);
  };
  const rows = Array.from({ length: incidents }, (_, i) => {
    const start = Date.UTC(2026, next(10), 1 + next(27), next(20), next(60));
    const minutes = [1 + next(9), 2 + next(20), 3 + next(60), 1 + next(15)];
    let at = start;
    const stamps = minutes.map((each) => {
      at += each * 60_000;
      return new Date(at).toISOString();
    });
    const [detected, identified, fixed, verified] = stamps;
    const service = services[next(services.length)];
    const cause = causes[Math.min(next(causes.length), next(causes.length))];
    return `INC-${i + 1},Customers of ${service} see errors,${service},${cause},${new Date(start).toISOString()},${detected},${identified},${fixed},${verified}`;
  });
  return log('id,title,service,cause,start,detected,identified,fixed,verified', ...rows);
}
