import type { Effect } from '../effect.ts';
import type { Category } from '../risk.ts';

const MANUAL = 'https://www.postgresql.org/docs/current/sql-';
const LOCKS = 'https://www.postgresql.org/docs/current/explicit-locking.html';

const row = (points: number, categories: readonly Category[], text: string, source: string): Omit<Effect, 'code'> => ({ points, categories, text, source });

/** What statements do. Which statement has which code is said in `classify.ts`. */
export const SQL_TABLE = {
  'sql-reads': row(0, ['read-only'], 'Only reads.', `${MANUAL}select.html`),
  'sql-session': row(5, [], 'Changes settings of its own session.', `${MANUAL}set.html`),
  'sql-drop-database': row(100, ['destructive', 'schema-change'], 'Drops a whole database or schema.', `${MANUAL}dropdatabase.html`),
  'sql-drop-table': row(95, ['destructive', 'schema-change'], 'Drops a table with everything in it.', `${MANUAL}droptable.html`),
  'sql-drop-column': row(85, ['destructive', 'schema-change'], 'Drops a column with everything in it.', `${MANUAL}altertable.html`),
  'sql-truncate': row(90, ['destructive', 'data-change'], 'Empties a table.', `${MANUAL}truncate.html`),
  'sql-delete-all': row(90, ['destructive', 'data-change'], 'Deletes every row: there is no condition, or one that is always true.', `${MANUAL}delete.html`),
  'sql-delete': row(55, ['destructive', 'data-change'], 'Deletes rows.', `${MANUAL}delete.html`),
  'sql-update-all': row(85, ['data-change'], 'Changes every row: there is no condition, or one that is always true.', `${MANUAL}update.html`),
  'sql-update': row(50, ['data-change'], 'Changes rows.', `${MANUAL}update.html`),
  'sql-insert': row(35, ['data-change'], 'Adds rows.', `${MANUAL}insert.html`),
  'sql-drop': row(55, ['destructive', 'schema-change'], 'Drops an object of the database.', `${MANUAL}commands.html`),
  'sql-drop-index': row(45, ['schema-change'], 'Drops an index: queries may become slow.', `${MANUAL}dropindex.html`),
  'sql-cascade': row(10, ['destructive'], 'Also drops what depends on it.', 'https://www.postgresql.org/docs/current/ddl-depend.html'),
  'sql-change-type': row(65, ['schema-change'], 'Changes the type of a column: the table is rewritten under a lock.', LOCKS),
  'sql-rename': row(60, ['schema-change'], 'Renames something that running code still calls by its old name.', `${MANUAL}altertable.html`),
  'sql-constraint': row(50, ['schema-change'], 'Changes constraints: rows may be refused, and the table is scanned under a lock.', LOCKS),
  'sql-add-column': row(35, ['schema-change'], 'Adds a column.', `${MANUAL}altertable.html`),
  'sql-alter': row(45, ['schema-change'], 'Changes a table.', `${MANUAL}altertable.html`),
  'sql-index': row(45, ['schema-change'], 'Builds an index: writing waits until it is done.', `${MANUAL}createindex.html`),
  'sql-index-concurrently': row(30, ['schema-change'], 'Builds an index while writing goes on.', `${MANUAL}createindex.html`),
  'sql-create': row(35, ['schema-change'], 'Creates an object of the database.', `${MANUAL}createtable.html`),
  'sql-code': row(50, ['schema-change'], 'Stores code in the database that runs later.', `${MANUAL}createfunction.html`),
  'sql-run-code': row(60, ['data-change'], 'Runs code in the database whose effects we cannot see.', `${MANUAL}do.html`),
  'sql-call': row(20, ['data-change'], 'Calls a function that may change things.', `${MANUAL}select.html`),
  'sql-server-function': row(65, ['infrastructure', 'access'], "It calls a function that reaches the server's files, other connections or its settings.", 'https://www.postgresql.org/docs/current/functions-admin.html'),
  'sql-grant': row(60, ['access'], 'Changes who may do what in the database.', `${MANUAL}grant.html`),
  'sql-role': row(65, ['access'], 'Changes users of the database.', `${MANUAL}createrole.html`),
  'sql-server': row(75, ['infrastructure'], 'Changes settings of the server.', `${MANUAL}altersystem.html`),
  'sql-maintain': row(20, ['data-change'], 'Cleans up tables.', `${MANUAL}vacuum.html`),
  'sql-rewrite': row(55, ['data-change'], 'Rewrites tables or indexes under a lock.', LOCKS),
  'sql-lock': row(50, ['data-change'], 'Locks tables.', `${MANUAL}lock.html`),
  'sql-copy-program': row(95, ['destructive', 'access'], "It runs a program on the database's server.", `${MANUAL}copy.html`),
  'sql-copy-in': row(45, ['data-change'], 'Loads rows from a file.', `${MANUAL}copy.html`),
  'sql-copy-out': row(35, ['access'], 'Exports data from the database.', `${MANUAL}copy.html`),
  'sql-other': row(50, ['data-change', 'schema-change'], 'A statement we do not know.', `${MANUAL}commands.html`),
  'sql-unreadable': row(60, ['data-change', 'schema-change'], "PostgreSQL's grammar does not know this SQL, so what it does cannot be said.", 'https://www.postgresql.org/docs/current/sql-syntax.html'),
  'sql-unseen': row(50, ['data-change', 'schema-change'], 'Runs SQL we cannot see.', 'https://www.postgresql.org/docs/current/app-psql.html'),
  'sql-shell': row(70, ['access'], 'Starts a shell from within the database client.', 'https://www.postgresql.org/docs/current/app-psql.html'),
} as const satisfies Record<string, Omit<Effect, 'code'>>;

export type SqlCode = keyof typeof SQL_TABLE;

export const sqlEffect = (code: SqlCode): Effect => ({ code, ...SQL_TABLE[code] });
