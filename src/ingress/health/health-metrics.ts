import { Gauge, type Registry } from 'prom-client';
import type { Health } from './health.ts';

/** What `/readyz` says, as metrics. All parts are looked at when the metrics are read. */
export function addHealthMetrics(registry: Registry, health: Health): void {
  const registers = [registry];
  const degraded: Gauge<'part'> = new Gauge({
    name: 'expacti_degraded',
    help: '1 if this part of the gate is degraded, else 0. Parts have the names of /readyz.',
    labelNames: ['part'],
    registers,
    collect: async () => {
      const { checks } = await health.look();
      for (const [part, result] of Object.entries(checks)) degraded.set({ part }, result === 'ok' ? 0 : 1);
    },
  });
  const ready: Gauge = new Gauge({
    name: 'expacti_ready',
    help: '1 if the gate can answer requests, else 0: /readyz without ?strict.',
    registers,
    collect: async () => ready.set((await health.look()).down.length === 0 ? 1 : 0),
  });
  const sockets: Gauge = new Gauge({
    name: 'expacti_slack_sockets',
    help: 'Open sockets to Slack that answer pings.',
    registers,
    collect: async () => sockets.set((await health.look()).slack.sockets),
  });
  const lastMessage: Gauge = new Gauge({
    name: 'expacti_slack_last_message_timestamp_seconds',
    help: 'Time of the last message from Slack to this process, in seconds since 1970. 0 if there was none.',
    registers,
    collect: async () => {
      const { lastMessageAt } = (await health.look()).slack;
      lastMessage.set((lastMessageAt?.getTime() ?? 0) / 1000);
    },
  });
}
