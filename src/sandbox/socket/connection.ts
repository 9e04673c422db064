import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';

/** Slack pings every few seconds; Bolt gives a socket up after 30 s without one. */
const PING_MS = 5000;

/** How long a socket may leave Slack's pings unanswered, in ms. Slack does not document it. */
const GIVE_UP_MS = 10_000;

const ackSchema = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

export interface Ack {
  envelope_id: string;
  payload?: unknown;
}

/** One socket of the app. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #ping: NodeJS.Timeout;
  #goodbye = false;
  #deaf = false;

  constructor(socket: WebSocket, handlers: { onAck: (ack: Ack) => void; onClose: () => void }) {
    this.#socket = socket;
    this.#ping = setInterval(() => socket.ping('Ping from applink'), PING_MS);
    socket.on('message', (data, isBinary) => {
      const ack = isBinary ? undefined : readAck(data);
      if (ack) handlers.onAck(ack);
    });
    socket.on('close', () => {
      clearInterval(this.#ping);
      handlers.onClose();
    });
    socket.on('error', () => socket.terminate());
  }

  /** Once it was told to go, or has closed its side, it may still ack, but gets nothing new. */
  get takesWork(): boolean {
    return !this.#goodbye && this.#socket.readyState === this.#socket.OPEN;
  }

  /** Nothing new is sent from now on. */
  retire(): void {
    this.#goodbye = true;
  }

  /** From now on envelopes are lost on their way. */
  deafen(): void {
    this.#deaf = true;
  }

  /** From now on nothing is read and no ping sent, until Slack gives the socket up. */
  freeze(): void {
    this.#deaf = true;
    this.#socket.pause();
    clearInterval(this.#ping);
    setTimeout(() => this.cut(), GIVE_UP_MS).unref();
  }

  /** Sends an envelope. */
  deliver(envelope: Record<string, unknown>): void {
    if (!this.#deaf) this.send(envelope);
  }

  send(message: Record<string, unknown>): void {
    this.sendText(JSON.stringify(message));
  }

  sendText(text: string): void {
    this.#socket.send(text);
  }

  close(): void {
    this.#socket.close(1000);
  }

  cut(): void {
    this.#socket.terminate();
  }
}

function readAck(data: RawData): Ack | undefined {
  try {
    const parsed = ackSchema.safeParse(JSON.parse(textOf(data)));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

const textOf = (data: RawData): string =>
  (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as ArrayBuffer)).toString('utf8');
