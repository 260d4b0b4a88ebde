/**
 * Below this many observations the resampling of a mean cannot be honest: it never goes beyond the range that was seen
 * (a nominal 95 % covers 45 % at two exponential values, 79 % at five). The exact intervals under exponential lengths
 * are used instead: wide, as they should be.
 */
export const fewObservations = 10;
