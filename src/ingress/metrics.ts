import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Request } from '../approval/request.ts';
import type { Refused } from '../refusals/refusals.ts';

export interface Metrics {
  registry: Registry;
  submitted(request: Request): void;
  decided(request: Request): void;
  refused(refused: Pick<Refused, 'kind' | 'cause'>): void;
}

/** Prometheus metrics of this process. Each decision is counted by the process that made it. */
export function createMetrics(waitingCallers: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'expacti_requests_total',
    help: 'Requests stored, by environment and verdict.',
    labelNames: ['environment', 'verdict'],
    registers,
  });
  const decisions = new Counter({
    name: 'expacti_decisions_total',
    help: 'Requests ended, by outcome and by who or what decided.',
    labelNames: ['outcome', 'by'],
    registers,
  });
  const latency = new Histogram({
    name: 'expacti_decision_seconds',
    help: 'Time from a request to its decision, in seconds.',
    labelNames: ['by'],
    buckets: [0.01, 0.1, 1, 2, 5, 10, 20, 40, 60, 120, 300, 900, 3600],
    registers,
  });
  const refusals = new Counter({
    name: 'expacti_refusals_total',
    help: 'People and tokens refused, by kind and cause.',
    labelNames: ['kind', 'cause'],
    registers,
  });
  const waiting: Gauge = new Gauge({
    name: 'expacti_waiting_callers',
    help: 'Callers that wait for a decision with an open connection.',
    registers,
    collect: () => waiting.set(waitingCallers()),
  });
  return {
    registry,
    submitted: ({ environment, verdict }) => requests.inc({ environment, verdict }),
    refused: ({ kind, cause }) => refusals.inc({ kind, cause }),
    decided: ({ decision }) => {
      if (decision === null) return;
      decisions.inc({ outcome: decision.outcome, by: decision.by.kind });
      latency.observe({ by: decision.by.kind }, decision.latencyMs / 1000);
    },
  };
}
