/** Tables whose rows entries tell of. A request's decision and approvals are part of its row. */
export const ROW_TABLES = ['requests', 'rules', 'tokens'] as const;

export type RowTable = (typeof ROW_TABLES)[number];

/** What a row holds, as a hash: entries keep it, so that a row can be checked without repeating its content. */
export interface RowState {
  table: RowTable;
  id: string;
  /** Hex SHA-256 of the row's columns as canonical JSON. */
  sha256: string;
  /** Two characters a column, in the order of the classification: they tell which columns differ, and prove nothing. */
  columns: string;
}
