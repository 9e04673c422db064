import { SocketModeClient } from '@slack/socket-mode';
import { DeadlinePassed, withDeadline } from '../../concurrency/deadline.ts';
import type { Log } from '../../log/log.ts';
import type { SocketLine } from '../../proxy/outgoing.ts';
import { type Envelope, readMessage, type SocketMessage } from './envelope.ts';

/** Acknowledges an envelope, with an answer if there is one. It never throws: what cannot be sent is logged. */
export type Acknowledge = (answer?: unknown) => Promise<void>;

/** Must not throw. */
export type OnEnvelope = (envelope: Envelope, acknowledge: Acknowledge) => void;

export type ClientOptions = Omit<
  NonNullable<ConstructorParameters<typeof SocketModeClient>[0]>,
  'autoReconnectEnabled' | 'dispatcher'
>;

/** One open socket to Slack. */
export interface Socket {
  /** Resolves with Slack's reason when it announces that it will close this socket. */
  goodbye: Promise<string>;
  ended: Promise<void>;
  /** How long Slack means to keep it open, in seconds; null if it did not say. */
  lifetimeSeconds: number | null;
  /** How many sockets the app had when this one was opened, in all its processes. */
  sockets: number;
  /** Closes it. Slack may leave its side open; then it is cut. */
  close(): void;
}

/** A socket without a hello after this time is given up, in ms. */
const HELLO_MS = 10_000;

/** How long Slack may take to close its side, in ms. */
const CUT_MS = 500;

/**
 * Opens a socket and waits for Slack's hello.
 *
 * The client's own message handler is replaced (@slack/socket-mode 3.1.0): it closes a socket as soon as Slack announces a
 * refresh, before there is another one, and a message that it does not expect makes it throw where nobody can catch it.
 * @param options.line what it is opened with; null: the client's own way.
 * @param onMessage is told of each message from Slack but the hello and the goodbye.
 * @throws if Slack refuses the token, cannot be reached or does not say hello in time.
 */
export async function openSocket(
  { line, ...options }: ClientOptions & { line: SocketLine | null },
  onEnvelope: OnEnvelope,
  onMessage: (socket: Socket) => void,
  log: Log,
): Promise<Socket> {
  const client = new SocketModeClient({
    ...options,
    autoReconnectEnabled: false,
    ...(line === null ? {} : { dispatcher: line.dispatcher }),
  });
  const socket: Socket = {
    goodbye: new Promise<string>((resolve) => client.once('goodbye', resolve)),
    ended: new Promise<void>((resolve) => client.once('disconnected', () => resolve())),
    lifetimeSeconds: null,
    sockets: 1,
    close: () => close(client),
  };
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: boolean) => {
    const message = readMessage(data, isBinary);
    if (message.kind === 'hello') {
      socket.lifetimeSeconds = message.lifetimeSeconds;
      socket.sockets = message.sockets;
      client.emit('connected');
    } else if (message.kind === 'goodbye') client.emit('goodbye', message.reason);
    else {
      onMessage(socket);
      reroute(client, message, onEnvelope, log);
    }
  });
  // The client cuts only connections that it made by itself.
  void socket.ended.then(() => line?.cut());
  try {
    await hello(client);
  } catch (error) {
    // The client says only that the socket closed.
    const cause = line?.failure() ?? error;
    line?.cut();
    throw cause;
  }
  return socket;
}

async function hello(client: SocketModeClient): Promise<void> {
  // The client rejects with nothing at all if its socket closes before the hello.
  const started = client.start().catch((error: unknown) => {
    throw error ?? new Error('the socket closed before Slack said hello');
  });
  try {
    await withDeadline(started, HELLO_MS, `Slack did not say hello within ${HELLO_MS / 1000} s`);
  } catch (error) {
    if (error instanceof DeadlinePassed) {
      close(client);
      // The address of the socket may have been on its way: a socket that opens after this is closed again.
      void started.then(() => close(client)).catch(() => undefined);
    }
    throw error;
  }
}

function reroute(
  client: SocketModeClient,
  message: Extract<SocketMessage, { kind: 'envelope' | 'unknown' }>,
  onEnvelope: OnEnvelope,
  log: Log,
): void {
  if (message.kind === 'envelope') {
    const { envelope } = message;
    onEnvelope(envelope, (answer) => acknowledge(client, envelope.id, answer, log));
    return;
  }
  log.warn({ type: message.type }, 'Slack sent a message that is not understood; it was acknowledged');
  if (message.id !== null) void acknowledge(client, message.id, undefined, log);
}

function acknowledge(client: SocketModeClient, id: string, answer: unknown, log: Log): Promise<void> {
  const payload = typeof answer === 'string' ? { text: answer } : (answer ?? {});
  const text = JSON.stringify({ envelope_id: id, payload });
  return new Promise((resolve) => {
    const sent = (error: unknown): void => {
      if (error !== undefined && error !== null)
        log.warn({ err: error }, 'an acknowledgement could not be sent to Slack');
      resolve();
    };
    if (client.websocket?.isActive() === true) client.websocket.send(text, sent);
    else sent(new Error('the socket is closed'));
  });
}

/** Slack leaves TCP open after the close handshake; asked a second time, the client cuts it. */
function close(client: SocketModeClient): void {
  client.disconnect().catch(() => undefined);
  setTimeout(() => client.websocket?.disconnect(), CUT_MS).unref();
}
