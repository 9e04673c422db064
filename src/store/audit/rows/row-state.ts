import { hash } from 'node:crypto';
import type { RowState, RowTable } from '../../../audit/row-state.ts';
import type { Token } from '../../generated/client.ts';
import { canonicalJson } from './canonical-json.ts';
import {
  APPROVAL_COLUMNS,
  type Covered,
  DECISION_COLUMNS,
  REQUEST_COLUMNS,
  RULE_COLUMNS,
  TOKEN_COLUMNS,
} from './columns.ts';

type Named = [column: string, json: string | null];
/** A row as it is read, or as it is about to be written. */
type Fields<Columns> = { id: string } & Partial<Record<keyof Columns, unknown>>;

/** The hint of a column that holds nothing. */
const EMPTY = '..';

/** What a request's row holds, with its decision and its approvals. */
export function requestState(
  request: Fields<typeof REQUEST_COLUMNS>,
  decision: Partial<Record<keyof typeof DECISION_COLUMNS, unknown>> | null,
  approvals: readonly { reviewer: string; approvedAt: Date }[],
): RowState {
  const given = approvals
    .map((approval) => named(approval, APPROVAL_COLUMNS).map(([, json]) => json))
    .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
  const columns: Named[] = [
    ...named(request, REQUEST_COLUMNS),
    ...named(decision ?? {}, DECISION_COLUMNS).map(([column, json]): Named => [`decisions.${column}`, json]),
    ['approvals', given.length === 0 ? null : canonicalJson(given)],
  ];
  return stateOf('requests', request.id, columns);
}

/** What a rule's row holds. */
export function ruleState(rule: Fields<typeof RULE_COLUMNS>): RowState {
  return stateOf('rules', rule.id, named(rule, RULE_COLUMNS));
}

/** What a token's row holds. */
export function tokenState(token: Pick<Token, 'id' | keyof typeof TOKEN_COLUMNS>): RowState {
  return stateOf('tokens', token.id, named(token, TOKEN_COLUMNS));
}

function named<Row>(row: Partial<Record<keyof Row, unknown>>, columns: Covered<Row>): Named[] {
  const values: Partial<Record<string, unknown>> = row;
  return Object.entries<string | undefined>(columns).map(([field, column]) => [
    column ?? field,
    storedJson(values[field]),
  ]);
}

/**
 * Null for nothing, false and an empty list: a column that is added later with such a default leaves the state of older
 * rows as it is.
 */
function storedJson(value: unknown): string | null {
  const isEmpty = value === undefined || value === null || value === false;
  return isEmpty || (Array.isArray(value) && value.length === 0) ? null : canonicalJson(value);
}

/**
 * The first column is the salt of the hints. For requests and tokens it is a keyed hash, so that nobody who only has the
 * entries can test guesses of the other columns.
 */
function stateOf(table: RowTable, id: string, columns: readonly Named[]): RowState {
  const held = columns.filter(([, json]) => json !== null);
  const text = held.map(([column, json]) => `${JSON.stringify(column)}:${json}`).join();
  const salt = columns[0]?.[1] ?? '';
  return {
    table,
    id,
    sha256: hash('sha256', `[${JSON.stringify(table)},${JSON.stringify(id)},{${text}}]`, 'hex'),
    columns: columns.map(([column, json]) => (json === null ? EMPTY : hint(salt, column, json))).join(''),
  };
}

/** Two characters, of which base64url has 64: one change in 4,096 is not seen in it. */
function hint(salt: string, column: string, json: string): string {
  const sha = hash('sha256', `${salt}\n${column}\n${json}`, 'base64url');
  return sha.slice(0, 2);
}
