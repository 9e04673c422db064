import type { Asked, Request } from '../approval/request.ts';

/** A posted Slack message that shows a request. */
export interface PostedCard {
  channel: string;
  ts: string;
  permalink: string | null;
  /** Hex SHA-256 of what it shows; the card is in step when a fresh rendering has the same. Empty: not known. */
  shownSha256: string;
  /** Whether it shows how the request ended. */
  final: boolean;
  /** Whether the whole command stands in its thread. */
  attached: boolean;
  asked: Asked;
}

/** Who sends which notice. */
export interface NoticeStore {
  /** Lets one caller send the notice until `until`; false where it was sent, or while another one may. */
  claim(requestId: string, kind: string, now: Date, until: Date): Promise<boolean>;
  sent(requestId: string, kind: string, at: Date): Promise<void>;
  /** Sending failed: the next caller need not wait. */
  release(requestId: string, kind: string): Promise<void>;
  /** Ids of pending requests that escalated before `before` while nobody was told; at most `limit`. */
  untoldEscalations(before: Date, limit: number): Promise<string[]>;
  /** Ids of pending requests, made before `before`, for which it is late and nobody was woken; at most `limit`. */
  untoldNights(before: Date, limit: number): Promise<string[]>;
}

/** Which messages show which request. */
export interface CardStore {
  /** The request and every message that shows it, the oldest first; null where there is no such request. */
  load(requestId: string): Promise<{ request: Request; cards: PostedCard[] } | null>;
  /** Lets one caller post the card in its request's channel until `until`; false while another one may. */
  claimPost(requestId: string, channel: string, now: Date, until: Date): Promise<boolean>;
  /** The claim's post failed: the next caller need not wait. */
  releasePost(requestId: string): Promise<void>;
  /** Keeps a card, or what changed of it. */
  save(requestId: string, card: PostedCard): Promise<void>;
  /** Ids of pending requests, made before `before`, that no card shows where they are asked for; at most `limit`. */
  unposted(before: Date, limit: number): Promise<string[]>;
  /** Ids of requests that ended before `before` while a card of theirs still shows them open; at most `limit`. */
  stale(before: Date, limit: number): Promise<string[]>;
}
