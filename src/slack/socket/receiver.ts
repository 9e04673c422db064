import type { App, Receiver } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { Envelope } from './envelope.ts';
import type { Acknowledge, OnEnvelope } from './socket.ts';

/** Slack waits this long for an acknowledgement, in ms (docs.slack.dev, "Using Socket Mode"); a little is for the way. */
const ACKNOWLEDGE_MS = 2_500;

/** Hands what comes in on any socket to Bolt. No envelope ends the process, and every one is acknowledged. */
export class SocketReceiver implements Receiver {
  readonly #log: Log;
  #app: App | null = null;

  constructor(log: Log) {
    this.#log = log;
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
    const once = acknowledgeOnce(acknowledge);
    const timer = setTimeout(() => void once(), ACKNOWLEDGE_MS);
    this.#process(envelope, once)
      .catch((error: unknown) => {
        this.#log.error({ err: error, type: envelope.type }, 'a message from Slack could not be processed');
      })
      .finally(() => {
        clearTimeout(timer);
        void once();
      });
  };

  async #process({ payload, retryAttempt, retryReason }: Envelope, ack: Acknowledge): Promise<void> {
    await this.#app?.processEvent({
      body: payload,
      ack,
      ...(retryAttempt === undefined ? {} : { retryNum: retryAttempt }),
      ...(retryReason === undefined ? {} : { retryReason }),
    });
  }
}

function acknowledgeOnce(acknowledge: Acknowledge): Acknowledge {
  let sent: Promise<void> | null = null;
  return (answer) => {
    sent ??= acknowledge(answer);
    return sent;
  };
}
