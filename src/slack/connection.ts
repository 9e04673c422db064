import { setTimeout as delay } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../log.ts';

/** The client inside Bolt's receiver. */
type SocketModeClient = SocketModeReceiver['client'];

/** First and longest pause between two attempts to connect, in ms. The longest bounds how long clicks are lost. */
const RETRY_MIN_MS = 100;
const RETRY_MAX_MS = 3_000;

/** Slack's words for tokens that will never work (docs.slack.dev, apps.connections.open). */
const HOPELESS = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'user_removed_from_team',
  'team_disabled',
]);

export interface SlackConnection {
  /** Whether clicks arrive now. */
  connected(): boolean;
  stop(): Promise<void>;
}

/**
 * Keeps the socket connected. The client's own reconnecting is off: it pauses 5 s after every routine `disconnect`
 * (socket-mode 3.1), clicks in that time are lost, and it gives up for good where Slack cannot be reached.
 * `onHopeless` is called when Slack refuses the token; attempts go on, as a token can be allowed again.
 */
export function keepConnected(
  client: SocketModeClient,
  log: Log,
  onHopeless: (error: string) => void,
): SlackConnection {
  let connected = false;
  const stopping = new AbortController();

  async function connectAgainAndAgain(): Promise<void> {
    let pauseMs = RETRY_MIN_MS;
    while (!stopping.signal.aborted) {
      const ended = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
      try {
        await client.start();
        connected = true;
        pauseMs = RETRY_MIN_MS;
        log.info('connected to Slack');
        await ended;
        log.info('the connection to Slack ended');
      } catch (error) {
        const word = slackError(error);
        if (word !== null && HOPELESS.has(word)) onHopeless(word);
        log.warn({ err: word ?? error }, 'cannot connect to Slack');
        await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
        pauseMs = Math.min(2 * pauseMs, RETRY_MAX_MS);
      }
      connected = false;
    }
  }

  const running = connectAgainAndAgain();
  return {
    connected: () => connected,
    stop: async () => {
      stopping.abort();
      await client.disconnect().catch(() => undefined);
      await running;
    },
  };
}

/** Slack's own word for what is wrong, where the error is an answer of Slack. */
export function slackError(error: unknown): string | null {
  if (!(error instanceof Error) || !('data' in error)) return null;
  const { data } = error as { data?: { error?: unknown } };
  return typeof data?.error === 'string' ? data.error : null;
}
