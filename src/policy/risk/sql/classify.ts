import { isNode, nodesBelow, type SqlNode, type Statement } from './parser.ts';
import type { SqlCode } from './sql-table.ts';

/** Kinds of statements that always do the same. */
const SIMPLE: Readonly<Record<string, SqlCode>> = {
  SelectStmt: 'sql-reads',
  VariableShowStmt: 'sql-reads',
  TransactionStmt: 'sql-reads',
  FetchStmt: 'sql-reads',
  ClosePortalStmt: 'sql-reads',
  ListenStmt: 'sql-reads',
  UnlistenStmt: 'sql-reads',
  VariableSetStmt: 'sql-session',
  ConstraintsSetStmt: 'sql-session',
  DiscardStmt: 'sql-session',
  DeclareCursorStmt: 'sql-session',
  PrepareStmt: 'sql-session',
  DeallocateStmt: 'sql-session',
  NotifyStmt: 'sql-session',
  CommentStmt: 'sql-session',
  DropdbStmt: 'sql-drop-database',
  DropTableSpaceStmt: 'sql-drop-database',
  DropOwnedStmt: 'sql-drop-database',
  TruncateStmt: 'sql-truncate',
  InsertStmt: 'sql-insert',
  MergeStmt: 'sql-update',
  RenameStmt: 'sql-rename',
  AlterObjectSchemaStmt: 'sql-rename',
  CreateStmt: 'sql-create',
  CreateTableAsStmt: 'sql-create',
  IntoClause: 'sql-create',
  CreateSchemaStmt: 'sql-create',
  CreateSeqStmt: 'sql-create',
  AlterSeqStmt: 'sql-alter',
  CreateEnumStmt: 'sql-create',
  AlterEnumStmt: 'sql-alter',
  CreateDomainStmt: 'sql-create',
  CreateStatsStmt: 'sql-create',
  CompositeTypeStmt: 'sql-create',
  ViewStmt: 'sql-create',
  CreatedbStmt: 'sql-create',
  CreateFunctionStmt: 'sql-code',
  AlterFunctionStmt: 'sql-code',
  CreateTrigStmt: 'sql-code',
  CreateEventTrigStmt: 'sql-code',
  CreateExtensionStmt: 'sql-code',
  AlterExtensionStmt: 'sql-code',
  CreatePLangStmt: 'sql-code',
  RuleStmt: 'sql-code',
  DoStmt: 'sql-run-code',
  CallStmt: 'sql-run-code',
  ExecuteStmt: 'sql-run-code',
  LoadStmt: 'sql-run-code',
  GrantStmt: 'sql-grant',
  AlterDefaultPrivilegesStmt: 'sql-grant',
  AlterOwnerStmt: 'sql-grant',
  CreatePolicyStmt: 'sql-grant',
  AlterPolicyStmt: 'sql-grant',
  SecLabelStmt: 'sql-grant',
  GrantRoleStmt: 'sql-role',
  CreateRoleStmt: 'sql-role',
  AlterRoleStmt: 'sql-role',
  AlterRoleSetStmt: 'sql-role',
  DropRoleStmt: 'sql-role',
  ReassignOwnedStmt: 'sql-role',
  AlterSystemStmt: 'sql-server',
  AlterDatabaseStmt: 'sql-server',
  AlterDatabaseSetStmt: 'sql-server',
  CheckPointStmt: 'sql-maintain',
  ClusterStmt: 'sql-rewrite',
  ReindexStmt: 'sql-rewrite',
  RefreshMatViewStmt: 'sql-maintain',
  LockStmt: 'sql-lock',
};

/** Kinds of statements for which it depends on their parts. */
const DEPENDING: Readonly<Record<string, (node: SqlNode) => SqlCode[]>> = {
  DropStmt: (node) => [dropped(String(node.removeType)), ...cascade(node)],
  AlterTableStmt: () => [],
  AlterTableCmd: (node) => [ALTERATIONS[String(node.subtype)] ?? 'sql-alter', ...cascade(node)],
  DeleteStmt: (node) => [isUnconditional(node) ? 'sql-delete-all' : 'sql-delete'],
  UpdateStmt: (node) => [isUnconditional(node) ? 'sql-update-all' : 'sql-update'],
  IndexStmt: (node) => [node.concurrent === true ? 'sql-index-concurrently' : 'sql-index'],
  CopyStmt: (node) =>
    node.is_program === true
      ? ['sql-copy-program']
      : [node.is_from === true ? 'sql-copy-in' : 'sql-copy-out'],
  VacuumStmt: (node) => [hasOption(node, 'full') ? 'sql-rewrite' : 'sql-maintain'],
  FuncCall: (node) => calledFunction(node),
};

const ALTERATIONS: Readonly<Record<string, SqlCode>> = {
  AT_DropColumn: 'sql-drop-column',
  AT_AlterColumnType: 'sql-change-type',
  AT_AddColumn: 'sql-add-column',
  AT_SetNotNull: 'sql-constraint',
  AT_AddConstraint: 'sql-constraint',
  AT_DropConstraint: 'sql-constraint',
  AT_ValidateConstraint: 'sql-constraint',
  AT_DetachPartition: 'sql-drop',
  AT_SetLogged: 'sql-change-type',
  AT_SetUnLogged: 'sql-change-type',
  AT_SetTableSpace: 'sql-change-type',
  AT_ChangeOwner: 'sql-grant',
  AT_DisableRowSecurity: 'sql-grant',
  AT_NoForceRowSecurity: 'sql-grant',
};

/** What one statement does; `Explain` without `analyze` runs nothing, whatever stands in it. */
export function classify({ kind, node }: Statement): SqlCode[] {
  if (kind === 'ExplainStmt' && !hasOption(node, 'analyze')) return ['sql-reads'];
  const own = kind === 'ExplainStmt' ? [] : (codesOf(kind, node) ?? ['sql-other']);
  // A DELETE in a WITH hides under a SELECT; INTO makes a table; functions may do anything.
  const below = [...nodesBelow(node)].flatMap((inner) => codesOf(inner.kind, inner.node) ?? []);
  const codes = new Set<SqlCode>([...own, ...below, ...(hasInto(node) ? (['sql-create'] as const) : [])]);
  if (codes.size > 1) codes.delete('sql-reads');
  return [...codes];
}

function codesOf(kind: string, node: SqlNode): readonly SqlCode[] | null {
  const simple = SIMPLE[kind];
  return simple === undefined ? (DEPENDING[kind]?.(node) ?? null) : [simple];
}

const hasInto = (node: SqlNode): boolean => isNode(node.intoClause);

function dropped(kind: string): SqlCode {
  if (kind === 'OBJECT_SCHEMA') return 'sql-drop-database';
  if (/^OBJECT_(?:TABLE|FOREIGN_TABLE|MATVIEW)$/.test(kind)) return 'sql-drop-table';
  return kind === 'OBJECT_INDEX' ? 'sql-drop-index' : 'sql-drop';
}

const cascade = (node: SqlNode): SqlCode[] => (node.behavior === 'DROP_CASCADE' ? ['sql-cascade'] : []);

/** No `WHERE`, or one that holds no column, such as `WHERE true` and `WHERE 1 = 1`. */
function isUnconditional({ whereClause }: SqlNode): boolean {
  if (!isNode(whereClause)) return true;
  const kinds = ['ColumnRef', 'SubLink', 'CurrentOfExpr', 'FuncCall', 'ParamRef'];
  const isOne = (name: string): boolean => kinds.includes(name);
  return (
    !Object.keys(whereClause).some(isOne) &&
    ![...nodesBelow(whereClause)].some(({ kind, node }) => isOne(kind) || Object.keys(node).some(isOne))
  );
}

function hasOption({ options }: SqlNode, name: string): boolean {
  const list = Array.isArray(options) ? (options as unknown[]) : [];
  return list.some(
    (one) => isNode(one) && isNode(one.DefElem) && one.DefElem.defname === name && !isOff(one.DefElem),
  );
}

function isOff({ arg }: SqlNode): boolean {
  return /"(?:false|off|0)"|"ival":\{\}/.test(JSON.stringify(arg) ?? '');
}

/** Functions that reach files, other sessions, other servers or settings. */
const SERVER_FUNCTION =
  /^(?:pg_(?:terminate_backend|cancel_backend|read_\w*file|ls_\w+|stat_file|reload_conf|rotate_logfile|promote|switch_wal|wal_replay_\w+|drop_replication_slot|logical_\w+|create_\w*|file_\w+|stat_reset\w*|import_\w+|export_\w+|execute_\w+|advisory_\w+|replication_\w+)|lo_\w+|dblink\w*|set_config|setval|query_to_xml\w*|database_to_xml\w*|xpath_table|crypt|gen_salt)$/;
/** Functions of PostgreSQL that compute or look something up. Others may change anything. */
const PURE_FUNCTION =
  /^(?:count|sum|avg|min|max|now|length|char_length|lower|upper|trim|btrim|ltrim|rtrim|left|right|substr|substring|replace|concat\w*|format|split_part|position|round|floor|ceil|ceiling|abs|mod|power|sqrt|random|greatest|least|coalesce|nullif|date_trunc|date_part|extract|age|to_char|to_date|to_timestamp|to_number|to_json\w*|json\w*|jsonb\w*|row_to_json|array_\w+|unnest|string_agg|string_to_array|bool_and|bool_or|every|row_number|rank|dense_rank|ntile|lag|lead|first_value|last_value|percentile_\w+|mode|stddev\w*|variance|generate_series|version|current_\w+|session_user|inet_\w+|pg_size_pretty|pg_\w*_size|pg_is_in_recovery|pg_get_\w+|pg_backend_pid|pg_postmaster_start_time|pg_last_\w+|pg_current_\w+|pg_stat_get_\w+|pg_blocking_pids|pg_encoding_to_char|pg_table_is_visible|has_\w+_privilege|obj_description|col_description|format_type|to_regclass|md5|sha256|encode|decode|regexp_\w+|txid_current|timezone|clock_timestamp|statement_timestamp|transaction_timestamp|host|text|starts_with|reverse|repeat|lpad|rpad|ascii|chr|initcap|translate)$/;

function calledFunction({ funcname }: SqlNode): SqlCode[] {
  const parts = Array.isArray(funcname) ? (funcname as unknown[]) : [];
  const names = parts.map((part) => (isNode(part) && isNode(part.String) ? String(part.String.sval) : ''));
  const name = names.at(-1) ?? '';
  if (SERVER_FUNCTION.test(name)) return ['sql-server-function'];
  const isBuiltIn = names.length === 1 || names[0] === 'pg_catalog';
  return isBuiltIn && PURE_FUNCTION.test(name) ? ['sql-reads'] : ['sql-call'];
}
