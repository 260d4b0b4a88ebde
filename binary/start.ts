import { processIo } from '../src/cli/io.ts';
import { main } from '../src/cli/main.ts';

/* What the binary runs: the program in one file. Why it ends by itself: bin/ninefold.js. */
main(process.argv.slice(2), processIo()).then(
  (status) => process.exit(status),
  () => process.exit(2),
);
