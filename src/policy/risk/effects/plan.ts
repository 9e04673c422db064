import { cutEnd } from '../../../text/cut.ts';
import { redactAddress } from '../redact-address.ts';

/** What a Terraform plan would do, as far as the risk needs it. It holds no secrets, and is all that is kept of a plan. */
export interface PlanSummary {
  adds: number;
  changes: number;
  replaces: number;
  destroys: number;
  /** Redacted addresses of what is destroyed or replaced, what holds data first. At most `NAMED_MAX`. */
  lost: { address: string; holdsData: boolean }[];
  /** Whether anything that holds data is destroyed or replaced. */
  losesData: boolean;
  /** Whether the text was a plan at all. */
  isReadable: boolean;
}

const NAMED_MAX = 20;
const ADDRESS_MAX = 200;

/** Kinds of resources that hold data which nothing else has: databases, buckets, disks, keys. */
const HOLDS_DATA =
  /(?:_db_(?!subnet|parameter|option|proxy|event)|_db$|_rds_|_database|_bucket$|_bucket_v2$|dynamodb_table|_sql_|_spanner_|_bigtable_|_bigquery_(?:dataset|table)|_redshift_|_elasticache_|_memorydb|_docdb|_neptune|_opensearch_domain|_elasticsearch_domain|_efs_file_system|_fsx_|_ebs_volume|_disk$|_managed_disk|_persistent_disk|_filestore_|_storage_account|_storage_container|_cosmosdb|_postgresql|_mysql|_mariadb|_mssql|_redis|_volume$|_kms_key|_key_vault$|_secretsmanager_secret$|_kinesis_stream|_sqs_queue|_msk_cluster|_timestream|_keyspaces|_ecr_repository|_backup_vault|_persistent_volume)/;

/**
 * Sums `terraform show -json` up. What does not look like a plan says so of itself, and is never taken for an empty one.
 * https://developer.hashicorp.com/terraform/internals/json-format
 * @param values that were redacted in the command the plan comes with.
 */
export function summarisePlan(
  plan: Readonly<Record<string, unknown>>,
  values: readonly string[] = [],
): PlanSummary {
  const changes = readChanges(plan.resource_changes);
  const isReadable = changes !== null && (changes.length > 0 || typeof plan.format_version === 'string');
  const of = (...kinds: Kind[]): Change[] => (changes ?? []).filter(({ kind }) => kinds.includes(kind));
  const lost = of('replace', 'destroy').map(({ address, type }) => ({
    address,
    holdsData: HOLDS_DATA.test(type),
  }));
  lost.sort((a, b) => Number(b.holdsData) - Number(a.holdsData));
  return {
    adds: of('add').length,
    changes: of('change').length,
    replaces: of('replace').length,
    destroys: of('destroy').length,
    lost: lost.slice(0, NAMED_MAX).map(({ address, holdsData }) => ({
      address: cutEnd(redactAddress(address, values), ADDRESS_MAX),
      holdsData,
    })),
    losesData: lost.some(({ holdsData }) => holdsData),
    isReadable,
  };
}

type Kind = 'add' | 'change' | 'replace' | 'destroy' | 'none';

interface Change {
  address: string;
  type: string;
  kind: Kind;
}

/** Null if one of them cannot be read: then the plan may do anything. */
function readChanges(value: unknown): Change[] | null {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return null;
  const changes = (value as unknown[]).map(readChange);
  return changes.includes(null) ? null : (changes as Change[]);
}

function readChange(value: unknown): Change | null {
  if (!isObject(value) || !isObject(value.change) || !Array.isArray(value.change.actions)) return null;
  const { address, type } = value;
  const kind = kindOf(value.change.actions as unknown[]);
  if (typeof address !== 'string' || typeof type !== 'string' || kind === null) return null;
  return { address, type, kind };
}

const KINDS: ReadonlyMap<string, Kind> = new Map(
  Object.entries<Kind>({
    create: 'add',
    update: 'change',
    delete: 'destroy',
    'delete create': 'replace',
    'create delete': 'replace',
    'no-op': 'none',
    read: 'none',
    forget: 'none',
    'create forget': 'add',
  }),
);

const kindOf = (actions: readonly unknown[]): Kind | null => KINDS.get(actions.join(' ')) ?? null;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
