import type { App, Receiver } from '@slack/bolt';
import type { Log } from '../../log/log.ts';
import type { Envelope } from './envelope.ts';
import type { Acknowledge, OnEnvelope } from './socket.ts';

/** Slack waits this long for an acknowledgement, in ms (docs.slack.dev, "Using Socket Mode"); a little is for the way. */
const ACKNOWLEDGE_MS = 2_500;

/** Gives what is handed to the listeners; null if it was answered instead. */
export type Admit = (
  payload: Record<string, unknown>,
  acknowledge: Acknowledge,
) => Promise<Record<string, unknown> | null>;

/** Answers what no listener took, and acknowledges it. */
export type Unheard = (payload: Record<string, unknown>, acknowledge: Acknowledge) => Promise<void>;

/**
 * Hands what comes in on any socket to Bolt. No envelope ends the process, and every one is acknowledged. Listeners
 * acknowledge first of all: what nobody has acknowledged when Bolt is done, nobody listens to.
 */
export class SocketReceiver implements Receiver {
  readonly #log: Log;
  readonly #admit: Admit;
  readonly #unheard: Unheard;
  #app: App | null = null;

  constructor(log: Log, admit: Admit, unheard: Unheard) {
    this.#log = log;
    this.#admit = admit;
    this.#unheard = unheard;
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Sockets are opened elsewhere: several of them share one receiver. */
  start(): Promise<void> {
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  readonly onEnvelope: OnEnvelope = (envelope, acknowledge) => {
    let acknowledged: Promise<void> | null = null;
    const once: Acknowledge = (answer) => {
      acknowledged ??= acknowledge(answer);
      return acknowledged;
    };
    const timer = setTimeout(() => void once(), ACKNOWLEDGE_MS);
    const failed = (error: unknown): void =>
      this.#log.error({ err: error, type: envelope.type }, 'a message from Slack could not be processed');
    void this.#process(envelope, once)
      .catch(failed)
      .then(() => (acknowledged === null ? this.#unheard(envelope.payload, once) : undefined))
      .catch(failed)
      .finally(() => {
        clearTimeout(timer);
        void once();
      });
  };

  async #process({ payload, retryAttempt, retryReason }: Envelope, ack: Acknowledge): Promise<void> {
    const body = await this.#admit(payload, ack);
    if (body === null) return;
    await this.#app?.processEvent({
      body,
      ack,
      ...(retryAttempt === undefined ? {} : { retryNum: retryAttempt }),
      ...(retryReason === undefined ? {} : { retryReason }),
    });
  }
}
