import { withDeadline } from '../../concurrency/deadline.ts';
import { type Refusal, strangerRefusal } from '../decision/lifecycle.ts';
import type { Directory } from '../ports.ts';
import { strangerProblem } from './people-problems.ts';

/** Longest that Slack is waited for, in ms: a caller of the API waits for the answer. */
const WAIT_MS = 5_000;

/**
 * Why somebody cannot answer for a token, as the end of a sentence; null for an active full member of the workspace.
 * @throws if Slack cannot be asked, or takes too long.
 */
export async function ownerProblem(directory: Directory, userId: string): Promise<string | null> {
  const refusal = await withDeadline(
    refusalOf(directory, userId),
    WAIT_MS,
    `Slack did not answer within ${WAIT_MS} ms`,
  );
  if (refusal === null) return null;
  return `must be an active full member of the workspace, but ${userId} ${strangerProblem(refusal)}`;
}

async function refusalOf(directory: Directory, userId: string): Promise<Refusal | null> {
  const [person, homeTeamId] = await Promise.all([directory.person(userId), directory.homeTeamId()]);
  return strangerRefusal(person, homeTeamId);
}
