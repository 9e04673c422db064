import type { Ack } from './connection.ts';

/** https://docs.slack.dev/apis/events-api/using-socket-mode: an envelope is to be acknowledged within 3 seconds. */
const ACK_MS = 3000;

/** Envelopes that wait for their ack. */
export class PendingAcks {
  readonly #waiting = new Map<string, (ack: Ack | undefined) => void>();

  /** Resolves with the ack, or with undefined when Slack gives up. A second ack changes nothing. */
  wait(envelopeId: string): Promise<Ack | undefined> {
    return new Promise((resolve) => {
      const settle = (ack: Ack | undefined): void => {
        clearTimeout(timer);
        this.#waiting.delete(envelopeId);
        resolve(ack);
      };
      const timer = setTimeout(() => settle(undefined), ACK_MS);
      this.#waiting.set(envelopeId, settle);
    });
  }

  settle(ack: Ack): void {
    this.#waiting.get(ack.envelope_id)?.(ack);
  }

  giveUp(): void {
    for (const settle of this.#waiting.values()) settle(undefined);
  }
}
