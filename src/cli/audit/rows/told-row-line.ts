import type { RowTable } from '../../../audit/row-state.ts';
import type { ToldRow } from '../../../audit/told-rows.ts';

/** Ids that the gate makes. Only such ids are in order when lines are. */
const PLAIN_ID = /^[\x21-\x7e]+$/;
const SEQ_DIGITS = 15;
const NONE = '-';

export const isPlainId = (id: string): boolean => PLAIN_ID.test(id);

/** What an entry tells of a row, as a line; lines sort by table, id and entry. */
export function toldRowLine({ table, id, seq, sha256, columns }: ToldRow): string {
  return `${keyOf(table, id)}\t${String(seq).padStart(SEQ_DIGITS, '0')}\t${sha256 ?? NONE}\t${columns}`;
}

/** The row of a line. */
export function readToldRowLine(line: string): ToldRow {
  const [table = '', id = '', seq = '', sha256 = '', columns = ''] = line.split('\t');
  return {
    table: table as RowTable,
    id,
    seq: Number(seq),
    sha256: sha256 === NONE ? null : sha256,
    columns,
  };
}

/** The part of a line that says which row it is about. */
export function lineKey(line: string): string {
  return line.slice(0, line.indexOf('\t', line.indexOf('\t') + 1));
}

export const keyOf = (table: string, id: string): string => `${table}\t${id}`;
