// Preloaded into a measured process: on exit it writes its own peak memory, in kB, to file descriptor 3.
const { readFileSync, writeSync } = require('node:fs');

process.on('exit', () => {
  let peak = process.resourceUsage().maxRSS;
  try {
    // On Linux maxRSS includes what the parent had at fork; VmHWM does not.
    peak = Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'latin1'))[1]);
  } catch {}
  writeSync(3, String(peak));
});
