import { textAt, valueAt } from '../slo/keys.ts';
import type { FileNode } from '../structured/node.ts';
import { countAt, itemsAt, textAlong, valueAlong } from './nodes.ts';
import type { RawPart, Starter } from './starter.ts';

/** Types of resources that serve requests, of the three large providers; others are made of or for them. */
const serving = new RegExp(
  `^(?:${[
    'aws_(?:instance|db_instance|rds_cluster|lb|alb|elb|ecs_service|autoscaling_group|lambda_function|eks_cluster)',
    'aws_(?:elasticache_(?:cluster|replication_group)|dynamodb_table|sqs_queue|sns_topic|s3_bucket|mq_broker)',
    'aws_(?:cloudfront_distribution|msk_cluster|opensearch_domain|api_gateway_rest_api|apigatewayv2_api)',
    'google_(?:sql_database_instance|compute_instance|compute_(?:region_)?instance_group_manager|container_cluster)',
    'google_(?:cloud_run_service|cloud_run_v2_service|redis_instance|storage_bucket|pubsub_topic)',
    'azurerm_(?:(?:linux_|windows_)?virtual_machine(?:_scale_set)?|mssql_database|postgresql_flexible_server)',
    'azurerm_(?:kubernetes_cluster|redis_cache|(?:linux|windows)_web_app|storage_account|lb|application_gateway)',
    'azurerm_servicebus_namespace',
  ].join('|')})$`,
);
/** Keys that say how many there are, of the types that have one. */
const countKeys = ['desired_count', 'desired_capacity', 'target_size', 'instances', 'min_size'];
const standbyKeys = ['multi_az', 'multi_az_enabled', 'automatic_failover_enabled'];
/** `[0]`, `["key"]`: which of several instances it is. A key is a value, and may be a secret. */
const index = /\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g;
const lastIndex = new RegExp(`${index.source}$`);

/** `terraform show -json` of a plan or a state. Source: Terraform's JSON output format. Of values only counts and zones are read. */
export const terraform: Starter = {
  source: 'terraform',
  recognises: ([document]) => document !== undefined && rootOf(document) !== null,
  read([document]) {
    const resources = resourcesOf(rootOf(document!)!).filter((each) => textAt(each, 'mode') !== 'data');
    const groups = new Map<string, readonly FileNode[]>();
    for (const each of resources.filter((one) => serving.test(textAt(one, 'type')))) {
      const address = textAt(each, 'address').replace(lastIndex, '');
      groups.set(address, [...(groups.get(address) ?? []), each]);
    }
    const kept = [...groups.values()].flat().length;
    return {
      parts: [...groups].map(([address, instances]) => partOf(address, instances)),
      edges: [],
      assumptions: [
        'noCalls',
        ...(kept > groups.size ? (['instancesAlike'] as const) : []),
        ...(kept < resources.length ? (['otherResources'] as const) : []),
      ],
    };
  },
};

function partOf(address: string, instances: readonly FileNode[]): RawPart {
  const [first] = instances;
  const counts = instances.map((each) => countKeys.map((key) => countAt(valueAlong(each, 'values', key))));
  const replicas = counts.reduce((sum, each) => sum + (each.find((count) => count !== null && count > 0) ?? 1), 0);
  const zones = instances.map((each) => textAlong(each, 'values', 'availability_zone'));
  const hasZones = zones.every((zone) => /^[a-z][a-z0-9-]*$/.test(zone)) && replicas === zones.length;
  const ownStandby = standbyKeys.find((key) => textAlong(first!, 'values', key) === 'true') ?? null;
  return {
    ...{ id: address, name: address.replace(index, ''), place: first!.place(), replicas },
    ...{ domains: hasZones ? zones : [], ownStandby },
  };
}

function rootOf(document: FileNode): FileNode | null {
  return valueAlong(document, 'planned_values', 'root_module') ?? valueAlong(document, 'values', 'root_module');
}

function resourcesOf(module: FileNode): readonly FileNode[] {
  const inside = itemsAt(valueAt(module, 'child_modules'));
  return [...itemsAt(valueAt(module, 'resources')), ...inside.flatMap(resourcesOf)];
}
