import { adminRefusal, viewerRefusal } from '../../../approval/eligibility/permission.ts';
import type { SlackDeps } from '../../deps.ts';
import { refusalText } from '../blocks/answers.ts';

/** Who may do something: every full member of the workspace, or an admin of the gate. */
export type Access = 'member' | 'admin';

const REFUSAL = { member: viewerRefusal, admin: adminRefusal } as const;

/** Users and groups who are admins of the gate. */
export const adminsOf = ({ team }: SlackDeps['approval']): readonly string[] => team.admins ?? team.reviewers;

/**
 * Checks at this moment whether somebody may. @returns why they may not, in a sentence for them; null if they may.
 * @throws if Slack cannot be asked.
 */
export async function accessRefusal(
  { approval }: Pick<SlackDeps, 'approval'>,
  access: Access,
  user: string,
): Promise<string | null> {
  const refusal = await REFUSAL[access](approval, user);
  return refusal === null ? null : refusalText(refusal, adminsOf(approval));
}
