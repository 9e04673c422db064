import type { AuditEvent } from '../audit/entry.ts';
import type { Facts, Twin } from '../policy/facts.ts';
import type { RuleBook } from '../policy/match/book/rule-book.ts';
import type { BrokenGlass, GlassNotice } from './break-glass/broken-glass.ts';
import type { Ending } from './decision/ending.ts';
import type { Person } from './eligibility/person.ts';
import type { Route } from './escalation/route.ts';
import type { Approval, Decision, NewRequest, Request, RunResult } from './request.ts';
import type { DuplicateScope } from './submission/duplicates/scope.ts';

/** Time is given, so that logic can be tested without waiting. */
export interface Clock {
  now(): Date;
  /** In ms since some moment. It never jumps. Without it pauses go by `now`. */
  elapsedMs?(): number;
}

/** What happens to one request inside one transaction. The request's row stays locked until the transaction ends. */
export interface RequestTransaction {
  readonly request: Request;
  /** When it was locked, by the clock of the store; null if it has no other clock than this process. */
  readonly lockedAt: Date | null;
  addApproval(approval: Approval): Promise<void>;
  /**
   * The one conditional update: `pending` becomes the outcome, and the decision is written beside it.
   * @returns false if the request was no longer pending.
   */
  settle(decision: Decision): Promise<boolean>;
  /** The deadline moves. */
  escalate(escalation: { at: Date; expiresAt: Date }): Promise<void>;
  /** People are asked elsewhere; if it is late, those on call are to be told. */
  move(route: Route): Promise<void>;
  recordResult(result: RunResult): Promise<void>;
  /** An admin lifted what else held it up; people are to be told. */
  breakGlass(glass: BrokenGlass, notices: readonly GlassNotice[]): Promise<void>;
  audit(event: AuditEvent): Promise<void>;
}

export type InsertOutcome =
  | { kind: 'inserted' }
  /** A rule that was to decide it has no use left; nothing was stored. */
  | { kind: 'rule-used-up'; ruleId: string }
  /** The same was approved, or asked for, since this request was judged; nothing was stored. */
  | { kind: 'duplicate-now'; twin: Twin }
  | { kind: 'key-taken'; request: Request; bodyHmac: string };

/** Where requests are kept. Every method throws `StoreUnavailable` if the database cannot be reached. */
export interface RequestStore {
  /**
   * Stores request, decision (if there is one already), uses of rules and audit entry in one transaction.
   * @param onlyIfFirst stores nothing if the database knows another request of this scope by then; null: it is stored anyway.
   */
  insert(
    request: NewRequest,
    event: AuditEvent,
    decidedBy: readonly { id: string; isLimited: boolean }[],
    onlyIfFirst: DuplicateScope | null,
  ): Promise<InsertOutcome>;
  find(id: string): Promise<Request | null>;
  findByKey(tokenId: string, key: string): Promise<{ request: Request; bodyHmac: string } | null>;
  /** Locks the request and runs `work` in one transaction; null if there is no such request. */
  change<T>(id: string, work: (tx: RequestTransaction) => Promise<T>): Promise<T | null>;
  /** Pending requests, the one that ends first in front; at most `limit`. */
  pending(limit: number): Promise<Request[]>;
  /** What this person ended, the newest first; at most `limit`. */
  decidedBy(reviewer: string, limit: number): Promise<Request[]>;
  /**
   * Ends pending requests whose time is over in one transaction, at most `limit`, the first that were due in front. One that
   * somebody is deciding at this moment is left alone.
   * @param end how each ends.
   * @returns those that it ended.
   */
  timeOut(now: Date, limit: number, end: (request: Request) => Ending): Promise<Request[]>;
  /** Ids of pending requests that should have escalated, at most `limit`. */
  toEscalate(now: Date, limit: number): Promise<string[]>;
  /** Ids of pending requests that were routed by day and it is late, or the other way round; at most `limit`. */
  toHandOver(late: boolean, limit: number): Promise<string[]>;
}

/** Asks the past about a command. */
export interface History {
  of(
    question: {
      scope: DuplicateScope;
      shapeHmac: string;
      repository: string | null;
    },
    now: Date,
  ): Promise<Pick<Facts, 'duplicateOf' | 'deniedBefore' | 'seenBefore' | 'requestsLastMinute'>>;
}

/** The rules as this process knows them now. */
export interface RuleSource {
  current(): RuleBook;
}

/** Slack answered, of one person or group alone, something that is not understood. */
export class NotUnderstood extends Error {
  constructor(cause: unknown) {
    super('The answer of Slack could not be read.', { cause });
    this.name = 'NotUnderstood';
  }
}

/** What Slack knows of people now, and of user groups at most ten seconds ago. Throws if Slack cannot be asked. */
export interface Directory {
  homeTeamId(): Promise<string>;
  /** The person's `id` stands for all ids that Slack has for them. @throws NotUnderstood */
  person(userId: string): Promise<Person | null>;
  /**
   * The same as it was known at most some 70 minutes ago and Slack has told nothing else since; Slack is asked if nothing is
   * known. Nothing may be decided by it alone.
   */
  personLately(userId: string): Promise<Person | null>;
  /**
   * By each of these user ids, the one that stands for the person: on Enterprise Grid somebody has several. One that stands
   * for nobody else stands for itself.
   */
  oneIdOf(users: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The people that users and user groups (`S…`) stand for now, each by one id. @throws NotUnderstood */
  members(usersAndGroups: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Whether a channel takes the app's messages. */
export type ChannelState =
  | 'in-it'
  | 'not-in-it'
  | 'read-only'
  | 'thread-only'
  | 'archived'
  | 'unknown'
  | 'unclear';

/** What Slack knows of channels. Throws if Slack cannot be asked. */
export interface Channels {
  state(channel: string): Promise<ChannelState>;
}

/** Whom people have linked logins to, besides `people` in the policy file; read again each time. */
export interface Links {
  /**
   * Slack users by login. @param logins in lower case.
   * @throws StoreUnavailable if the database cannot be reached.
   */
  of(logins: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
