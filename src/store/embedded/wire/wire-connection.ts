import type { Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { Mutex } from '../../../concurrency/mutex.ts';
import {
  BACKEND,
  CANCEL_REQUEST,
  FRONTEND,
  GSS_REQUEST,
  type Message,
  MessageBuffer,
  SSL_REQUEST,
  split,
} from './wire-messages.ts';

/** After these a client waits for an answer, so what it has sent so far can run. */
const ENDS_BATCH = new Set<string>([
  FRONTEND.query,
  FRONTEND.sync,
  FRONTEND.flush,
  FRONTEND.functionCall,
  FRONTEND.copyDone,
  FRONTEND.copyFail,
]);

interface WireDeps {
  db: PGlite;
  /** Called before each turn. */
  prepare: () => Promise<void>;
  /** Resolves when all that was committed until now is on the disk. */
  settled: () => Promise<void>;
  turns: Mutex;
  /** A NOTIFY was answered: every connection may be one that listens. */
  notify: (notification: Buffer) => void;
}

/**
 * One client on the shared session. It has the session from the first message of a query until the server is ready
 * outside a transaction: a prepared statement and a portal without a name belong to the session, and between two
 * messages of one client another one's would take their place.
 */
export class WireConnection {
  readonly #socket: Socket;
  readonly #deps: WireDeps;
  readonly #buffer = new MessageBuffer();
  #batch: Message[] = [];
  #started = false;
  #endTurn: (() => void) | null = null;
  readonly #work = new Mutex();

  constructor(socket: Socket, deps: WireDeps) {
    this.#socket = socket;
    this.#deps = deps;
    socket.on('data', (chunk) => {
      void this.#work.run(() => this.#receive(chunk)).catch(() => socket.destroy());
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      void this.#work.run(() => this.#leave()).catch(() => undefined);
    });
  }

  /** Hands on a notification; a client that does not listen ignores it. */
  send(bytes: Buffer): void {
    if (this.#started && this.#socket.writable) this.#socket.write(bytes);
  }

  close(): Promise<void> {
    this.#socket.destroy();
    return this.#work.idle();
  }

  async #receive(chunk: Buffer): Promise<void> {
    this.#buffer.push(chunk);
    for (let message = this.#next(); message !== null; message = this.#next()) {
      if (message.type === '') await this.#greet(message);
      else if (message.type === FRONTEND.terminate) this.#socket.end();
      else {
        this.#batch.push(message);
        if (ENDS_BATCH.has(message.type)) await this.#run();
      }
    }
  }

  #next(): Message | null {
    return this.#buffer.next(this.#started);
  }

  async #greet(message: Message): Promise<void> {
    const code = message.bytes.readInt32BE(4);
    if (code === CANCEL_REQUEST) this.#socket.end();
    else if (code === SSL_REQUEST || code === GSS_REQUEST) this.#socket.write('N');
    else {
      this.#batch.push(message);
      await this.#run();
      this.#started = true;
    }
  }

  async #run(): Promise<void> {
    if (this.#endTurn === null) {
      this.#endTurn = await this.#deps.turns.take();
      await this.#deps.prepare();
    }
    const batch = this.#batch;
    this.#batch = [];
    for (const { bytes } of batch) await this.#answer(await ask(this.#deps.db, bytes));
  }

  /**
   * Sends the answer on. One that ends a query outside of a transaction waits until all that was committed is on the disk,
   * its own changes and those of others that it has read; the next client has its turn at the same time, and shares the sync.
   */
  async #answer(answer: Buffer): Promise<void> {
    const own: Buffer[] = [];
    const notifications: Buffer[] = [];
    let isOver = false;
    for (const { type, bytes } of split(answer)) {
      if (type === BACKEND.notification) notifications.push(bytes);
      else own.push(bytes);
      if (type === BACKEND.readyForQuery && bytes[5] === IDLE) isOver = true;
    }
    if (isOver) {
      this.#release();
      await this.#deps.settled();
    }
    for (const notification of notifications) this.#deps.notify(notification);
    // Written at once: ten thousand rows one by one would take longer than to find them.
    if (this.#socket.writable) this.#socket.write(Buffer.concat(own));
  }

  #release(): void {
    this.#endTurn?.();
    this.#endTurn = null;
  }

  /** A client that goes in the middle of a transaction has not committed it. */
  async #leave(): Promise<void> {
    if (this.#endTurn === null) return;
    try {
      await ask(this.#deps.db, ROLLBACK);
    } finally {
      this.#release();
    }
  }
}

/** PGlite's `execProtocolRaw` would keep every row that it ever answered with (0.5.14); its stream keeps none. */
async function ask(db: PGlite, message: Uint8Array): Promise<Buffer> {
  const parts: Buffer[] = [];
  await db.execProtocolRawStream(new Uint8Array(message), {
    // A view of PostgreSQL's own memory, which the next part overwrites.
    onRawData: (part) => void parts.push(Buffer.from(part)),
  });
  return Buffer.concat(parts);
}

/** ReadyForQuery's status outside a transaction. */
const IDLE = 'I'.charCodeAt(0);

const ROLLBACK = simpleQuery('ROLLBACK');

function simpleQuery(sql: string): Uint8Array {
  const text = Buffer.from(`${sql}\0`);
  const bytes = Buffer.alloc(5 + text.length);
  bytes.write(FRONTEND.query, 0);
  bytes.writeInt32BE(4 + text.length, 1);
  text.copy(bytes, 5);
  return new Uint8Array(bytes);
}
