/*
 * Stands in for node:child_process in the bundle (rolldown.config.mjs). commander loads that module at every start, for
 * subcommands that are programs of their own; ninefold has none, and loading it costs as much as a tenth of the start.
 */
export {};
