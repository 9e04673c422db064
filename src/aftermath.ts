import type { Aftermath } from './approval/ports.ts';
import type { DecisionBus } from './bus/decision-bus.ts';
import type { Metrics } from './ingress/metrics.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Log } from './log.ts';

interface AftermathDeps {
  bus: DecisionBus;
  metrics: Metrics;
  log: Log;
  jobs: () => Jobs;
}

/**
 * What follows a commit: callers are released, the card and the timers follow. None of it may hold up or fail an answer
 * that is already true in the database, so it is not waited for; what gets lost is healed by the sweep.
 */
export function createAftermath({ bus, metrics, log, jobs }: AftermathDeps): Aftermath {
  const inBackground = (work: Promise<void>): void => {
    work.catch((error: unknown) => log.warn({ err: error }, 'a step after the commit failed'));
  };
  return {
    submitted: async (request) => {
      metrics.submitted(request);
      inBackground(jobs().syncCard(request.id));
      inBackground(jobs().scheduleDeadline(request.id, request.expiresAt));
    },
    changed: async (requestId) => inBackground(jobs().syncCard(requestId)),
    decided: async (request) => {
      metrics.decided(request);
      inBackground(bus.publish(request.id));
      inBackground(jobs().syncCard(request.id));
      inBackground(jobs().forgetDeadline(request.id));
    },
  };
}
