import { isWorkingTime } from '../../policy/environments/working-hours.ts';
import { redactText } from '../../policy/redact/free-text.ts';
import { MINUTE_MS } from '../../time/units.ts';
import type { DecideDeps } from '../decision/decide.ts';
import type { Refusal } from '../decision/lifecycle.ts';
import { adminRefusal } from '../eligibility/permission.ts';
import { hoursOf } from '../escalation/route.ts';
import type { Clock } from '../ports.ts';
import type { TeamPolicy } from '../team-policy.ts';
import { type BrokenGlass, noticesOf } from './broken-glass.ts';
import type { GlassStore, Opened } from './ports.ts';

export interface OpenDeps
  extends Pick<DecideDeps, 'directory' | 'team' | 'clock' | 'afterCommit' | 'noteRefusal'> {
  glass: GlassStore;
}

export type OpenOutcome =
  | (Opened & { kind: 'open-already' })
  | { kind: 'opened'; glass: BrokenGlass }
  /** It is open by itself. */
  | { kind: 'not-closed' }
  | { kind: 'refused'; refusal: Refusal };

/** Environments that are closed at this moment. */
export function closedNow({ team, clock }: { team: TeamPolicy; clock: Clock }): string[] {
  if (isWorkingTime(hoursOf(team), clock.now())) return [];
  return Object.entries(team.environments)
    .filter(([, { outside_hours: outside }]) => outside === 'closed')
    .map(([name]) => name);
}

/**
 * An admin opens a closed environment for some minutes: people are asked there, where a request was denied at once. Deny
 * rules still deny, and everybody who has to approve still has to.
 * @param wish its id is the form's, so that one form that is sent twice opens once.
 * @throws if Slack or the database cannot be asked.
 */
export async function openEnvironment(
  deps: OpenDeps,
  wish: { id: string; environment: string; minutes: number; reason: string },
  by: string,
): Promise<OpenOutcome> {
  const { id, environment, minutes } = wish;
  const reason = redactText(wish.reason);
  const refusal = await adminRefusal(deps, by);
  if (refusal !== null) return { kind: 'refused', refusal };
  if (!closedNow(deps).includes(environment)) return { kind: 'not-closed' };
  const at = deps.clock.now();
  const until = new Date(at.getTime() + minutes * MINUTE_MS);
  const lifted = [`${environment} is closed outside working hours.`];
  const glass: BrokenGlass = {
    id,
    requestId: null,
    environment,
    by,
    reason,
    lifted,
    at,
    until,
    signedOff: null,
  };
  const notices = noticesOf(deps.team, glass);
  const opened = await deps.glass.open(glass, notices, {
    kind: 'break_glass',
    at,
    requestId: null,
    actor: by,
    data: { id, environment, reason, lifted, until: until.toISOString() },
  });
  if (opened.kind === 'open-already') return opened;
  await deps.afterCommit.glassBroken(notices);
  return { kind: 'opened', glass };
}
