import { askedAt } from '../../../approval/escalation/on-call.ts';
import type { Asked, Request } from '../../../approval/request.ts';
import type { TeamPolicy } from '../../../approval/team-policy.ts';
import type { DisplayNames } from '../../directory/display-names.ts';

/**
 * Who is asked about a request now, and whom its new card mentions.
 * @param isMoved whether another card showed it before: a card that moves mentions nobody.
 */
export type AskedOf = (request: Pick<Request, 'channel' | 'late'>, isMoved: boolean) => Promise<Asked>;

export function createAskedOf(names: DisplayNames, team: TeamPolicy, now: () => Date): AskedOf {
  return async ({ channel, late }, isMoved) => {
    const people = askedAt(team, late, now());
    const asked = await names.asked(channel, people);
    return team.notify === 'mention' && !isMoved ? { ...asked, mentioned: [...people] } : asked;
  };
}
