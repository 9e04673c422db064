import { redactText } from '../../policy/redact/free-text.ts';
import { type Refusal, strangerRefusal } from '../decision/lifecycle.ts';
import { actingPerson, noted } from '../eligibility/permission.ts';
import { type BrokenGlass, noticeOf } from './broken-glass.ts';
import type { OpenDeps } from './open-environment.ts';

export type SignOffOutcome =
  | { kind: 'signed-off'; glass: BrokenGlass }
  | { kind: 'signed-off-before'; glass: BrokenGlass }
  /** Somebody else has to look at it. */
  | { kind: 'own-glass' }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'not-found' };

/** Whether this person could sign it off now; null if they could. Reviewers and admins may, but not who broke it. */
export async function signOffRefusal(
  deps: OpenDeps,
  id: string,
  userId: string,
): Promise<Exclude<SignOffOutcome, { kind: 'signed-off' }> | null> {
  const { directory, team, glass: store } = deps;
  const [person, homeTeamId, members, glass] = await Promise.all([
    actingPerson(directory, userId),
    directory.homeTeamId(),
    directory.members([...team.reviewers, ...(team.admins ?? [])]),
    store.find(id),
  ]);
  const stranger = strangerRefusal(person, homeTeamId);
  const refusal = stranger ?? (members.has(userId) ? null : { kind: 'not-a-reviewer' as const });
  if (refusal !== null) {
    noted(deps, userId, refusal);
    return { kind: 'refused', refusal };
  }
  if (glass === null) return { kind: 'not-found' };
  if (glass.signedOff !== null) return { kind: 'signed-off-before', glass };
  return glass.by === userId ? { kind: 'own-glass' } : null;
}

/**
 * Somebody else than who broke the glass has looked at it, once.
 * @throws if Slack or the database cannot be asked.
 */
export async function signOff(deps: OpenDeps, id: string, by: string, note: string): Promise<SignOffOutcome> {
  const refusal = await signOffRefusal(deps, id, by);
  if (refusal !== null) return refusal;
  const at = deps.clock.now();
  const notice = noticeOf(id, 'signed-off', deps.team.channels.approvals, at);
  const signed = { by, at, note: redactText(note) };
  const glass = await deps.glass.find(id);
  if (glass === null) return { kind: 'not-found' };
  const isFirst = await deps.glass.signOff(id, signed, notice, {
    kind: 'break_glass.signed_off',
    at,
    requestId: glass.requestId,
    actor: by,
    data: { id, broken_by: glass.by, note: signed.note },
  });
  if (!isFirst) return { kind: 'signed-off-before', glass: (await deps.glass.find(id)) ?? glass };
  await deps.afterCommit.glassBroken([notice]);
  return { kind: 'signed-off', glass: { ...glass, signedOff: signed } };
}
