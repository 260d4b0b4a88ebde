/*
 * Stands in for chalk's own colour detection in the bundle (rolldown.config.mjs): cli/color.ts decides, and says so to
 * chalk; asking again would load node:tty at every start.
 */
export default { stdout: false, stderr: false };
