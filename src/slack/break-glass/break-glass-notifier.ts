import type { WebClient } from '@slack/web-api';
import { type GlassNotice, reminderAfter } from '../../approval/break-glass/broken-glass.ts';
import type { TeamPolicy } from '../../approval/team-policy.ts';
import type { Log } from '../../log/log.ts';
import { refusesCards } from '../api/errors/explain-error.ts';
import type { BreakGlassNoticeStore, KnownBreakGlassNotice } from '../ports.ts';
import type { Post } from '../posting/post.ts';
import {
  BREAK_GLASS_REQUESTS_MAX,
  breakGlassReminder,
  renderBreakGlassNotice,
  renderBreakGlassReview,
} from './views/break-glass-messages.ts';

interface BreakGlassNotifierDeps {
  client: WebClient;
  notices: BreakGlassNoticeStore;
  post: Post;
  team: TeamPolicy;
  log: Log;
  now: () => Date;
}

/** Longer than a call to Slack can take, so that a claim ends by itself only if its process is gone. */
const CLAIM_MS = 12_000;
/** After Slack did not take it, in ms. */
const PAUSE_MS = 10_000;

/** Tells people that somebody broke glass, once a notice. @throws if Slack does not take it; the sweep tries again. */
export type NotifyOfBreakGlass = (noticeId: string) => Promise<void>;

export function createBreakGlassNotifier(deps: BreakGlassNotifierDeps): NotifyOfBreakGlass {
  const { notices, now, log } = deps;
  return async (id) => {
    const known = await notices.load(id, BREAK_GLASS_REQUESTS_MAX + 1);
    if (known === null || known.sent) return;
    const at = now();
    if (known.notice.dueAt > at) return;
    if (!(await notices.claim(id, at, new Date(at.getTime() + CLAIM_MS)))) return;
    try {
      const ts = await send(deps, known);
      await notices.sent(id, ts, now(), nextOf(deps, known));
    } catch (error) {
      if (known.notice.kind === 'announcement' && refusesCards(error)) {
        log.error(
          { err: error, channel: known.notice.channel },
          'could not tell a channel that somebody broke glass',
        );
        await notices.sent(id, null, now(), null);
        return;
      }
      await notices.hold(id, new Date(now().getTime() + PAUSE_MS));
      throw error;
    }
  };
}

/** @returns the timestamp of its message; null if it has none. */
async function send(
  { client, post, team }: BreakGlassNotifierDeps,
  { notice, ts, glass, reviewTs, requests }: KnownBreakGlassNotice,
): Promise<string | null> {
  const { channel } = notice;
  switch (notice.kind) {
    case 'announcement':
      return post(channel, renderBreakGlassNotice(glass, requests));
    case 'review':
      return ts ?? post(channel, renderBreakGlassReview(glass, requests));
    case 'reminder':
      if (glass.signedOff !== null || reviewTs === null) return null;
      return post(channel, { text: breakGlassReminder(glass, team.admins ?? team.reviewers) }, reviewTs);
    case 'signed-off':
      if (reviewTs !== null)
        await client.chat.update({ channel, ts: reviewTs, ...renderBreakGlassReview(glass, requests) });
      return null;
  }
}

function nextOf(
  { team, now }: BreakGlassNotifierDeps,
  { notice, glass }: KnownBreakGlassNotice,
): GlassNotice | null {
  const isOver = notice.kind === 'announcement' || notice.kind === 'signed-off' || glass.signedOff !== null;
  return isOver ? null : reminderAfter(team, glass.id, notice.channel, now());
}
