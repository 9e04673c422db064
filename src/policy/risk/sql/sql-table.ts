import type { Effect } from '../effect.ts';
import type { Category } from '../risk.ts';

const MANUAL = 'https://www.postgresql.org/docs/current/sql-';
const LOCKS = 'https://www.postgresql.org/docs/current/explicit-locking.html';

const row = (points: number, categories: readonly Category[], text: string, source: string): Omit<Effect, 'code'> => ({ points, categories, text, source });

/** What statements do. Which statement has which code is said in `classify.ts`. */
export const SQL_TABLE = {
  'sql-reads': row(0, ['read-only'], 'It only reads.', `${MANUAL}select.html`),
  'sql-session': row(5, [], 'It changes settings of its own session.', `${MANUAL}set.html`),
  'sql-drop-database': row(100, ['destructive', 'schema-change'], 'It drops a whole database or schema.', `${MANUAL}dropdatabase.html`),
  'sql-drop-table': row(95, ['destructive', 'schema-change'], 'It drops a table with everything in it.', `${MANUAL}droptable.html`),
  'sql-drop-column': row(85, ['destructive', 'schema-change'], 'It drops a column with everything in it.', `${MANUAL}altertable.html`),
  'sql-truncate': row(90, ['destructive', 'data-change'], 'It empties a table.', `${MANUAL}truncate.html`),
  'sql-delete-all': row(90, ['destructive', 'data-change'], 'It deletes every row: there is no condition, or one that is always true.', `${MANUAL}delete.html`),
  'sql-delete': row(55, ['destructive', 'data-change'], 'It deletes rows.', `${MANUAL}delete.html`),
  'sql-update-all': row(85, ['data-change'], 'It changes every row: there is no condition, or one that is always true.', `${MANUAL}update.html`),
  'sql-update': row(50, ['data-change'], 'It changes rows.', `${MANUAL}update.html`),
  'sql-insert': row(35, ['data-change'], 'It adds rows.', `${MANUAL}insert.html`),
  'sql-drop': row(55, ['destructive', 'schema-change'], 'It drops an object of the database.', `${MANUAL}commands.html`),
  'sql-drop-index': row(45, ['schema-change'], 'It drops an index: queries may become slow.', `${MANUAL}dropindex.html`),
  'sql-cascade': row(10, ['destructive'], 'Whatever depends on it goes as well.', 'https://www.postgresql.org/docs/current/ddl-depend.html'),
  'sql-change-type': row(65, ['schema-change'], 'It changes the type of a column: the table is rewritten under a lock.', LOCKS),
  'sql-rename': row(60, ['schema-change'], 'It renames something that running code still calls by its old name.', `${MANUAL}altertable.html`),
  'sql-constraint': row(50, ['schema-change'], 'It changes constraints: rows may be refused, and the table is scanned under a lock.', LOCKS),
  'sql-add-column': row(35, ['schema-change'], 'It adds a column.', `${MANUAL}altertable.html`),
  'sql-alter': row(45, ['schema-change'], 'It changes a table.', `${MANUAL}altertable.html`),
  'sql-index': row(45, ['schema-change'], 'It builds an index: writing waits until it is done.', `${MANUAL}createindex.html`),
  'sql-index-concurrently': row(30, ['schema-change'], 'It builds an index while writing goes on.', `${MANUAL}createindex.html`),
  'sql-create': row(35, ['schema-change'], 'It creates an object of the database.', `${MANUAL}createtable.html`),
  'sql-code': row(50, ['schema-change'], 'It puts code into the database that runs later.', `${MANUAL}createfunction.html`),
  'sql-run-code': row(60, ['data-change'], 'It runs code in the database whose effects are not seen here.', `${MANUAL}do.html`),
  'sql-call': row(20, ['data-change'], 'It calls a function that may change things.', `${MANUAL}select.html`),
  'sql-server-function': row(65, ['infrastructure', 'access'], "It calls a function that reaches the server's files, other connections or its settings.", 'https://www.postgresql.org/docs/current/functions-admin.html'),
  'sql-grant': row(60, ['access'], 'It changes who may do what in the database.', `${MANUAL}grant.html`),
  'sql-role': row(65, ['access'], 'It changes users of the database.', `${MANUAL}createrole.html`),
  'sql-server': row(75, ['infrastructure'], 'It changes settings of the server.', `${MANUAL}altersystem.html`),
  'sql-maintain': row(20, ['data-change'], 'It tidies tables up.', `${MANUAL}vacuum.html`),
  'sql-rewrite': row(55, ['data-change'], 'It rewrites tables or indexes under a lock.', LOCKS),
  'sql-lock': row(50, ['data-change'], 'It locks tables.', `${MANUAL}lock.html`),
  'sql-copy-program': row(95, ['destructive', 'access'], "It runs a program on the database's server.", `${MANUAL}copy.html`),
  'sql-copy-in': row(45, ['data-change'], 'It loads rows from a file.', `${MANUAL}copy.html`),
  'sql-copy-out': row(35, ['access'], 'It takes data out of the database.', `${MANUAL}copy.html`),
  'sql-other': row(50, ['data-change', 'schema-change'], 'A statement that is not in this table.', `${MANUAL}commands.html`),
  'sql-unreadable': row(60, ['data-change', 'schema-change'], "PostgreSQL's grammar does not know this SQL, so what it does cannot be said.", 'https://www.postgresql.org/docs/current/sql-syntax.html'),
  'sql-unseen': row(50, ['data-change', 'schema-change'], 'It runs SQL that is not seen here.', 'https://www.postgresql.org/docs/current/app-psql.html'),
  'sql-shell': row(70, ['access'], 'It starts a shell from within the database client.', 'https://www.postgresql.org/docs/current/app-psql.html'),
} as const satisfies Record<string, Omit<Effect, 'code'>>;

export type SqlCode = keyof typeof SQL_TABLE;

export const sqlEffect = (code: SqlCode): Effect => ({ code, ...SQL_TABLE[code] });
