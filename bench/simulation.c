/*
 * The yardstick for bench/simulation.mjs: the same two simulations in plain C. Same generator, same heap with one slot for
 * each timer, same order of draws and the same batches, so that both must see the same numbers of events.
 *
 *   simulation pair  YEARS S0 S1 S2 S3      a hot pair, probes 5 s x 3, MTBF 2000 h, MTTR 4 h
 *   simulation parts YEARS S0 S1 S2 S3      300 parts in 100 groups of 2-of-3, all of which must work
 *
 * Prints events, unavailability and the seconds it took.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static uint32_t s[4];

static inline uint32_t rotl(uint32_t x, int k) { return (x << k) | (x >> (32 - k)); }

static inline uint32_t next(void) {
  uint32_t result = rotl(s[1] * 5, 7) * 9, t = s[1] << 9;
  s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3];
  s[2] ^= t; s[3] = rotl(s[3], 11);
  return result;
}

static inline double draw(double mean) {
  double upper = next() >> 5, lower = next() >> 6;
  return -mean * log((upper * 67108864.0 + (lower + 1)) / 9007199254740992.0);
}

enum { MOST = 512 };
static double at[MOST];
static int slot_at[MOST], position[MOST], size;

static void set(int slot, double time) {
  at[slot] = time;
  int i = position[slot];
  while (i > 0) {
    int parent = (i - 1) >> 1, above = slot_at[parent];
    if (at[above] <= time) break;
    slot_at[i] = above; position[above] = i; i = parent;
  }
  for (;;) {
    int child = 2 * i + 1;
    if (child >= size) break;
    int below = slot_at[child];
    if (child + 1 < size && at[slot_at[child + 1]] < at[below]) below = slot_at[++child];
    if (at[below] >= time) break;
    slot_at[i] = below; position[below] = i; i = child;
  }
  slot_at[i] = slot; position[slot] = i;
}

static void heap_of(int slots) {
  size = slots;
  for (int i = 0; i < slots; i++) { at[i] = INFINITY; slot_at[i] = position[i] = i; }
}

static inline void clear(int slot) { if (at[slot] < INFINITY) set(slot, INFINITY); }

/* Downtime and the sums over outages and cycles. */
static int is_down;
static double since, cycle_since, batch_down, total_down, sums[5], longest;
static long outages;

static void turn(int down, double now) {
  is_down = down;
  if (down) { since = now; return; }
  double d = now - since, c = now - cycle_since;
  if (!(d > 0)) return;
  outages++;
  sums[0] += d; sums[1] += d * d; sums[2] += d * c; sums[3] += c; sums[4] += c * c;
  if (d > longest) longest = d;
  batch_down += now - (since > 0 ? since : 0);
  cycle_since = now;
}

static void end_batch(double length) {
  total_down += batch_down + (is_down ? length - (since > 0 ? since : 0) : 0);
  batch_down = 0; since -= length; cycle_since -= length;
  for (int i = 0; i < size; i++) at[i] -= length;
}

static long run_pair(double batch, int batches) {
  enum { PRIMARY, STANDBY, PROBE, SWITCH, DELAY };
  enum { PRIMARY_ACTIVE, FAILOVER, SECONDARY_ACTIVE, FAILBACK };
  const double mtbf = 7.2e6, mttr = 14400, interval = 5, timeout = 3, switch_s = 10, delay = 300;
  const int failures = 3, recoveries = 5;
  heap_of(8); /* seven timers and the slot of the part itself */
  double last_failback = -INFINITY;
  long events = 0, flaps = 0, failovers = 0, failbacks = 0;
  int phase = PRIMARY_ACTIVE, up[2] = {1, 1}, run[2] = {0, 0}, down[2] = {0, 0}, delay_done = 0, takeover = 0, serving = 1;
  double upper = next() >> 5, origin = -((upper * 67108864.0 + (next() >> 6)) / 9007199254740992.0) * interval;
  set(PRIMARY, draw(mtbf)); set(STANDBY, draw(mtbf));
  for (int b = 0; b < batches;) {
    int slot = slot_at[0];
    double now = at[slot];
    if (now >= batch) {
      end_batch(batch); last_failback -= batch; origin = fmod(origin - batch, interval); b++;
      continue;
    }
    events++;
    int probed = -1, good = 0, on_standby = 0;
    if (slot > STANDBY) clear(slot);
    if (slot <= STANDBY) {
      int m = slot;
      if (up[m]) {
        up[m] = 0; set(m, now + draw(mttr));
        if (m != (phase >= SECONDARY_ACTIVE)) {
          run[m] = -failures; down[m] = 1;
          if (phase == FAILOVER) { phase = PRIMARY_ACTIVE; clear(SWITCH); }
          else if (phase == FAILBACK) { phase = SECONDARY_ACTIVE; clear(SWITCH); on_standby = 1; }
        }
      } else {
        up[m] = 1; run[m] = 0; down[m] = 0;
        int first = !up[1 - m];
        if (phase == FAILOVER && m == PRIMARY) { phase = PRIMARY_ACTIVE; clear(SWITCH); }
        else if (phase == FAILBACK && m == STANDBY && takeover) { phase = SECONDARY_ACTIVE; clear(SWITCH); on_standby = 1; }
        else if (phase == PRIMARY_ACTIVE && m == STANDBY && first) { phase = SECONDARY_ACTIVE; on_standby = 1; }
        else if (phase == SECONDARY_ACTIVE && m == PRIMARY && first) { phase = PRIMARY_ACTIVE; clear(DELAY); }
        else if (phase == SECONDARY_ACTIVE && m == STANDBY) on_standby = 1;
        set(m, now + draw(mtbf));
      }
    } else if (slot == PROBE) {
      probed = phase >= SECONDARY_ACTIVE && !up[STANDBY] ? STANDBY : PRIMARY;
      good = up[probed];
      int r = run[probed];
      r = good ? (r < 0 ? 1 : r + 1 < recoveries ? r + 1 : recoveries) : (r > 0 ? -1 : r - 1 > -failures ? r - 1 : -failures);
      run[probed] = r;
      if (r == -failures) down[probed] = 1; else if (r == recoveries) down[probed] = 0;
      if (phase == PRIMARY_ACTIVE && run[PRIMARY] <= -failures && !down[STANDBY]) {
        phase = FAILOVER;
        if (now + timeout - last_failback < delay) flaps++;
        set(SWITCH, now + timeout + switch_s);
      } else if (phase == SECONDARY_ACTIVE) {
        if (down[STANDBY] && !down[PRIMARY]) {
          phase = FAILBACK; takeover = 1;
          if (now + timeout - last_failback < delay) flaps++;
          set(SWITCH, now + timeout + switch_s);
        } else if (probed == PRIMARY && run[PRIMARY] >= recoveries && delay_done) {
          phase = PRIMARY_ACTIVE; clear(DELAY); failbacks++; last_failback = now;
          if (!up[STANDBY]) { run[STANDBY] = -failures; down[STANDBY] = 1; }
        }
      }
    } else if (slot == SWITCH) {
      failovers++;
      if (phase == FAILOVER) { phase = SECONDARY_ACTIVE; on_standby = 1; }
      else { phase = PRIMARY_ACTIVE; clear(DELAY); }
      takeover = 0;
    } else if (phase == SECONDARY_ACTIVE) delay_done = 1;
    if (on_standby) { run[PRIMARY] = 0; delay_done = 0; takeover = 0; set(DELAY, now + delay); }
    int needed = 0;
    if (phase == PRIMARY_ACTIVE) needed = !up[PRIMARY] && up[STANDBY];
    else if (phase == SECONDARY_ACTIVE)
      needed = !up[STANDBY] ? up[PRIMARY] : up[PRIMARY] ? run[PRIMARY] < recoveries || delay_done : run[PRIMARY] > 0;
    if (!needed) clear(PROBE);
    else if (at[PROBE] == INFINITY) {
      if (slot == PROBE) set(PROBE, now + interval);
      else {
        double k = floor((now - origin) / interval);
        set(PROBE, origin + (origin + k * interval >= now ? k : k + 1) * interval);
      }
    }
    int serves = phase <= FAILOVER ? up[PRIMARY] : phase == SECONDARY_ACTIVE && up[STANDBY];
    if (serves != serving) { serving = serves; turn(!serves, now); }
  }
  fprintf(stderr, "C: %ld failovers, %ld failbacks, %ld flaps\n", failovers, failbacks, flaps);
  return events;
}

static long run_parts(double batch, int batches) {
  enum { GROUPS = 100, PARTS = 300 };
  const double mtbf = 3.6e6, mttr = 14400;
  static int failed[PARTS], group_failed[GROUPS];
  int failed_groups = 0;
  long events = 0;
  heap_of(PARTS);
  for (int i = 0; i < PARTS; i++) set(i, draw(mtbf));
  for (int b = 0; b < batches;) {
    int slot = slot_at[0];
    double now = at[slot];
    if (now >= batch) { end_batch(batch); b++; continue; }
    events++;
    int fails = failed[slot] ^= 1, group = slot / 3;
    set(slot, now + draw(fails ? mttr : mtbf));
    int before = group_failed[group] >= 2;
    group_failed[group] += fails ? 1 : -1;
    int after = group_failed[group] >= 2;
    if (before == after) continue;
    int was_down = failed_groups > 0;
    failed_groups += after - before;
    if ((failed_groups > 0) != was_down) turn(!was_down, now);
  }
  return events;
}

int main(int count, char **words) {
  if (count != 7) return 2;
  double horizon = atof(words[2]) * 31536000;
  for (int i = 0; i < 4; i++) s[i] = (uint32_t)strtoul(words[3 + i], 0, 10);
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  const int batches = 128;
  long events = strcmp(words[1], "pair") == 0 ? run_pair(horizon / batches, batches) : run_parts(horizon / batches, batches);
  clock_gettime(CLOCK_MONOTONIC, &end);
  double seconds = (end.tv_sec - begin.tv_sec) + (end.tv_nsec - begin.tv_nsec) / 1e9;
  printf("%ld %.17g %.6f %ld %.17g\n", events, total_down / horizon, seconds, outages, longest + sums[1] + sums[2] + sums[3] + sums[4]);
  return 0;
}
