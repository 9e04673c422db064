import type { Effect } from '../effect.ts';
import type { Reading } from '../reading.ts';
import { classify } from './classify.ts';
import { parseSql } from './parser.ts';
import { type SqlCode, sqlEffect } from './sql-table.ts';

/** Clients that take SQL, each with the options that hand it over. */
const CLIENTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    psql: ['-c', '--command'],
    pgcli: [],
    cockroach: ['-e', '--execute'],
    mysql: ['-e', '--execute'],
    mariadb: ['-e', '--execute'],
    sqlite3: ['-cmd'],
    duckdb: ['-c', '-s'],
    'clickhouse-client': ['-q', '--query'],
    sqlcmd: ['-Q', '-q'],
  }),
);
const MYSQL = /^(?:mysql|mariadb)$/;
const FILE_OPTIONS = ['-f', '--file', '-i'];

/** What the SQL that a client is handed does; empty where it is no client, or is handed none. */
export function sqlEffects(reading: Reading): Effect[] {
  const handing = CLIENTS.get(reading.name);
  if (handing === undefined) return [];
  const texts = [...valuesOf(reading.args, handing), ...operandsOf(reading), ...inputOf(reading)];
  const codes = new Set(
    texts.flatMap((text) => (text === null ? (['sql-unseen'] as const) : codesOfText(text, reading.name))),
  );
  if (readsFile(reading)) codes.add('sql-unseen');
  if (codes.size > 1) codes.delete('sql-reads');
  return [...codes].map(sqlEffect);
}

/** Values of `-c x`, `-cx`, `--command x` and `--command=x`. */
function valuesOf(args: readonly string[], names: readonly string[]): string[] {
  return args.flatMap((arg, index): string[] => {
    for (const name of names) {
      if (arg === name) return [args[index + 1] ?? ''];
      if (name.startsWith('--') && arg.startsWith(`${name}=`)) return [arg.slice(name.length + 1)];
      if (name.length === 2 && arg.startsWith(name) && !arg.startsWith('--')) return [arg.slice(2)];
      // Clusters such as `-tAc x`: the last letter takes the value.
      if (name.length === 2 && /^-[A-Za-z]+$/.test(arg) && arg.endsWith(name.charAt(1)))
        return [args[index + 1] ?? ''];
    }
    return [];
  });
}

/** `sqlite3 file.db 'SQL'` */
function operandsOf({ name, operands }: Reading): string[] {
  return name === 'sqlite3' || name === 'duckdb' ? operands.slice(1) : [];
}

function inputOf({ command, readsPipe, pipedText }: Reading): (string | null)[] {
  return [...command.input.map(({ text }) => text), ...(readsPipe ? [pipedText] : [])];
}

function readsFile({ name, args, command }: Reading): boolean {
  if (command.redirects.some(({ operator }) => operator === '<')) return true;
  if (MYSQL.test(name)) return args.some((arg) => arg.startsWith('--init-command'));
  return args.some((arg) =>
    FILE_OPTIONS.some(
      (name_) =>
        arg === name_ ||
        (name_.startsWith('--') && arg.startsWith(`${name_}=`)) ||
        (name_ === '-f' && /^-[A-Za-z]*f/.test(arg) && !arg.startsWith('--')),
    ),
  );
}

/** A client's own commands start with a backslash. */
const META = /^\s*\\(\S+)(.*)$/gm;

/** What a text of SQL does. */
export function codesOfText(text: string, client: string): SqlCode[] {
  const meta = [...text.matchAll(META)].flatMap(([, name = '', rest = '']) => metaCodes(name, rest));
  const sql = text.replaceAll(META, '').trim();
  if (sql === '') return meta;
  return [...meta, ...codesOfSql(sql, client)];
}

function metaCodes(name: string, rest: string): SqlCode[] {
  if (name === '!') return ['sql-shell'];
  if (/^(?:i|ir|include|include_relative|source|\.)$/.test(name)) return ['sql-unseen'];
  if (name === 'copy')
    return /\bprogram\b/i.test(rest)
      ? ['sql-copy-program']
      : [/\bfrom\b/i.test(rest) ? 'sql-copy-in' : 'sql-copy-out'];
  if (/^(?:o|out|w|write|g|gx|gexec|s|lo_\w+|password|e|edit|ef|ev|setenv)$/.test(name))
    return ['sql-run-code'];
  return ['sql-reads'];
}

const MYSQL_READS = /^(?:show|desc|describe|use|status|help)\b[^;]*;?$/i;

function codesOfSql(sql: string, client: string): SqlCode[] {
  if (MYSQL.test(client) && MYSQL_READS.test(sql)) return ['sql-reads'];
  const statements = parseSql(sql) ?? (client === 'psql' ? null : parseSql(sql.replaceAll('`', '"')));
  return statements === null ? unreadable(sql) : statements.flatMap(classify);
}

/** What can be told of SQL that does not parse: words that say what it is about. */
const WORDS: readonly [RegExp, SqlCode][] = [
  [/\bdrop\s+(?:database|schema)\b/i, 'sql-drop-database'],
  [/\bdrop\s+table\b/i, 'sql-drop-table'],
  [/\bdrop\s+column\b|\balter\s+table\b[^;]*\bdrop\b/i, 'sql-drop-column'],
  [/\btruncate\b/i, 'sql-truncate'],
  [/\bdelete\s+from\b(?![^;]*\bwhere\b)/i, 'sql-delete-all'],
];

function unreadable(sql: string): SqlCode[] {
  const [, code] = WORDS.find(([words]) => words.test(sql)) ?? [];
  return [code ?? 'sql-unreadable'];
}
