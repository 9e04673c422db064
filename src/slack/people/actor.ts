import { adminsNow } from '../../approval/eligibility/admins.ts';
import { viewerRefusal } from '../../approval/eligibility/permission.ts';
import type { Actor } from '../../people/link.ts';
import type { SlackDeps } from '../deps.ts';
import { refusalText } from '../kit/blocks/answers.ts';

/** Who presses or types, and who the admins are, at this moment. */
export interface Present {
  actor: Actor;
  isAdmin(user: string): boolean;
}

/**
 * The person as links go by them; a text that says why, where they may do nothing here.
 * @throws where Slack cannot be asked.
 */
export async function presentOf({ approval }: SlackDeps, user: string): Promise<Present | string> {
  const [refusal, admins] = await Promise.all([viewerRefusal(approval, user), adminsNow(approval)]);
  if (refusal !== null) return refusalText(refusal);
  const isAdmin = (one: string): boolean => admins.has(one);
  return {
    actor: { user, isAdmin: isAdmin(user), isOnlyAdmin: isAdmin(user) && admins.size === 1 },
    isAdmin,
  };
}
