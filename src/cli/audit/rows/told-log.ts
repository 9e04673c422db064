import type { AuditEntry } from '../../../audit/entry.ts';
import { BASELINE, BASELINE_COMPLETE, type ToldRow, toldRows } from '../../../audit/told-rows.ts';
import { HOUR_MS } from '../../../time/units.ts';
import { isPlainId, keyOf, readToldRowLine, toldRowLine } from './told-row-line.ts';
import { ToldRowsSorter } from './told-rows-sorter.ts';

/** Processes of an older version may still run beside the first of the new one, in ms after the baseline. */
const UPGRADE_MS = HOUR_MS;

/**
 * What the entries of a log tell of rows, in bounded memory: what the log says up to the moment at which rows are read is
 * sorted, with temporary files; what is appended later is kept by row.
 */
export class ToldLog {
  readonly #sorter = new ToldRowsSorter();
  readonly #recent = new Map<string, ToldRow[]>();
  #isSorted = false;
  #newestAt = -Infinity;
  #complete: { seq: number; at: number } | null = null;
  /** The first entry that no older version can have written. */
  #strictFrom = Infinity;

  /** The next entry, which fits to the chain. @throws if a temporary file cannot be written. */
  async take(entry: AuditEntry): Promise<void> {
    // Older rows are told of once: later, a baseline would vouch for a row that was changed.
    if (entry.kind === BASELINE && this.#complete !== null) return;
    this.#followUpgrade(entry);
    for (const row of toldRows(entry)) {
      if (!isPlainId(row.id)) continue;
      if (this.#isSorted) this.#keep(row);
      else await this.#sorter.add(toldRowLine(row));
    }
  }

  #followUpgrade({ seq, at, kind }: AuditEntry): void {
    this.#newestAt = Math.max(this.#newestAt, Date.parse(at));
    const complete = this.#complete;
    if (complete === null) {
      if (kind === BASELINE_COMPLETE) this.#complete = { seq, at: this.#newestAt };
      return;
    }
    if (this.#newestAt > complete.at + UPGRADE_MS) this.#strictFrom = Math.min(this.#strictFrom, seq);
  }

  #keep(row: ToldRow): void {
    const key = keyOf(row.table, row.id);
    const rows = this.#recent.get(key);
    if (rows === undefined) this.#recent.set(key, [row]);
    else rows.push(row);
  }

  /** What the entries so far tell, in the order of tables and ids. Entries that are taken from now on are not in it. */
  sorted(): AsyncGenerator<ToldRow> {
    // At once, not when the first row is read: entries may be taken before that.
    this.#isSorted = true;
    return readLines(this.#sorter.sorted());
  }

  /** What entries up to `head` tell of a row of which `sorted` says `earlier`. */
  newest(table: string, id: string, head: number, earlier: ToldRow | null): ToldRow | null {
    const recent = this.#recent.get(keyOf(table, id)) ?? [];
    return recent.findLast(({ seq }) => seq <= head) ?? earlier;
  }

  /** Whether a row that no entry up to `head` tells of may be an older version's. */
  mayLackEntry(head: number): boolean {
    return this.#complete === null || this.#complete.seq > head;
  }

  /** Whether an entry that does not hold the content of its row may be an older version's. */
  mayLackContent({ seq }: ToldRow): boolean {
    return seq < this.#strictFrom;
  }

  /** Whether older rows are still being told of. */
  get isBaselineComplete(): boolean {
    return this.#complete !== null;
  }

  /** Removes temporary files. */
  remove(): Promise<void> {
    return this.#sorter.remove();
  }
}

async function* readLines(lines: AsyncIterable<string>): AsyncGenerator<ToldRow> {
  for await (const line of lines) yield readToldRowLine(line);
}
