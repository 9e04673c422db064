import { type AuditEntry, GENESIS_HASH, hashOf } from './entry.ts';

/** A place in the chain. Who keeps the newest one elsewhere can tell later whether anything up to it was changed. */
export interface Head {
  /** 0 before the first entry. */
  seq: number;
  hash: string;
}

/** The place before the first entry. */
export const GENESIS: Head = { seq: 0, hash: GENESIS_HASH };

export interface Intact {
  kind: 'intact';
  /** How many there are. */
  entries: number;
  /** Where the chain was taken up: what is up to here was not looked at. */
  start: Head;
  /** Its newest entry. */
  head: Head;
}

export interface Broken {
  kind: 'broken';
  /** The first entry that does not fit, or that is missing. */
  seq: number;
  /** A clause about this entry. */
  why: string;
}

export interface ChainOptions {
  /** Where the chain has to be taken up; null: before whatever entry comes first, for a part of a log. */
  start: Head | null;
  /** A place that is known from elsewhere: the chain has to lead through it. */
  kept: Head | null;
}

const OTHER_HISTORY = 'does not belong to the history of the kept head: the log was rewritten';

/**
 * Follows a chain entry by entry, in constant memory. Each entry has to be the next one, to name the hash of the one
 * before it, and to have the hash of its own content. Who rewrites all of it, or cuts off its end, is only found by `kept`.
 */
export class Chain {
  readonly #kept: Head | null;
  #start: Head | null;
  #head: Head | null;
  #entries = 0;
  #broken: Broken | null = null;

  constructor({ start, kept }: ChainOptions) {
    this.#kept = kept;
    this.#start = start;
    this.#head = start;
  }

  /** The place behind the last entry that fitted; the one before the first entry until there is one. */
  get head(): Head {
    return this.#head ?? GENESIS;
  }

  /** Whether an entry did not fit. */
  get isBroken(): boolean {
    return this.#broken !== null;
  }

  /** Whether the next entry fits; null stands for something that is no entry. After one that does not fit none does. */
  follow(entry: AuditEntry | null): boolean {
    if (this.#broken !== null) return false;
    const seq = entry?.seq ?? this.head.seq + 1;
    const why = entry === null ? 'cannot be read as an entry' : this.#faultOf(entry);
    if (why !== null || entry === null) {
      this.#broken = { kind: 'broken', seq, why: why ?? '' };
      return false;
    }
    this.#start ??= before(entry);
    this.#head = { seq: entry.seq, hash: entry.hash };
    this.#entries += 1;
    return true;
  }

  #faultOf(entry: AuditEntry): string | null {
    const previous = this.#head ?? before(entry);
    if (entry.seq !== previous.seq + 1 || entry.seq < 1)
      return `is in the place of entry ${previous.seq + 1}: an entry was removed, added or moved`;
    if (entry.prevHash !== previous.hash) return 'does not match the entry before it';
    if (entry.hash !== hashOf(entry)) return 'was tampered with: its content was changed';
    const kept = this.#kept;
    if (kept === null) return null;
    const passed = [previous, entry].find(({ seq }) => seq === kept.seq);
    return passed === undefined || passed.hash === kept.hash ? null : OTHER_HISTORY;
  }

  /** What the chain is, now that there are no more entries. */
  end(): Intact | Broken {
    if (this.#broken !== null) return this.#broken;
    const { head } = this;
    const start = this.#start ?? GENESIS;
    const kept = this.#kept;
    if (kept !== null && kept.seq > head.seq) {
      return { kind: 'broken', seq: head.seq + 1, why: `is missing: the log had ${kept.seq} entries` };
    }
    if (kept !== null && kept.seq < start.seq) {
      return {
        kind: 'broken',
        seq: start.seq,
        why: 'is missing: this part of the log begins after the kept head',
      };
    }
    return { kind: 'intact', entries: this.#entries, start, head };
  }
}

function before(entry: AuditEntry): Head {
  return entry.seq === 1 ? GENESIS : { seq: entry.seq - 1, hash: entry.prevHash };
}
