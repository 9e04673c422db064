import type { Channels, Clock, Directory } from '../approval/ports.ts';
import type { Settings } from '../config/load-settings.ts';
import type { Log } from '../log/log.ts';
import type { Fetch } from '../proxy/outgoing.ts';
import {
  createBreakGlassNotifier,
  type NotifyOfBreakGlass,
} from '../slack/break-glass/break-glass-notifier.ts';
import { createPostDigest, type PostDigest } from '../slack/digest/post-digest.ts';
import { createChannels } from '../slack/directory/channels.ts';
import { createDirectory, type SlackDirectory } from '../slack/directory/directory.ts';
import { DisplayNames, type OwnerNames } from '../slack/directory/display-names.ts';
import type { BreakGlassNoticeStore, CardStore, NoticeStore } from '../slack/ports.ts';
import { createPost, type Post } from '../slack/posting/post.ts';
import { createSetPresence, type SetPresence } from '../slack/posting/presence.ts';
import { POSTS, RateLimiter, UPDATES } from '../slack/posting/rate-limiter.ts';
import { createTell, type Tell } from '../slack/posting/tell.ts';
import { ChannelHistory, READS } from '../slack/requests/cards/channel-history.ts';
import { CopyFinder } from '../slack/requests/cards/copy-finder.ts';
import { Messenger } from '../slack/requests/cards/messenger.ts';
import { createTellHandedOver } from '../slack/requests/notices/hand-over.ts';
import { createNotifier, type Notify } from '../slack/requests/notices/notifier.ts';
import { createTellRequester } from '../slack/requests/notices/tell-requester.ts';
import { type Announce, createAnnounce } from '../slack/rules/announcements/announce.ts';
import {
  type AnnounceChanges,
  createAnnounceChanges,
} from '../slack/rules/announcements/announce-changes.ts';
import { createWatchedClient, type SlackTokens } from '../slack/slack-app.ts';
import { createGlassNotices } from '../store/break-glass/glass-notice-store.ts';
import type { Database } from '../store/database/database.ts';
import type { SecretKeys } from '../store/keys/secret-keys.ts';
import { createLinkBook } from '../store/people/link-store.ts';
import { createCardPosts } from '../store/slack/card-post-store.ts';
import { createCardStore } from '../store/slack/card-store.ts';
import { createChangeNotices } from '../store/slack/change-notices.ts';
import { createHandOverNotices } from '../store/slack/hand-over-notices.ts';
import { createNoticeStore } from '../store/slack/notice-store.ts';

/** Everything that speaks to Slack without being asked by it. */
export interface SlackOutbound {
  cards: CardStore;
  notices: NoticeStore;
  breakGlassNotices: BreakGlassNoticeStore;
  notifyOfBreakGlass: NotifyOfBreakGlass;
  directory: Directory;
  groupChanged: SlackDirectory['groupChanged'];
  userChanged: SlackDirectory['userChanged'];
  channels: Channels;
  messenger: Messenger;
  copyFinder: CopyFinder;
  notify: Notify;
  /** Tells the requester how a request ended. */
  tellRequester: (requestId: string) => Promise<void>;
  /** Tells the people on call which requests became theirs. */
  tellHandedOver: () => Promise<void>;
  announce: Announce;
  announceChanges: AnnounceChanges;
  post: Post;
  postDigest: PostDigest;
  tell: Tell;
  fetch: Fetch;
  ownerNames: OwnerNames;
  setPresence: SetPresence;
}

interface OutboundDeps {
  tokens: SlackTokens;
  /** Told of each call to Slack that failed. */
  onFailure: (error: unknown, method: string) => void;
  keys: SecretKeys;
  clock: Clock;
  log: Log;
}

/** Builds everything that writes to Slack; all of it shares one rate limiter. Nothing is sent yet. */
export function createSlackOutbound(
  { team }: Pick<Settings, 'team'>,
  { prisma }: Database,
  { tokens, onFailure, keys, clock, log }: OutboundDeps,
): SlackOutbound {
  const client = createWatchedClient(tokens, log, onFailure);
  const now = (): Date => clock.now();
  // A clock that jumps back must not keep anybody waiting.
  const steady = (): Date => new Date(clock.elapsedMs?.() ?? clock.now());
  const pace = new RateLimiter(POSTS, steady);
  const cards = createCardStore(prisma, keys, now);
  const notices = createNoticeStore(prisma);
  const directory = createDirectory(client);
  const tell = createTell(client, log);
  const post = createPost({ client, pace });
  const breakGlassNotices = createGlassNotices(prisma, keys);
  const { fetch } = tokens.outgoing;
  const shared = { client, fetch, cards, pace, log, now, team };
  const messenger = new Messenger({ ...shared, steady, updates: new RateLimiter(UPDATES, steady) });
  const history = new ChannelHistory(client, new RateLimiter(READS, steady), now);
  return {
    cards,
    notices,
    breakGlassNotices,
    notifyOfBreakGlass: createBreakGlassNotifier({ ...shared, notices: breakGlassNotices, post }),
    directory,
    groupChanged: directory.groupChanged,
    userChanged: directory.userChanged,
    channels: createChannels(client),
    messenger,
    copyFinder: new CopyFinder({ ...shared, history, posts: createCardPosts(prisma), messenger }),
    notify: createNotifier({ ...shared, notices, directory, links: createLinkBook(prisma), tell }),
    tellRequester: createTellRequester({ ...shared, notices, tell }),
    tellHandedOver: createTellHandedOver({
      ...shared,
      handOvers: createHandOverNotices(prisma, keys),
      directory,
      post,
      tell,
    }),
    announce: createAnnounce({ client, channel: team.channels.approvals, pace, log }),
    announceChanges: createAnnounceChanges({
      ...shared,
      notices: createChangeNotices(prisma),
      channel: team.channels.approvals,
    }),
    post,
    postDigest: createPostDigest({
      ...shared,
      channel: team.channels.digest ?? team.channels.approvals,
      // Read when the first picture is drawn: there are platforms that have no canvas.
      draw: async (stats, use) => (await import('../charts/picture.ts')).drawPicture(stats, use),
    }),
    tell,
    fetch,
    ownerNames: new DisplayNames(client).owners,
    setPresence: createSetPresence(client, log),
  };
}
