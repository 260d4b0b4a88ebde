/** The services that the calibration draws logs from: what is known of each, and what it prints. */
export const hour = 3_600;
export const day = 24 * hour;

/** A generator of the bench's own (Mulberry32), so that nothing here is drawn as ninefold draws it. */
export function generator(seed) {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
  const exponential = () => -Math.log(1 - uniform());
  const normal = () => Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * uniform());
  const poisson = (mean) => {
    let count = 0;
    for (let time = exponential(); time < mean; time += exponential()) count++;
    return count;
  };
  return { uniform, exponential, normal, poisson };
}

export const laws = {
  exponential: (random) => hour * random.exponential(),
  'log-normal σ 1': (random) => hour * Math.exp(random.normal() - 0.5),
  'log-normal σ 1.5': (random) => hour * Math.exp(1.5 * random.normal() - 1.125),
  'gamma, shape 4': (random) =>
    (hour / 4) * (random.exponential() + random.exponential() + random.exponential() + random.exponential()),
};
export const medians = {
  exponential: Math.LN2,
  'log-normal σ 1': Math.exp(-0.5),
  'log-normal σ 1.5': Math.exp(-1.125),
  'gamma, shape 4': 3.672060748850897 / 4,
};
export const share = (count, of) => (count / of).toFixed(3);
export const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
export const lengthsOf = (count, law, random) => Float64Array.from({ length: count }, () => laws[law](random));

/** The share of sorted values that are at most a bound. */
export function shareUpTo(sorted, bound) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= bound) low = middle + 1;
    else high = middle;
  }
  return low / sorted.length;
}
