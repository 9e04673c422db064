import { loadModule, parseSync } from 'libpg-query';

/** Loads PostgreSQL's own parser (WebAssembly). Once a process, before anything is judged. */
export async function loadSqlParser(): Promise<void> {
  await loadModule();
}

export interface Statement {
  /** Name of its kind in PostgreSQL's grammar, such as `DropStmt`. */
  kind: string;
  node: SqlNode;
}

export type SqlNode = Readonly<Record<string, unknown>>;

/** SQL longer than this is not parsed. Bytes of a command. */
const SQL_MAX = 16_384;
/** Nested deeper than this is not SQL that people write. */
const DEPTH_MAX = 200;

/** The statements of a text in PostgreSQL's grammar; null if it is none. */
export function parseSql(text: string): Statement[] | null {
  if (text.length > SQL_MAX || nestsTooDeep(text)) return null;
  try {
    const { stmts = [] } = parseSync(text) as { stmts?: { stmt?: SqlNode }[] };
    return stmts.flatMap(({ stmt }) => (stmt === undefined ? [] : unwrapNode(stmt)));
  } catch {
    return null;
  }
}

/** The parser is recursive, and so is what walks its tree. */
function nestsTooDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '(' || character === '[') depth += 1;
    if (character === ')' || character === ']') depth -= 1;
    if (depth > DEPTH_MAX) return true;
  }
  return false;
}

function unwrapNode(wrapped: SqlNode): Statement[] {
  return Object.entries(wrapped).flatMap(([kind, node]) => (isNode(node) ? [{ kind, node }] : []));
}

export function isNode(value: unknown): value is SqlNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every node below, at any depth, with the kind it has where it is wrapped in one. */
export function* nodesBelow(node: SqlNode, depth = 0): Generator<Statement> {
  if (depth > 4 * DEPTH_MAX) return;
  for (const [kind, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (!isNode(child)) continue;
      yield { kind, node: child };
      yield* nodesBelow(child, depth + 1);
    }
  }
}
