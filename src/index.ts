/** The library: what ninefold computes, without its command line. Everything here is pure: no files, no clock. */
export * from './core/quantity/availability.ts';
export { parseDuration } from './core/quantity/duration.ts';
