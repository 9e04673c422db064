import type { DecideDeps } from '../approval/decision/decide.ts';
import type { JudgeDeps } from '../approval/submission/judge.ts';
import type { DigestDeps } from '../digest/gather.ts';
import type { Log } from '../log/log.ts';
import type { LinkDeps } from '../people/ask-link.ts';
import type { Fetch } from '../proxy/outgoing.ts';
import type { StatsDeps } from '../stats/read-stats.ts';
import type { Stats } from '../stats/stats.ts';
import type { TokenDeps } from '../tokens/create-token.ts';
import type { BreakGlassNoticeStore } from './ports.ts';
import type { Post } from './posting/post.ts';
import type { Tell } from './posting/tell.ts';
import type { Messenger } from './requests/cards/messenger.ts';
import type { Announce } from './rules/announcements/announce.ts';
import type { RulebookDeps } from './rules/rulebook-deps.ts';

/** What the listeners work with. */
export interface SlackDeps {
  approval: DecideDeps & JudgeDeps;
  rulebook: RulebookDeps;
  stats: StatsDeps & {
    /** As a PNG, with the same in words. */
    draw(stats: Stats): Promise<{ png: Buffer; altText: string }>;
  };
  digest: DigestDeps;
  tokens: TokenDeps;
  people: LinkDeps;
  messenger: Messenger;
  breakGlassNotices: BreakGlassNoticeStore;
  announce: Announce;
  post: Post;
  tell: Tell;
  /** Calls the addresses that Slack names. */
  fetch: Fetch;
  /** Who is in this user group has changed. */
  groupChanged(group: string): void;
  /** Something about this person has changed. */
  userChanged(user: string): void;
  log: Log;
}
