import type { Effect } from '../effect.ts';
import type { Reading } from '../reading.ts';
import { classify } from './classify.ts';
import { type SqlClient, sqlClientOf } from './clients.ts';
import { parseSql } from './parser.ts';
import { type SqlCode, sqlEffect } from './sql-table.ts';

const MYSQL = /^(?:mysql|mariadb)$/;

/** What the SQL that a client is handed does; empty if it is no client, or is handed none. */
export function sqlEffects(reading: Reading): Effect[] {
  const client = sqlClientOf(reading);
  if (client === null) return [];
  const given = [...valuesOf(reading.args, client.sql ?? []), ...operandsOf(reading, client)];
  const texts = [...given, ...inputOf(reading, given.length > 0)];
  const codes = new Set(
    texts.flatMap((text) => (text === null ? (['sql-unseen'] as const) : codesOfText(text, reading.name))),
  );
  if (readsFile(reading, client)) codes.add('sql-unseen');
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
const operandsOf = ({ operands }: Reading, { operand }: SqlClient): readonly string[] =>
  operand === undefined ? [] : operands.slice(operand);

/** What it reads. What is handed to a group around it is for another command if this one is given its SQL in words. */
function inputOf({ command: { stdin } }: Reading, isGiven: boolean): (string | null)[] {
  return stdin === null || (stdin.isShared && isGiven) ? [] : [stdin.text];
}

function readsFile({ args, operands }: Reading, { files = [], fileOperand }: SqlClient): boolean {
  if (fileOperand !== undefined && operands.some((operand) => operand.startsWith(fileOperand))) return true;
  return args.some((arg) =>
    files.some(
      (name) =>
        arg === name ||
        (name.startsWith('--') && arg.startsWith(`${name}=`)) ||
        (name === '-f' && /^-[A-Za-z]*f/.test(arg) && !arg.startsWith('--')),
    ),
  );
}

/** A client's own commands start with a backslash. */
const META = /^\s*\\(\S+)(.*)$/gm;

/** What a text of SQL does. */
function codesOfText(text: string, client: string): SqlCode[] {
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
