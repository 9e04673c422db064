import { isOverdue } from '../decision/lifecycle.ts';
import type { RequestTransaction } from '../ports.ts';
import type { EscalateDeps } from './escalate.ts';
import { routeOf } from './route.ts';

/**
 * The hour has come or gone at which the team works: a pending request moves to the channel where people are asked now.
 * May be repeated; one that is where it belongs stays there.
 */
export async function reroute(deps: EscalateDeps, requestId: string): Promise<void> {
  const isMoved = await deps.store.change(requestId, (tx) => moveIn(tx, deps));
  if (isMoved) await deps.afterCommit.changed(requestId);
}

async function moveIn(tx: RequestTransaction, { clock, team }: EscalateDeps): Promise<boolean> {
  const { request } = tx;
  const now = clock.now();
  if (request.status !== 'pending' || isOverdue(request, now)) return false;
  const route = routeOf(team, request.environment, now);
  if (route.late === request.late) return false;
  await tx.move(route);
  await tx.audit({
    kind: 'request.handed-over',
    at: now,
    requestId: request.id,
    actor: 'gate',
    data: { from: request.channel, to: route.channel, late: route.late },
  });
  return true;
}
