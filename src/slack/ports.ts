import type { BrokenGlass, GlassNotice } from '../approval/break-glass/broken-glass.ts';
import type { HandedOver } from '../approval/escalation/handed-over.ts';
import type { Asked, Request } from '../approval/request.ts';
import type { ImportNotice } from '../rulebook/import/import-notice.ts';
import type { TokenNotice } from '../tokens/token-notice.ts';

/** A posted Slack message that shows a request. */
export interface PostedCard {
  channel: string;
  ts: string;
  permalink: string | null;
  /** Hex SHA-256 of what it shows; the card is in step when a fresh rendering has the same. Empty: not known. */
  shownSha256: string;
  /** Whether it shows how the request ended. */
  final: boolean;
  /** Whether people can read the whole command: on the card, or in its thread if the card cuts it. */
  attached: boolean;
  /** How many parts of the command stand in the thread, if Slack takes no file. */
  partsPosted: number;
  /** Why the whole command could not be posted yet: Slack's error code, or `unreachable`; null if nothing failed. */
  textTrouble: string | null;
  asked: Asked;
}

/** The parts of a card that change once it is posted. */
export type CardChanges = Partial<Omit<PostedCard, 'channel' | 'ts' | 'asked'>>;

/** Which notices were sent, and who sends one now. */
export interface NoticeStore {
  /** Lets one caller send the notice until `until`; false if it was sent, or while another one may. */
  claim(requestId: string, kind: string, now: Date, until: Date): Promise<boolean>;
  sent(requestId: string, kind: string, at: Date): Promise<void>;
  /** Sending failed: the next caller need not wait. */
  release(requestId: string, kind: string): Promise<void>;
  /** Ids of pending requests that escalated before `before` while nobody was told; at most `limit`. */
  untoldEscalations(before: Date, limit: number): Promise<string[]>;
  /** Ids of pending requests, made before `before`, whose people were not all told by direct message; at most `limit`. */
  untoldAsked(before: Date, limit: number): Promise<string[]>;
  /** Ids of pending requests whose newest reminder was due before `before` and never came; at most `limit`. */
  untoldReminders(before: Date, limit: number): Promise<string[]>;
  /**
   * Ids of requests that people were asked about and that were denied or timed out since `from` while their requester was
   * not told; the first to end in front, at most `limit`.
   */
  untoldEndings(from: Date, limit: number): Promise<string[]>;
}

/** Requests that were handed over when the night began while the people on call were not told. */
export interface HandOverNoticeStore {
  /**
   * Takes all of them, which are this caller's until `until`; none while others are still to be handed over.
   * @param shown how many of them are read.
   */
  claim(now: Date, until: Date, shown: number): Promise<HandedOver>;
  sent(ids: readonly string[], at: Date): Promise<void>;
  /** Telling failed: nobody tries again before `until`. */
  hold(ids: readonly string[], until: Date): Promise<void>;
}

/** When a post was begun, until when nobody else may post, and when its message is looked for. */
export interface PostClaim {
  now: Date;
  until: Date;
  lookAt: Date;
}

/** A post of a card whose outcome is not known: there may be a message that no card names. */
export interface CardPost {
  id: string;
  requestId: string;
  channel: string;
  startedAt: Date;
}

/** Posts whose messages are to be looked for. Every method throws `StoreUnavailable`. */
export interface CardPostStore {
  /** Ids of the posts to look for now, the oldest first; at most `limit`. */
  due(now: Date, limit: number): Promise<string[]>;
  /** Lets one caller look until `until`; null if it is not the time, or another one looks. */
  claimLook(id: string, now: Date, until: Date): Promise<CardPost | null>;
  /** Whether another post of the same request in the same channel began after `after`. */
  isPosting(post: CardPost, after: Date): Promise<boolean>;
  /** Nobody looks before `at`. */
  lookLater(id: string, at: Date): Promise<void>;
  /** Nothing is left to find. */
  done(id: string): Promise<void>;
}

/** Which messages show which request. */
export interface CardStore {
  /** The request and every message that shows it, the oldest first; null if there is no such request. */
  load(requestId: string): Promise<{ request: Request; cards: PostedCard[] } | null>;
  /**
   * Lets one caller post the card in its request's channel until `until`. Until its outcome is known the post is kept, for
   * {@link CardPostStore} to find the message from `lookAt` on.
   * @returns null while another one may post, if a card is there, or if the request has ended or moved.
   */
  claimPost(requestId: string, channel: string, claim: PostClaim): Promise<CardPost | null>;
  /** Slack did not take the card: the next caller need not wait. */
  refusePost(post: CardPost): Promise<void>;
  /** It is not known whether Slack took the card: the next caller waits until `until`. */
  doubtPost(post: CardPost, now: Date, until: Date): Promise<void>;
  /**
   * Keeps a card that was posted or found, unless it is kept already, and ends the claim in its channel.
   * @param postId the post that became this card; null if it was found.
   */
  save(requestId: string, card: PostedCard, postId: string | null): Promise<void>;
  /** Keeps what changed of a card; the rest stays as another process may have left it. */
  change(card: Pick<PostedCard, 'channel' | 'ts'>, changes: CardChanges): Promise<void>;
  /** The message is gone. */
  forget(card: Pick<PostedCard, 'channel' | 'ts'>): Promise<void>;
  /** Ids of pending requests, made before `before`, that no card shows in their channel; at most `limit`. */
  unposted(before: Date, limit: number): Promise<string[]>;
  /**
   * Ids of pending requests, made before `before`, with a card in their channel whose whole command cannot be
   * read, or that does not say yet that it can; at most `limit`.
   */
  unattached(before: Date, limit: number): Promise<string[]>;
  /** Ids of requests that ended before `before` while a card of theirs still shows them open; at most `limit`. */
  stale(before: Date, limit: number): Promise<string[]>;
}

/** A break-glass notice with all that it tells. */
export interface KnownBreakGlassNotice {
  notice: GlassNotice;
  sent: boolean;
  /** The message that it became, or that was found to be it. */
  ts: string | null;
  glass: BrokenGlass;
  /** The message in which it is reviewed, once it is posted. */
  reviewTs: string | null;
  /** The requests that it approved, or that were made while the environment was open, the oldest first. */
  requests: Request[];
}

/** Which break-glass notices were sent. */
export interface BreakGlassNoticeStore {
  /** Null if there is no such notice; at most `limit` requests. */
  load(id: string, limit: number): Promise<KnownBreakGlassNotice | null>;
  /** Lets one caller send it until `until`; false if it was sent, or while another one may. */
  claim(id: string, now: Date, until: Date): Promise<boolean>;
  /** Sending failed: nobody tries again before `until`. */
  hold(id: string, until: Date): Promise<void>;
  /** It was sent, as the message `ts` if it has one; the notice that follows it is stored with that. */
  sent(id: string, ts: string | null, at: Date, next: GlassNotice | null): Promise<void>;
  /** A message that was pressed is the review: after a crash between posting and storing it is not known. */
  adopt(glassId: string, message: { channel: string; ts: string }): Promise<void>;
  /** Ids of notices that were due before `before` and are not sent, at most `limit`. */
  due(before: Date, limit: number): Promise<string[]>;
}

/** A change of rules or tokens that the approvals channel is to be told of. */
export type ChangeNotice = TokenNotice | ImportNotice;

/** One that is still to be told. */
export interface DueChangeNotice {
  id: string;
  /** When the change was made. */
  at: Date;
  notice: ChangeNotice;
}

/** Changes that the approvals channel is still to be told of. Every method throws `StoreUnavailable`. */
export interface ChangeNoticeStore {
  /** The oldest due ones, which are this caller's until `until`. */
  claim(now: Date, until: Date, limit: number): Promise<DueChangeNotice[]>;
  /** Forgets those that were told. */
  done(ids: readonly string[]): Promise<void>;
  /** Gives back what was not told, for `until` and later. */
  hold(ids: readonly string[], until: Date): Promise<void>;
}
