import { flag, group, option, repeatable } from '../options/declare.ts';

/** How a server is asked in place of a log: the same wherever logs are read. */
export const serverOptions = group('Asking a server:', {
  prometheus: option(
    '<url>',
    'ask this server in place of a log: Prometheus, Thanos, Mimir, Cortex, VictoriaMetrics (or PROMETHEUS_URL)',
  ),
  query: option('<promql>', 'what is up (1) and down (0): up{job="api"}, or min by (job) (probe_success)'),
  prometheusConfig: option(
    '<file>',
    'who asks, and what TLS trusts: as promtool --http.config.file has it (or PROMETHEUS_TOKEN, or _USER and _PASSWORD)',
    (text) => text,
  ).naming(),
  header: repeatable('<name: value>', "a header beside it, no secret: 'X-Scope-OrgID: team'"),
  allowPartial: flag('go on where the server says that an answer is not whole: what it may lack is unknown'),
});
