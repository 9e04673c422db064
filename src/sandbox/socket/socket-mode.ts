import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { SocketFaultState } from '../faults/socket-faults.ts';
import { Connection } from './connection.ts';
import { PendingAcks } from './pending-acks.ts';
import { Tickets } from './tickets.ts';

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

export interface Envelope {
  type: 'interactive' | 'slash_commands' | 'events_api';
  payload: Record<string, unknown>;
  accepts_response_payload: boolean;
  retry_attempt?: number;
  retry_reason?: string;
}

/** `dispatch_failed`: no socket to send to. `operation_timeout`: no ack within three seconds. */
export type Delivery =
  | { kind: 'acked'; payload: unknown }
  | { kind: 'dispatch_failed' }
  | { kind: 'operation_timeout' };

/** https://docs.slack.dev/apis/events-api/using-socket-mode#connections */
const CONNECTIONS_MAX = 10;
/** How long Slack leaves a socket open after it said goodbye. */
const GOODBYE_MS = 10_000;
const debug_info = { host: 'applink-1', build_number: 1, approximate_connection_time: 18_060 };

/** The sockets of the app: each envelope goes to one of them, in turn. */
export class SocketMode {
  readonly #appId: string;
  readonly #faults: SocketFaultState;
  readonly #onChange: () => void;
  readonly #tickets: Tickets;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 1_000_000 });
  readonly #acks = new PendingAcks();
  /** In the order in which they get envelopes. */
  #connections: Connection[] = [];
  /** The same, the oldest first. */
  #opened: Connection[] = [];
  #openedCount = 0;

  constructor(options: { appId: string; faults: SocketFaultState; now: () => number; onChange: () => void }) {
    this.#appId = options.appId;
    this.#faults = options.faults;
    this.#onChange = options.onChange;
    this.#tickets = new Tickets(options.now);
  }

  get connected(): boolean {
    return this.#connections.some(({ takesWork }) => takesWork);
  }

  get connectionCount(): number {
    return this.#connections.length;
  }

  /** How many sockets were opened, those that are closed included. */
  get openedCount(): number {
    return this.#openedCount;
  }

  ticketUrl(httpUrl: string): string {
    const query = new URLSearchParams({ ticket: this.#tickets.give(), app_id: this.#appId });
    return `${httpUrl.replace(/^http/, 'ws')}/link/?${query.toString()}`;
  }

  /** Takes over an HTTP upgrade; without a fresh ticket the connection is refused. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const welcome = pathname === '/link/' && this.#tickets.redeem(searchParams.get('ticket'));
    if (this.#faults.refused() || !welcome) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    leaveOpen(socket);
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#accept(webSocket));
  }

  /** Sends an envelope to one open socket and waits for its ack. */
  async deliver(envelope: Envelope): Promise<Delivery> {
    const connection = this.#nextConnection();
    if (!connection) return { kind: 'dispatch_failed' };
    const envelope_id = randomUUID();
    const acked = this.#acks.wait(envelope_id);
    const copies = this.#faults.takeCopies();
    for (let copy = 0; copy < copies; copy += 1) connection.deliver({ envelope_id, ...envelope });
    const ack = await acked;
    return ack ? { kind: 'acked', payload: ack.payload } : { kind: 'operation_timeout' };
  }

  /** @returns how many there were. */
  dropAll(): number {
    const dropped = [...this.#connections];
    for (const connection of dropped) connection.cut();
    return dropped.length;
  }

  sayGoodbye(reason: DisconnectReason): void {
    for (const connection of this.#connections) goodbye(connection, reason);
  }

  /** The routine refresh of the socket that has been open the longest. @returns whether there was one. */
  refreshOldest(): boolean {
    const oldest = this.#opened.find(({ takesWork }) => takesWork);
    if (oldest !== undefined) goodbye(oldest, 'refresh_requested');
    return oldest !== undefined;
  }

  deafenOldest(): void {
    this.#opened.find(({ takesWork }) => takesWork)?.deafen();
  }

  freeze(): void {
    for (const connection of this.#connections) connection.freeze();
  }

  /** Sends a text as it is to one open socket, whatever it says. */
  sendText(text: string): void {
    this.#nextConnection()?.sendText(text);
  }

  stop(): void {
    this.#acks.giveUp();
    this.dropAll();
    this.#server.close();
  }

  #accept(webSocket: WebSocket): void {
    const connection = new Connection(webSocket, {
      onAck: (ack) => this.#acks.settle(ack),
      onClose: () => {
        this.#connections = this.#connections.filter((other) => other !== connection);
        this.#opened = this.#opened.filter((other) => other !== connection);
        this.#onChange();
      },
    });
    if (this.#connections.length >= CONNECTIONS_MAX) {
      goodbye(connection, 'too_many_websockets');
      connection.close();
      return;
    }
    this.#connections.push(connection);
    this.#opened.push(connection);
    this.#openedCount += 1;
    const num_connections = this.#connections.length;
    connection.send({ type: 'hello', num_connections, debug_info, connection_info: { app_id: this.#appId } });
    this.#onChange();
  }

  #nextConnection(): Connection | undefined {
    const next = this.#connections.find(({ takesWork }) => takesWork);
    if (!next) return undefined;
    this.#connections = [...this.#connections.filter((other) => other !== next), next];
    return next;
  }
}

/** A warning leaves the socket in use; every other goodbye ends it. */
function goodbye(connection: Connection, reason: DisconnectReason): void {
  connection.send({ type: 'disconnect', reason, debug_info: { host: debug_info.host } });
  if (reason === 'warning') return;
  connection.retire();
  setTimeout(() => connection.cut(), GOODBYE_MS).unref();
}

/** Slack answers a close frame and leaves TCP open (seen with @slack/socket-mode 3.1.0, November 2026). */
function leaveOpen(socket: Duplex): void {
  socket.end = () => socket;
  socket.once('end', () => socket.destroy());
}
