import { onCallAt } from './approval/on-call.ts';
import type { Clock, Directory } from './approval/ports.ts';
import type { Settings } from './config/load-settings.ts';
import type { Log } from './log.ts';
import { type Announce, createAnnounce } from './slack/announce.ts';
import { ChannelPace } from './slack/channel-pace.ts';
import { createDirectory } from './slack/directory.ts';
import { Messenger } from './slack/messenger.ts';
import { Names, type OwnerNames } from './slack/names.ts';
import { createNotifier, type Notify } from './slack/notifier.ts';
import type { CardStore, NoticeStore } from './slack/ports.ts';
import { createPostDigest, type PostDigest } from './slack/post-digest.ts';
import { createSlackClient } from './slack/slack-app.ts';
import { createTell, type Tell } from './slack/tell.ts';
import { createCardStore } from './store/card-store.ts';
import type { Database } from './store/database.ts';
import { createNoticeStore } from './store/notice-store.ts';

/** Everything that speaks to Slack without being asked by it. */
export interface SlackSide {
  cards: CardStore;
  notices: NoticeStore;
  directory: Directory;
  messenger: Messenger;
  notify: Notify;
  announce: Announce;
  postDigest: PostDigest;
  tell: Tell;
  ownerNames: OwnerNames;
}

/** Nothing is sent yet; all of it shares one pace. */
export function createSlackSide(
  { slack, team }: Settings,
  { prisma }: Database,
  clock: Clock,
  log: Log,
): SlackSide {
  const client = createSlackClient(slack, log);
  const now = (): Date => clock.now();
  const pace = new ChannelPace(now);
  const cards = createCardStore(prisma, now);
  const notices = createNoticeStore(prisma);
  const directory = createDirectory(client);
  const tell = createTell(client, log);
  const shared = { client, cards, pace, log, now, reviewers: team.reviewers };
  return {
    cards,
    notices,
    directory,
    messenger: new Messenger(shared),
    notify: createNotifier({
      ...shared,
      notices,
      directory,
      tell,
      onCall: (at) => onCallAt(team, at),
    }),
    announce: createAnnounce({ client, channel: team.channels.approvals, pace, log }),
    postDigest: createPostDigest({
      ...shared,
      channel: team.channels.digest ?? team.channels.approvals,
      // Read when the first picture is drawn: there are platforms that have no canvas.
      draw: async (stats) => (await import('./charts/activity-chart.ts')).activityChart(stats),
    }),
    tell,
    ownerNames: new Names(client).owners,
  };
}
