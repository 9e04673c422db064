import type { Log } from '../../log/log.ts';
import { remindersOf } from '../escalation/notice.ts';
import type { TeamPolicy } from '../team-policy.ts';
import type { AfterCommit, DecisionFeed, RequestCounts, Timers } from './ports.ts';

interface AfterCommitDeps {
  bus: DecisionFeed;
  metrics: RequestCounts;
  log: Pick<Log, 'warn'>;
  team: Pick<TeamPolicy, 'notify'>;
  /** Deciding schedules jobs, and jobs decide: they may already run while the queues are being opened. */
  jobs: Promise<Timers>;
}

/**
 * What follows a commit: callers are released, the card and the timers follow. None of it may hold up or fail an answer
 * that is already true in the database, so it is not waited for; what gets lost is healed by the sweep.
 */
export function createAfterCommit({ bus, metrics, log, team, jobs }: AfterCommitDeps): AfterCommit {
  const inBackground = (work: Promise<void>): void => {
    work.catch((error: unknown) => log.warn({ err: error }, 'a step after the commit failed'));
  };
  const schedule = (add: (queues: Timers) => Promise<void>): void => inBackground(jobs.then(add));
  return {
    submitted: async (request) => {
      metrics.submitted(request);
      schedule((queues) => queues.syncCard(request.id));
      schedule((queues) => queues.scheduleDeadline(request.id, request.expiresAt));
      const { escalateAt } = request;
      if (escalateAt !== null) schedule((queues) => queues.scheduleEscalation(request.id, escalateAt));
      if (team.notify === 'dm')
        schedule((queues) => queues.scheduleNotice(request.id, 'asked', request.createdAt));
      for (const { kind, at } of remindersOf(request.createdAt, request.timeoutSeconds))
        schedule((queues) => queues.scheduleNotice(request.id, kind, at));
    },
    decidedAtOnce: async (request) => {
      metrics.submitted(request);
      metrics.decided(request);
    },
    escalated: async ({ id, expiresAt, escalatedAt }) => {
      schedule((queues) => queues.syncCard(id));
      schedule((queues) => queues.scheduleDeadline(id, expiresAt));
      schedule((queues) => queues.scheduleNotice(id, 'escalated', escalatedAt ?? expiresAt));
    },
    changed: async (requestId) => schedule((queues) => queues.syncCard(requestId)),
    glassBroken: async (notices) => {
      for (const { id, dueAt } of notices) schedule((queues) => queues.scheduleGlassNotice(id, dueAt));
    },
    decided: async (request) => {
      metrics.decided(request);
      inBackground(bus.publish(request.id));
      // Where there is no card, its job finds out by itself that none is needed any more.
      if (request.asked !== null || request.status !== 'timed_out')
        schedule((queues) => queues.syncCard(request.id));
      // The timers of what timed out have run.
      if (request.status === 'timed_out') return;
      schedule((queues) => queues.forgetDeadline(request.id, request.expiresAt));
      if (request.escalateAt !== null) schedule((queues) => queues.forgetEscalation(request.id));
    },
  };
}
