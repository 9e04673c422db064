import { adminsNow } from '../../approval/eligibility/admins.ts';
import type { Actor } from '../../people/link.ts';
import type { SlackDeps } from '../deps.ts';

/** A member of the workspace as the rules about links see them, and who the admins are, at this moment. */
export interface LinkActor {
  actor: Actor;
  isAdmin(user: string): boolean;
}

/** @throws if Slack cannot be asked. */
export async function linkActorOf({ approval }: SlackDeps, user: string): Promise<LinkActor> {
  const admins = await adminsNow(approval);
  const isAdmin = (one: string): boolean => admins.has(one);
  return {
    actor: { user, isAdmin: isAdmin(user), isOnlyAdmin: isAdmin(user) && admins.size === 1 },
    isAdmin,
  };
}
