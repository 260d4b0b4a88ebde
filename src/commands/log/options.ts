import type { Command } from 'commander';
import { repeated } from '../option-values.ts';

/** The options of every command that reads an incident log: which file, which time, which rows, what counts as down. */
export function addLogOptions(command: Command): Command {
  return (
    command
      .argument('[log...]', 'incident logs: files, or - for standard input')
      .optionsGroup('Window:')
      .option('--from <instant>', 'start of the window')
      .option('--to <instant>', 'end of the window (default: now, see --at)')
      .option('--window <duration>', 'length of a window that ends at --to or now: 90d')
      .option('--month <yyyy-mm>', 'a calendar month')
      .option('--zone <name>', 'IANA zone of stamps without an offset and of the calendar', 'UTC')
      .option('--exclude <file>', 'agreed maintenance to cut out: a CSV of start, end, reason', repeated)
      .option('--service-hours <hours>', 'only these hours count: "Mon-Fri 08:00-18:00"')
      .optionsGroup('Reading the log:')
      .option('--source <format>', 'format or tool, instead of telling by content', 'auto')
      .option('--map <pairs>', 'columns of fields: start=created_at,acknowledged=+secs_to_ack', repeated)
      .option('--date-format <tokens>', 'how stamps are written: "dd-MM-yyyy HH:mm" (tokens of date-fns)')
      .option('--split <field=separator>', 'several names in one cell: service=;')
      .option('--skip-invalid', 'go on without the rows that cannot be read, and count them')
      .option('--dedupe <rule>', 'identical: drop repeated rows; id: of each id keep the last', 'identical')
      .option('--where <key=values>', 'only these rows: service=api, severity!=minor, cause=network,dns', repeated)
      .optionsGroup('What counts as downtime:')
      // no default here: counts of events refuse both, so it must be seen whether they were typed
      .option('--downtime <mode>', 'union: overlaps count once (default); sum: each incident on its own')
      .option('--downtime-until <stamp>', 'verified (default), or fixed: until the fix')
      .option('--impact-map <rule>', 'weights for words: severity:minor=30%,none=0', repeated)
      .option('--min-outage <duration>', 'leave shorter outages out of downtime')
      .option('--merge-within <duration>', 'incidents of a service that follow so closely are one failure')
  );
}
