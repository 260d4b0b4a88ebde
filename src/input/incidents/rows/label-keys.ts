/** What stands before the sign in labels that are fields: `service:api`, `severity::1`, `cause=network`. */
export const labelKeys = {
  service: ['service', 'service_name', 'component', 'app'],
  cause: ['cause', 'root-cause', 'root cause', 'root_cause'],
  severity: ['severity', 'sev', 'priority', 'impact'],
} as const;

/** The key and the value of a label; null where it has none. @example labelParts('severity::1') // { key: 'severity', value: '1' } */
export function labelParts(label: string): { readonly key: string; readonly value: string } | null {
  const match = /^([^:=/]+)(?:::|[:=/])\s*([^:=/\s].*)$/.exec(label.trim());
  return match && { key: match[1]!.trim().toLowerCase(), value: match[2]!.trim() };
}
