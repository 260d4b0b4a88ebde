import type { ExclusionReason } from '../../../../core/incidents/log/exclusion.ts';
import type { Json, JsonObject } from '../../../../core/json.ts';
import type { FoundValue } from '../../../json/values.ts';
import type { JsonAdapter } from '../../incident-fields.ts';
import { labelKeys } from '../../rows/label-keys.ts';
import { find, hasAny, incidentFields, labelled, listAt, textAt } from '../found.ts';

/**
 * Issues of GitHub, by the REST API (`created_at`) or `gh issue list --json …` (`createdAt`); and those that Upptime opens for
 * each outage, which have the label `status` and that of the site beside it. The REST API gives pull requests among them.
 * Sources: docs.github.com/rest/issues, cli.github.com/manual/gh_issue_list, upptime.js.org/docs, see docs/input-formats.md.
 */
export const githubIssues: JsonAdapter = {
  name: 'github-issues',
  title: 'GitHub issues',
  startIsPublication: false,
  notes: [
    'Start is when the issue was opened, the end when it was closed. The labels service:…, severity:… and cause:… are fields.',
  ],

  recognises(record) {
    const isOpenOrClosed = /^(open|closed)$/i.test(textAt(record, 'state') ?? '');
    const labels = listAt(record, 'labels');
    return (
      hasAny(record, 'created_at', 'createdAt') &&
      (hasAny(record, 'state_reason', 'stateReason', 'pull_request') ||
        labels.some((label) => hasAny(label, 'name') && hasAny(label, 'color', 'description', 'node_id')) ||
        (typeof record['number'] === 'number' && (isOpenOrClosed || labels.some(hasName))) ||
        (isOpenOrClosed && labels.some(hasName)))
    );
  },

  read(record) {
    const labels = listAt(record, 'labels');
    const names = labels.map((label) => (textAt(label) ?? textAt(label, 'name') ?? '').toLowerCase());
    const isPlanned = names.includes('maintenance');
    const said = isPlanned ? scheduleOf(record) : {};
    return [
      incidentFields({
        id: find(record, 'number'),
        title: find(record, 'title'),
        service: labelled(labels, ...labelKeys.service) ?? siteOf(record, labels, names),
        cause: labelled(labels, ...labelKeys.cause)?.[0] ?? null,
        severity: severityOf(record, labels),
        maintenance: isPlanned || undefined,
        exclusion: exclusionOf(record, names),
        stamps: {
          start: said.start ?? find(record, 'created_at') ?? find(record, 'createdAt'),
          verified: said.end ?? find(record, 'closed_at') ?? find(record, 'closedAt'),
        },
      }),
    ];
  },
};

const hasName = (label: Json): boolean => hasAny(label, 'name');

function exclusionOf(record: JsonObject, names: readonly string[]): ExclusionReason | undefined {
  if (record['pull_request'] !== undefined && record['pull_request'] !== null) return 'pullRequest';
  const reason = (textAt(record, 'state_reason') ?? textAt(record, 'stateReason') ?? '').toLowerCase();
  if (reason === 'duplicate' || names.includes('duplicate')) return 'duplicate';
  if (reason === 'not_planned') return 'notPlanned';
  return names.some((name) => /^(test|drill|game ?day|exercise)$/.test(name)) ? 'test' : undefined;
}

/** Upptime's titles: "🛑 Shop is down", "⚠️ Shop has degraded performance". */
const title = /^\W*(.+?) (is down|has degraded performance)/u;

/** Upptime: the label beside `status` is the site's slug; without it the title names the site. */
function siteOf(record: JsonObject, labels: readonly Json[], names: readonly string[]): string | null {
  if (!names.includes('status')) return null;
  const slug = labels
    .map((label) => textAt(label) ?? textAt(label, 'name'))
    .find((name) => name?.toLowerCase() !== 'status');
  return slug ?? title.exec(textAt(record, 'title') ?? '')?.[1] ?? null;
}

function severityOf(record: JsonObject, labels: readonly Json[]): string | null {
  const label = labelled(labels, ...labelKeys.severity)?.[0];
  const level = labels
    .map((each) => textAt(each) ?? textAt(each, 'name') ?? '')
    .find((name) => /^(sev|p)-?[0-9]$/i.test(name));
  const state = title.exec(textAt(record, 'title') ?? '')?.[2];
  return label ?? level ?? (state === undefined ? null : state === 'is down' ? 'down' : 'degraded');
}

/** When Upptime's maintenance begins and ends stands in a comment of the body: `start: 2026-05-01T10:00:00Z`. */
function scheduleOf(record: JsonObject): { readonly start?: FoundValue; readonly end?: FoundValue } {
  const body = textAt(record, 'body') ?? '';
  const said = (key: string): FoundValue | undefined => {
    const value = new RegExp(`^\\s*${key}:\\s*(\\S+)\\s*$`, 'm').exec(body)?.[1];
    return value === undefined ? undefined : { value, path: ['body'] };
  };
  const [start, end] = [said('start'), said('end')];
  return { ...(start && { start }), ...(end && { end }) };
}
