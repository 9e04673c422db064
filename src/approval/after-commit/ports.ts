import type { GlassNotice } from '../break-glass/broken-glass.ts';
import type { NoticeKind } from '../escalation/notice.ts';
import type { Request } from '../request.ts';

/** What follows a commit. All of it may be repeated, or fail without harm: the sweep heals it. */
export interface AfterCommit {
  /** A pending request was stored: post its card, set its timer. */
  submitted(request: Request): Promise<void>;
  /** A request was stored that a rule decides: it never waited, so no card shows it and nobody waits for it. */
  decidedAtOnce(request: Request): Promise<void>;
  /** Nobody has decided: the on-call people are to be asked, and the deadline has moved. */
  escalated(request: Request): Promise<void>;
  /** Something on the card changed. */
  changed(requestId: string): Promise<void>;
  /** The request has ended: release its callers, update its card. */
  decided(request: Request): Promise<void>;
  /** Glass was broken, or signed off: tell people when it is due. */
  glassBroken(notices: readonly GlassNotice[]): Promise<void>;
}

/** The timers and queues that follow a commit need. What is lost is done by the sweep. */
export interface Timers {
  /** Times the request out at `at`; for the same moment again nothing changes. */
  scheduleDeadline(requestId: string, at: Date): Promise<void>;
  forgetDeadline(requestId: string, at: Date): Promise<void>;
  scheduleEscalation(requestId: string, at: Date): Promise<void>;
  forgetEscalation(requestId: string): Promise<void>;
  /** Tells people at `at`; the same notice again changes nothing. */
  scheduleNotice(requestId: string, notice: NoticeKind, at: Date): Promise<void>;
  scheduleGlassNotice(noticeId: string, at: Date): Promise<void>;
  /** Posts the request's card, or updates it. */
  syncCard(requestId: string): Promise<void>;
}

/** Counts requests for the operator. */
export interface RequestCounts {
  submitted(request: Request): void;
  decided(request: Request): void;
}

/** Tells every process that a request was decided. */
export interface DecisionFeed {
  publish(requestId: string): Promise<void>;
}
