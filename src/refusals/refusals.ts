import type { AuditEvent } from '../audit/entry.ts';
import { MINUTE_MS } from '../time/units.ts';

/** Something that an edge refused because of who asked for it. */
export interface Refused {
  /** `click.refused`: a person, in Slack. `token.refused`: a token. `token.unknown`: a caller without a valid token. */
  kind: 'click.refused' | 'token.refused' | 'token.unknown';
  /** A Slack user, `token:…` or `address:…`. */
  actor: string;
  /** What was tried: a button, a form or a command by our name of it; a method and a route. Never what was typed. */
  what: string;
  /** Why, as a code of ours. */
  cause: string;
  requestId: string | null;
  /** More of it, in names that are ours: never a token, a hash of one, or what a caller wrote. */
  data?: Readonly<Record<string, string>>;
}

/** Where edges tell what they refused. It neither throws nor is waited for: the answer does not depend on it. */
export interface Refusals {
  note(refused: Refused): void;
}

export interface RefusalDeps {
  /** Appends to the audit log. */
  append(event: AuditEvent): Promise<void>;
  log: { warn(fields: object, text: string): void };
  /** Counts every refusal, also those that leave no entry. */
  count(refused: Pick<Refused, 'kind' | 'cause'>): void;
  clock: { now(): Date };
}

/** The same refusal leaves one entry in this time, in ms. */
const SAME_MS = MINUTE_MS;
/** Entries of one kind in this time: a flood from many addresses must not fill the audit log, or slow its writers. */
const ENTRIES_MAX = 30;

interface Kind {
  /** When each refusal was last recorded, the oldest first; at most {@link ENTRIES_MAX}. */
  recorded: Map<string, number>;
  /** Refusals without an entry since the last one that has one. */
  suppressed: number;
}

/**
 * Writes refusals to the audit log and the log, bounded in number: one a minute for the same refusal and 30 a minute of
 * one kind, in each process. An entry says how many of its kind left none since the one before it.
 */
export class RefusalLog implements Refusals {
  readonly #deps: RefusalDeps;
  readonly #kinds = new Map<string, Kind>();
  readonly #writing = new Set<Promise<void>>();

  constructor(deps: RefusalDeps) {
    this.#deps = deps;
  }

  note(refused: Refused): void {
    this.#deps.count(refused);
    const at = this.#deps.clock.now();
    const kind = this.#kindOf(refused);
    forgetOld(kind, at.getTime());
    const key = keyOf(refused);
    if (kind.recorded.has(key) || kind.recorded.size >= ENTRIES_MAX) {
      kind.suppressed += 1;
      return;
    }
    kind.recorded.set(key, at.getTime());
    const { suppressed } = kind;
    kind.suppressed = 0;
    this.#write(refused, at, suppressed, () => {
      // What left no entry may leave one the next time.
      kind.recorded.delete(key);
      kind.suppressed += suppressed + 1;
    });
  }

  /** Waits until what was noted is written or has failed. */
  async stop(): Promise<void> {
    await Promise.all(this.#writing);
  }

  #kindOf({ kind: name }: Refused): Kind {
    const kind = this.#kinds.get(name) ?? { recorded: new Map(), suppressed: 0 };
    this.#kinds.set(name, kind);
    return kind;
  }

  #write(refused: Refused, at: Date, suppressed: number, failed: () => void): void {
    const { kind, actor, what, cause, requestId, data = {} } = refused;
    const details = { what, cause, ...data, ...(suppressed > 0 ? { suppressed } : {}) };
    this.#deps.log.warn({ kind, actor, requestId, ...details }, 'refused');
    const writing = this.#deps
      .append({ kind, at, requestId, actor, data: details })
      .catch((error: unknown) => {
        failed();
        this.#deps.log.warn({ err: error, kind }, 'cannot write a refusal to the audit log');
      })
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }
}

/** An address that tries tokens is one refusal, wherever it tries them. */
function keyOf({ kind, actor, what, cause, requestId, data }: Refused): string {
  return JSON.stringify(kind === 'token.unknown' ? [actor] : [actor, what, cause, requestId, data]);
}

/** A clock that was set back makes what it recorded old. */
function forgetOld({ recorded }: Kind, now: number): void {
  for (const [key, at] of recorded) if (now - at >= SAME_MS || at > now) recorded.delete(key);
}
