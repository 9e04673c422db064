import type { HandedOver } from '../../../approval/escalation/handed-over.ts';
import { onCallAt } from '../../../approval/escalation/on-call.ts';
import { routeOf } from '../../../approval/escalation/route.ts';
import type { Directory } from '../../../approval/ports.ts';
import type { TeamPolicy } from '../../../approval/team-policy.ts';
import type { Log } from '../../../log/log.ts';
import type { HandOverNoticeStore } from '../../ports.ts';
import type { Post } from '../../posting/post.ts';
import type { Tell } from '../../posting/tell.ts';
import { ASKED_MAX } from '../views/card/asked-text.ts';
import { HANDED_OVER_SHOWN_MAX, renderHandOver } from './views/hand-over.ts';

interface HandOverDeps {
  handOvers: HandOverNoticeStore;
  directory: Directory;
  post: Post;
  tell: Tell;
  team: TeamPolicy;
  log: Log;
  now: () => Date;
}

/** Longer than its calls to Slack can take, so that a claim ends by itself only if its process is gone. */
const CLAIM_MS = 20_000;
/** After Slack did not take it, in ms. */
const PAUSE_MS = 3_000;

/**
 * Tells the people on call which requests became theirs when the night began, in one message for all of them.
 * @throws if Slack does not take it; a later call tries again.
 */
export function createTellHandedOver(deps: HandOverDeps): () => Promise<void> {
  const { handOvers, team, now } = deps;
  const after = (ms: number): Date => new Date(now().getTime() + ms);
  return async () => {
    const onCall = onCallAt(team, now());
    // Whether it is late is the same for every environment.
    if (team.notify === 'none' || onCall.length === 0 || !routeOf(team, '', now()).late) return;
    const handedOver = await handOvers.claim(now(), after(CLAIM_MS), HANDED_OVER_SHOWN_MAX);
    const { ids } = handedOver;
    if (ids.length === 0) return;
    try {
      await send(deps, team.notify, onCall, handedOver);
    } catch (error) {
      await handOvers.hold(ids, after(PAUSE_MS));
      throw error;
    }
    await handOvers.sent(ids, now());
  };
}

async function send(
  { directory, post, tell, team, log }: HandOverDeps,
  notify: 'mention' | 'dm',
  onCall: readonly string[],
  handedOver: HandedOver,
): Promise<void> {
  if (notify === 'mention') {
    const { approvals, late_night: lateNight } = team.channels;
    await post(lateNight ?? approvals, renderHandOver(handedOver, onCall));
    return;
  }
  const members = [...(await directory.members(onCall))].slice(0, ASKED_MAX);
  const message = renderHandOver(handedOver, []);
  const told = await Promise.allSettled(members.map((user) => tell(user, null, message)));
  const failed = told.filter((one) => one.status === 'rejected');
  for (const { reason } of failed) log.warn({ err: reason }, 'somebody on call could not be told');
  if (failed.length === members.length && failed[0] !== undefined) throw failed[0].reason;
}
