import type { RowTable } from '../../../audit/row-state.ts';
import type { ToldRow } from '../../../audit/told-rows.ts';
import { printable } from '../../output/printable.ts';
import { grouped } from '../chain-text.ts';

/** A row that is not what the entries tell. */
export interface RowFinding {
  table: RowTable;
  id: string;
  kind: 'changed' | 'missing' | 'added' | 'unproven';
  /** The newest entry that tells of the row, if there is one. */
  seq: number | null;
  /** Columns that differ, as far as they are known. */
  columns: string[];
}

/** The first column of each table, which is the salt of the hints: if it differs, nothing is known of the others. */
const SALTS: Record<RowTable, string> = { requests: 'body_hmac', rules: 'effect', tokens: 'secret_hmac' };

const WORDS = { requests: 'request', rules: 'rule', tokens: 'token' } as const;

/** One line on a row. */
export function findingText({ table, id, kind, seq, columns }: RowFinding): string {
  const row = `${WORDS[table]} ${printable(id)}`;
  const entry = seq === null ? '' : `entry ${grouped(seq)}`;
  switch (kind) {
    case 'changed':
      return `${row} differs from ${entry}: ${columnsText(table, columns)}`;
    case 'missing':
      return `${row} is missing: ${entry} recorded it`;
    case 'added':
      return `${row} has no audit entry: the gate did not write it`;
    case 'unproven':
      return `${row} cannot be checked: ${entry} does not contain its content. Only older versions wrote such entries`;
  }
}

function columnsText(table: RowTable, columns: readonly string[]): string {
  if (columns.length === 0) return 'its content';
  const named = columns.map(printable).join(', ');
  return columns[0] === SALTS[table] ? `${named}, and maybe others` : named;
}

const HINT_LENGTH = 2;

/**
 * The names of the columns whose hints differ. If the first one does, which is the salt of the others, only that one
 * is known. A hint that the entry does not have is of a column that is newer than the entry.
 */
export function differingColumns(
  told: Pick<ToldRow, 'columns'>,
  row: { columns: string },
  names: readonly string[],
): string[] {
  const differing = names.filter((_name, at) => {
    const [from, to] = [at * HINT_LENGTH, (at + 1) * HINT_LENGTH];
    const now = row.columns.slice(from, to);
    return now !== (told.columns.slice(from, to) || '.'.repeat(HINT_LENGTH));
  });
  const [salt] = names;
  return salt !== undefined && differing[0] === salt ? [salt] : differing;
}
