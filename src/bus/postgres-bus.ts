import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { repeat } from '../concurrency/periodic.ts';
import { openClient, openPool, type PostgresServer } from '../postgres/connections.ts';
import type { DecisionBus } from './decision-bus.ts';
import { LocalListeners } from './local-listeners.ts';

const CHANNEL = 'expacti_decided';
/** How long a connection may take to open, and a query, in ms. */
const LIMITS = { connectionTimeoutMillis: 5_000, queryMs: 5_000 };
/** Between two probes of the connection that listens, in ms. */
const PROBE_MS = 5_000;
/** Between two attempts to connect again, in ms. */
const RECONNECT_MS = 500;

/** PostgreSQL's LISTEN/NOTIFY: one connection that listens, a small pool that notifies. */
export async function createPostgresBus(
  server: PostgresServer,
  onError: (error: unknown) => void,
): Promise<DecisionBus> {
  const listeners = new LocalListeners();
  const pool = openPool(server, { max: 2, ...LIMITS }, onError);
  let stopped = false;
  let hears = false;
  let client = await listen();

  async function listen(): Promise<Client> {
    const next = openClient(server, LIMITS, onError);
    next.on('notification', ({ payload }) => listeners.wake(payload ?? ''));
    try {
      await next.connect();
      await next.query(`LISTEN ${CHANNEL}`);
      hears = true;
    } catch (error) {
      await next.end().catch(() => undefined);
      throw error;
    }
    // Without queries nobody would notice that the connection is silent. If a query gets no answer, it is ended.
    const probing = repeat(() => next.query('SELECT 1'), { firstMs: PROBE_MS, everyMs: PROBE_MS }, onError);
    next.once('end', () => {
      void probing.stop();
      void reconnect();
    });
    listeners.wakeAll();
    return next;
  }

  async function reconnect(): Promise<void> {
    hears = false;
    if (stopped) return;
    await delay(RECONNECT_MS);
    if (stopped) return;
    try {
      client = await listen();
    } catch (error) {
      onError(error);
      void reconnect();
    }
  }

  return {
    publish: async (requestId) => {
      listeners.wake(requestId);
      await pool.query('SELECT pg_notify($1, $2)', [CHANNEL, requestId]);
    },
    subscribe: (requestId, wake) => listeners.subscribe(requestId, wake),
    listening: () => listeners.count(),
    ping: async () => {
      if (!hears) throw new Error('The connection that receives decisions of other processes was lost.');
    },
    stop: async () => {
      stopped = true;
      await Promise.all([client.end(), pool.end()]);
    },
  };
}
