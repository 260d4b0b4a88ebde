#!/usr/bin/env node
const { start } = require('../dist/start.cjs');
/*
 * The one place that ends the process, and it does so by itself: on Node 20 a process left to end on its own now and then
 * never does (the main thread drains the platform's tasks while one of its threads waits in a garbage collection), and a
 * build that hangs is worse than one that fails. Nothing is lost: all that is written has arrived before `start` gives its
 * status. Only a standard error that cannot be written makes it throw; there is nowhere left to say so.
 */
start(process.argv.slice(2)).then(
  (status) => process.exit(status),
  () => process.exit(2),
);
