import type { WebClient } from '@slack/web-api';
import { refusalsOf, viewerRefusal } from '../../approval/eligibility/permission.ts';
import type { Request } from '../../approval/request.ts';
import { ownedRules } from '../../rulebook/lookup/owned-rules.ts';
import { readStats } from '../../stats/read-stats.ts';
import type { SlackDeps } from '../deps.ts';
import { refusalText } from '../kit/blocks/answers.ts';
import { section } from '../kit/blocks/blocks.ts';
import { HOME_DECIDED_MAX, HOME_WAITING_MAX, type Home, renderHome } from './views/home.ts';

/** Waiting requests that are looked through for those that somebody may decide. */
const PENDING_MAX = 200;
/** Days of the team's numbers. */
const TEAM_DAYS = 7;

/**
 * Shows one person the Home tab as things are now; people of other workspaces see why they see nothing.
 * @throws if the database or Slack cannot be asked.
 */
export async function showHome(deps: SlackDeps, client: WebClient, user: string): Promise<void> {
  const refusal = await viewerRefusal(deps.approval, user);
  const view =
    refusal === null
      ? renderHome(await homeOf(deps, user))
      : { type: 'home' as const, blocks: [section(refusalText(refusal))] };
  await client.views.publish({ user_id: user, view });
}

/** The same after a decision, which stands even if the tab cannot be updated. */
export async function refreshHome(deps: SlackDeps, client: WebClient, user: string): Promise<void> {
  await showHome(deps, client, user).catch((error: unknown) => {
    deps.log.warn({ err: error }, 'the Home tab could not follow a decision');
  });
}

async function homeOf({ approval, rulebook, stats }: SlackDeps, user: string): Promise<Home> {
  const [pending, decided, { rules }, lastDays] = await Promise.all([
    approval.store.pending(PENDING_MAX),
    approval.store.decidedBy(user, HOME_DECIDED_MAX),
    rulebook.rules.active(),
    readStats(stats, TEAM_DAYS),
  ]);
  const refusal = await refusalsOf(approval, user, pending);
  const theirs = pending.filter((request) => !isApprovedBy(request, user) && refusal(request) === null);
  return {
    waiting: theirs.slice(0, HOME_WAITING_MAX + 1),
    others: pending.length - theirs.length,
    decided,
    stats: lastDays,
    rules: ownedRules(rules, user, rulebook.clock.now(), rulebook.staleAfterMs),
  };
}

const isApprovedBy = ({ approvals }: Request, user: string): boolean =>
  approvals.some(({ by }) => by === user);
