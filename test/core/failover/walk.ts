/** The rules of a replay walked second by second, with nothing of the program in it. All times in whole seconds. */
export interface WalkRules {
  readonly interval: number;
  readonly timeout: number;
  readonly failures: number;
  readonly recoveries: number;
  readonly switch: number;
  readonly delay: number;
  readonly switchBack: number;
}

export interface WalkIncident {
  readonly start: number;
  readonly end: number;
  readonly impact: number;
  readonly isHelped: boolean;
}

export interface Walk {
  readonly downtime: number;
  readonly recorded: number;
  readonly states: readonly (readonly [at: number, to: string])[];
  readonly alone: readonly number[];
}

export function walk(length: number, incidents: readonly WalkIncident[], rules: WalkRules): Walk {
  const states: [number, string][] = [];
  const alone = incidents.map(() => 0);
  let downtime = 0;
  let recorded = 0;
  let phase = 'primary_active';
  let failed = 0;
  let good = 0;
  let beginsAt = -1;
  let endsAt = -1;
  let servedSince = -1;
  const enter = (at: number, to: string): void => {
    phase = to;
    states.push([at, to]);
  };
  for (let now = 0; now < length; now++) {
    const settle = (): void => {
      if (beginsAt === now) {
        beginsAt = -1;
        enter(now, 'failover_in_progress');
        endsAt = now + rules.switch;
      }
      if (phase === 'failover_in_progress' && endsAt === now) {
        enter(now, 'secondary_active');
        good = 0;
        servedSince = now;
      }
      if (phase === 'failback_in_progress' && endsAt === now) enter(now, 'primary_active');
    };
    settle();
    if (now % rules.interval === 0) {
      const isUp = !incidents.some(({ start, end, isHelped }) => isHelped && start <= now && now < end);
      failed = isUp ? 0 : failed + 1;
      good = isUp ? good + 1 : 0;
      if (phase === 'primary_active' && beginsAt < 0 && failed >= rules.failures) beginsAt = now + rules.timeout;
      else if (phase === 'secondary_active' && good >= rules.recoveries && now - servedSince >= rules.delay) {
        enter(now, 'failback_in_progress');
        endsAt = now + rules.switchBack;
      }
      settle();
    }
    const hits = incidents.map(({ start, end, impact, isHelped }, i) => {
      const was = start <= now && now < end ? impact : 0;
      const is = isHelped && phase === 'secondary_active' ? 0 : was;
      alone[i]! += is;
      return { was, is };
    });
    recorded += Math.max(0, ...hits.map(({ was }) => was));
    downtime += Math.max(phase === 'failback_in_progress' ? 1 : 0, ...hits.map(({ is }) => is));
  }
  return { downtime, recorded, states, alone };
}
