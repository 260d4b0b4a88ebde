import type { Random } from '../../../../src/core/statistics/random/random.ts';

/*
 * Requests one by one, with nothing of the program in it but its random numbers: nodes fail and are repaired, a router
 * notices after a while, requests come, are sent to a node in rotation, take a time there, or fail and are sent again.
 */

export interface WalkNode {
  readonly mtbf: number;
  readonly mttr: number;
  readonly weight: number;
}

export interface WalkRules {
  readonly nodes: readonly WalkNode[];
  readonly need: number;
  readonly retries: number;
  readonly routing: 'round_robin' | 'random' | 'least_connections' | 'weighted';
  /** Bounds of the detection, even between them. */
  readonly detection: readonly [from: number, to: number];
  readonly perSecond: number;
  readonly serviceSeconds: number;
  readonly seconds: number;
}

interface Walking {
  isUp: boolean;
  turnsAt: number;
  noticedAt: number;
  open: number;
}

/** The share of lost requests with a 99 % interval from batches of time. */
export function walkRequests(
  rules: WalkRules,
  random: Random,
  batches = 50,
): readonly [low: number, share: number, high: number] {
  const { nodes, seconds } = rules;
  const exponential = (mean: number): number => mean * random.exponential();
  const walking: Walking[] = nodes.map(({ mtbf }) => ({
    isUp: true,
    turnsAt: exponential(mtbf),
    noticedAt: Number.POSITIVE_INFINITY,
    open: 0,
  }));
  const ends: { at: number; node: number }[] = [];
  const counts = Array.from({ length: batches }, () => ({ all: 0, lost: 0 }));
  let turn = 0;
  const settle = (now: number): void => {
    walking.forEach((node, i) => {
      while (node.turnsAt <= now) {
        const at = node.turnsAt;
        node.isUp = !node.isUp;
        const [from, to] = rules.detection;
        node.noticedAt = node.isUp ? Number.POSITIVE_INFINITY : at + from + random.uniform() * (to - from);
        node.turnsAt = at + exponential(node.isUp ? nodes[i]!.mtbf : nodes[i]!.mttr);
      }
    });
    for (let i = ends.length - 1; i >= 0; i--)
      if (ends[i]!.at <= now) {
        walking[ends[i]!.node]!.open--;
        ends[i] = ends[ends.length - 1]!;
        ends.pop();
      }
  };
  const choose = (among: readonly number[]): number => {
    if (rules.routing === 'round_robin') return among[turn++ % among.length]!;
    if (rules.routing === 'random') return among[random.below(among.length)]!;
    if (rules.routing === 'least_connections') {
      const fewest = Math.min(...among.map((node) => walking[node]!.open));
      const idle = among.filter((node) => walking[node]!.open === fewest);
      return idle[turn++ % idle.length]!;
    }
    let left = random.uniform() * among.reduce((sum, node) => sum + nodes[node]!.weight, 0);
    for (const node of among) {
      left -= nodes[node]!.weight;
      if (left < 0) return node;
    }
    return among[among.length - 1]!;
  };
  for (let now = exponential(1 / rules.perSecond); now < seconds; now += exponential(1 / rules.perSecond)) {
    settle(now);
    const count = counts[Math.floor((now / seconds) * batches)]!;
    count.all++;
    const working = walking.filter(({ isUp }) => isUp).length;
    let rotation = walking.flatMap(({ isUp, noticedAt }, i) => (isUp || noticedAt > now ? [i] : []));
    let isServed = false;
    if (working >= rules.need)
      for (let draw = 0; draw <= rules.retries && rotation.length > 0 && !isServed; draw++) {
        const node = choose(rotation);
        // a request hangs on a dead node as long as it would take elsewhere
        walking[node]!.open++;
        ends.push({ at: now + exponential(rules.serviceSeconds), node });
        isServed = walking[node]!.isUp;
        rotation = rotation.filter((each) => each !== node);
      }
    if (!isServed) count.lost++;
  }
  const shares = counts.map(({ all, lost }) => lost / all);
  const mean = shares.reduce((sum, share) => sum + share, 0) / batches;
  const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (batches - 1);
  // the 99.5 % quantile of Student's t with 49 degrees of freedom is 2.680
  const half = 2.68 * Math.sqrt(variance / batches);
  return [mean - half, mean, mean + half];
}
