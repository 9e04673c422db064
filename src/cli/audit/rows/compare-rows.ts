import { ROW_TABLES, type RowTable } from '../../../audit/row-state.ts';
import { type ToldRow } from '../../../audit/told-rows.ts';
import type { Chain } from '../../../audit/verify.ts';
import { type AuditRowsPage, readAuditRows } from '../../../client/audit/read-audit-rows.ts';
import type { CallerSettings } from '../../../client/settings/caller-settings.ts';
import { sayFailure } from '../../ask-gate.ts';
import { EXIT } from '../../exit-code.ts';
import { gateLog } from '../gate-log.ts';
import type { ProgressBar } from '../progress-bar.ts';
import { differingColumns, type RowFinding } from './row-finding.ts';
import type { ToldLog } from './told-log.ts';

/** Findings that are named; more are only counted. */
const NAMED_MAX = 1_000;

/** What came of comparing rows with entries. */
export interface Comparison {
  kind: 'compared';
  /** Rows that were looked at, by table. */
  rows: Record<RowTable, number>;
  /** Rows of older versions that no entry holds the content of. */
  unchecked: number;
  found: number;
  findings: RowFinding[];
}

/** A part that could not be read; it was said why. */
type Failed = { kind: 'failed'; exitCode: number } | { kind: 'broken' };

/**
 * Compares every row with the newest entry that tells of it. Each page of rows is as of an entry, so the log is followed
 * up to that one first: rows that change in the meantime differ from nothing.
 */
export async function compareRows(
  settings: CallerSettings,
  chain: Chain,
  log: ToldLog,
  progress: ProgressBar,
): Promise<Comparison | Failed> {
  const walk = new Walk(log);
  for (const table of ROW_TABLES) {
    let total = 0;
    for await (const read of readAuditRows(settings, table)) {
      if (read.kind !== 'page') return { kind: 'failed', exitCode: sayFailure(read) };
      const { page } = read;
      const failed = await followTo(chain, log, page.head);
      if (failed !== null) return failed;
      await walk.compare(table, page);
      total = page.total ?? total;
      progress.show(table, walk.result.rows[table], total);
    }
    await walk.endTable(table);
  }
  return walk.result;
}

/** Follows the log at least to this entry. */
async function followTo(chain: Chain, log: ToldLog, head: number): Promise<Failed | null> {
  if (chain.head.seq >= head) return null;
  for await (const part of gateLog(chain.head.seq)) {
    if (part.kind === 'failed') return part;
    for (const entry of part.entries) {
      if (!chain.follow(entry) || entry === null) return { kind: 'broken' };
      await log.take(entry);
    }
    if (chain.head.seq >= head) return null;
  }
  process.stderr.write(`expacti: the gate returned rows as of entry ${head}, but not that entry\n`);
  return { kind: 'failed', exitCode: EXIT.unavailable };
}

/** Rows and what entries tell of them, side by side: both come in the order of tables and ids. */
class Walk {
  readonly result: Comparison = {
    kind: 'compared',
    rows: { requests: 0, rules: 0, tokens: 0 },
    unchecked: 0,
    found: 0,
    findings: [],
  };
  readonly #log: ToldLog;
  readonly #told: AsyncGenerator<ToldRow>;
  #next: ToldRow | null | undefined;

  constructor(log: ToldLog) {
    this.#log = log;
    this.#told = log.sorted();
  }

  async compare(table: RowTable, { head, rows, columns }: AuditRowsPage): Promise<void> {
    for (const row of rows) {
      const earlier = await this.#toldOf(table, row.id);
      this.#compareOne(table, row, this.#log.newest(table, row.id, head, earlier), head, columns);
      this.result.rows[table] += 1;
    }
  }

  /** There are no more rows: what entries still tell of are missing ones. */
  async endTable(table: RowTable): Promise<void> {
    for (let next = await this.#peek(); next?.table === table; next = await this.#peek()) this.#missing(next);
  }

  async #peek(): Promise<ToldRow | null> {
    if (this.#next === undefined) {
      const { value, done } = await this.#told.next();
      this.#next = done === true ? null : value;
    }
    return this.#next;
  }

  /** What the sorted entries tell of the row. Rows before it that they tell of are not there. */
  async #toldOf(table: RowTable, id: string): Promise<ToldRow | null> {
    for (let next = await this.#peek(); next?.table === table && next.id <= id; next = await this.#peek()) {
      if (next.id === id) {
        this.#next = undefined;
        return next;
      }
      this.#missing(next);
    }
    return null;
  }

  #missing({ table, id, seq }: ToldRow): void {
    this.#next = undefined;
    this.#find({ kind: 'missing', table, id, seq, columns: [] });
  }

  #compareOne(
    table: RowTable,
    row: AuditRowsPage['rows'][number],
    told: ToldRow | null,
    head: number,
    names: readonly string[],
  ): void {
    const { id } = row;
    if (told === null) {
      if (this.#log.mayLackEntry(head)) this.result.unchecked += 1;
      else this.#find({ kind: 'added', table, id, seq: null, columns: [] });
    } else if (told.sha256 === null) {
      if (this.#log.mayLackContent(told)) this.result.unchecked += 1;
      else this.#find({ kind: 'unproven', table, id, seq: told.seq, columns: [] });
    } else if (told.sha256 !== row.sha256) {
      this.#find({ kind: 'changed', table, id, seq: told.seq, columns: differingColumns(told, row, names) });
    }
  }

  #find(finding: RowFinding): void {
    this.result.found += 1;
    if (this.result.findings.length < NAMED_MAX) this.result.findings.push(finding);
  }
}
