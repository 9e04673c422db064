import { Gauge, type Registry } from 'prom-client';
import type { Health } from './health.ts';

/** What `/readyz` says, as metrics. All parts are looked at when the metrics are read. */
export function addHealthMetrics(registry: Registry, health: Health): void {
  const registers = [registry];
  const degraded: Gauge<'part'> = new Gauge({
    name: 'expacti_degraded',
    help: 'Whether a part of the gate is not well (1) or well (0), by the names of /readyz.',
    labelNames: ['part'],
    registers,
    collect: async () => {
      const { checks } = await health.look();
      for (const [part, result] of Object.entries(checks)) degraded.set({ part }, result === 'ok' ? 0 : 1);
    },
  });
  const ready: Gauge = new Gauge({
    name: 'expacti_ready',
    help: 'Whether the gate can answer requests (1) or not (0): /readyz without ?strict.',
    registers,
    collect: async () => ready.set((await health.look()).down.length === 0 ? 1 : 0),
  });
  const sockets: Gauge = new Gauge({
    name: 'expacti_slack_sockets',
    help: 'Open sockets to Slack on which pings are answered.',
    registers,
    collect: async () => sockets.set((await health.look()).slack.sockets),
  });
  const lastMessage: Gauge = new Gauge({
    name: 'expacti_slack_last_message_timestamp_seconds',
    help: 'When this process last got a message from Slack, in seconds since 1970; 0 if it never did.',
    registers,
    collect: async () => {
      const { lastMessageAt } = (await health.look()).slack;
      lastMessage.set((lastMessageAt?.getTime() ?? 0) / 1000);
    },
  });
}
