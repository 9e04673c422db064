import type { AuditEvent } from '../audit/entry.ts';
import type { Link, LinkRequest } from './link.ts';

/** Tells whose ids these are: by each, the one that stands for the person. @throws if Slack cannot be asked. */
export interface OneIds {
  oneIdOf(users: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** What is known while one writer has the links for itself. */
export interface LinksNow {
  /** The link of the login that is about to change. */
  link: Link | null;
  /** The wish that is about to end. */
  request: LinkRequest | null;
  /** Wishes that wait, the oldest first. */
  open: readonly LinkRequest[];
  /** Links there are. */
  count: number;
}

/** What is to be written, with the audit entry that tells of it. */
export interface LinkWrite {
  ask?: LinkRequest;
  end?: { id: string; ended: NonNullable<LinkRequest['ended']> };
  link?: Link;
  unlink?: string;
  event: AuditEvent;
}

/** What came of an attempt; nothing is written where `write` is null. */
export interface LinkPlan<Result> {
  result: Result;
  write: LinkWrite | null;
}

/** Where links are kept. Every method throws `StoreUnavailable` if it cannot be reached. */
export interface LinkBook {
  /** Slack users by login, of these logins in lower case. */
  of(logins: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Links by login, at most `limit`. */
  all(limit: number): Promise<Link[]>;
  /** Wishes made after `since` that wait, the oldest first, at most `limit`. */
  open(since: Date, limit: number): Promise<LinkRequest[]>;
  find(requestId: string): Promise<LinkRequest | null>;
  /**
   * Plans and writes in one transaction, one writer at a time.
   * @param about the login that may change, the wish that may end, and since when wishes are open.
   */
  change<Result>(
    about: { login: string; requestId: string | null; openSince: Date },
    plan: (now: LinksNow) => LinkPlan<Result>,
  ): Promise<Result>;
}
