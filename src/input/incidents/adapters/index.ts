import type { JsonObject } from '../../../core/json.ts';
import type { JsonAdapter } from '../incident-fields.ts';
import { azureHealth } from './monitors/azure-health.ts';
import { checkly } from './monitors/checkly.ts';
import { checkmate } from './monitors/checkmate.ts';
import { cloudWatch } from './monitors/cloudwatch.ts';
import { gatus } from './monitors/gatus.ts';
import { prometheus } from './monitors/prometheus.ts';
import { uptimeKuma } from './monitors/uptime-kuma.ts';
import { uptimeRobot } from './monitors/uptimerobot.ts';
import { uptimeRobotIncidents } from './monitors/uptimerobot-incidents.ts';
import { awsHealth } from './pages/aws-health.ts';
import { awsHistory } from './pages/aws-history.ts';
import { cachet } from './pages/cachet.ts';
import { checklyPage } from './pages/checkly-page.ts';
import { googleCloud } from './pages/google-cloud.ts';
import { googleServiceHealth } from './pages/google-service-health.ts';
import { salesforce } from './pages/salesforce.ts';
import { slack } from './pages/slack.ts';
import { statuspage } from './pages/statuspage.ts';
import { alertmanager } from './response/alertmanager.ts';
import { betterStack } from './response/better-stack.ts';
import { datadog } from './response/datadog.ts';
import { fireHydrant } from './response/firehydrant.ts';
import { grafanaIncident } from './response/grafana-incident.ts';
import { grafanaOnCall } from './response/grafana-oncall.ts';
import { incidentIo } from './response/incident-io.ts';
import { opsgenie } from './response/opsgenie.ts';
import { pagerduty } from './response/pagerduty.ts';
import { rootly } from './response/rootly.ts';
import { squadcast } from './response/squadcast.ts';
import { githubIssues } from './tickets/github-issues.ts';
import { gitlabIssues } from './tickets/gitlab-issues.ts';
import { jira } from './tickets/jira.ts';
import { serviceNow } from './tickets/servicenow.ts';

/** Every tool whose JSON is known. One more is one file and one line here. */
export const jsonAdapters: readonly JsonAdapter[] = [
  ...[statuspage, googleCloud, googleServiceHealth, awsHealth, awsHistory, cachet, checklyPage],
  ...[slack, salesforce],
  ...[pagerduty, opsgenie, incidentIo, fireHydrant, rootly, betterStack, datadog],
  ...[alertmanager, grafanaIncident, grafanaOnCall, squadcast],
  ...[gitlabIssues, githubIssues, jira, serviceNow],
  ...[prometheus, uptimeKuma, uptimeRobot, uptimeRobotIncidents, gatus, checkly, checkmate],
  ...[cloudWatch, azureHealth],
];

/** The first tool that knows the record as its own, or null: then the record's keys are read by their aliases. */
export function recogniseAdapter(record: JsonObject, container: string | null): JsonAdapter | null {
  return jsonAdapters.find((adapter) => adapter.recognises(record, container)) ?? null;
}
