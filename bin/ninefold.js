#!/usr/bin/env node
const { main } = require('../dist/main.cjs');
const { processIo } = require('../dist/io.cjs');
main(process.argv.slice(2), processIo()).then((status) => {
  process.exitCode = status;
});
