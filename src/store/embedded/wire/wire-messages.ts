/**
 * The framing of PostgreSQL's protocol 3 (postgresql.org/docs, "Message Formats"): a byte of type and a length that
 * counts itself; the very first messages of a connection have no type.
 */
export const FRONTEND = {
  query: 'Q',
  sync: 'S',
  flush: 'H',
  functionCall: 'F',
  copyDone: 'c',
  copyFail: 'f',
  terminate: 'X',
} as const;
export const BACKEND = { readyForQuery: 'Z', notification: 'A' } as const;

/** Requests that come before the start-up message, by the code in the place of the protocol version. */
export const SSL_REQUEST = 80_877_103;
export const GSS_REQUEST = 80_877_104;
export const CANCEL_REQUEST = 80_877_102;

/** A length beyond this is not one of ours: a plan of 8 MiB is the largest thing that is stored. */
const MESSAGE_MAX_BYTES = 64 * 1024 * 1024;

export interface Message {
  /** Empty for a message without a type. */
  type: string;
  bytes: Buffer;
}

/** Cuts whole messages off the front of what has arrived. */
export class MessageBuffer {
  #pending: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): void {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
  }

  /**
   * The next whole message, or null until more arrives.
   * @throws where the length cannot be true.
   */
  next(typed: boolean): Message | null {
    const head = typed ? 1 : 0;
    if (this.#pending.length < head + 4) return null;
    const length = this.#pending.readInt32BE(head);
    if (length < 4 || length > MESSAGE_MAX_BYTES) throw new Error(`a message of ${length} bytes`);
    if (this.#pending.length < head + length) return null;
    const bytes = this.#pending.subarray(0, head + length);
    this.#pending = this.#pending.subarray(head + length);
    return { type: typed ? String.fromCharCode(bytes[0] ?? 0) : '', bytes };
  }
}

/** All messages in what the server has answered. */
export function split(answer: Buffer): Message[] {
  const buffer = new MessageBuffer();
  buffer.push(answer);
  const messages: Message[] = [];
  for (let message = buffer.next(true); message !== null; message = buffer.next(true)) messages.push(message);
  return messages;
}
