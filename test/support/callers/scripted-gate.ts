import { createHash, createHmac, hkdfSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const TOKEN = 'xpt_test_token';

/** One call as the gate saw it. */
export interface Call {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

/** What the gate holds once it was asked; what answers are made of. */
export interface Held {
  id: string;
  command: string;
  environment: string;
  key: string;
}

export type Reply =
  | { status?: number; json?: unknown; text?: string; headers?: Record<string, string> }
  /** The connection is cut without an answer. */
  | 'cut'
  /** No answer, ever. */
  | 'silence';

/** Answers one call; `held` is the last request that was put. */
export type Step = (held: Held, call: Call) => Reply | Promise<Reply>;

/** Steps for successive calls of a kind; the last one repeats. */
export interface Script {
  create?: Step[];
  read?: Step[];
  cancel?: Step[];
  result?: Step[];
}

export interface ScriptedGate {
  url: string;
  calls: Call[];
  /** Calls of one kind, such as `POST /cancel`. */
  callsTo(kind: keyof Script): Call[];
  /** Resolves when a call of this kind has arrived. */
  called(kind: keyof Script): Promise<Call>;
  stop(): Promise<void>;
}

/** The claims of a rightful grant; a test spoils what it wants to see refused. */
export function claimsOf(held: Held): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: 'expacti',
    sub: held.id,
    command: held.command,
    command_sha256: createHash('sha256').update(held.command).digest('hex'),
    environment: held.environment,
    nonce: held.key,
    iat: now,
    exp: now + 600,
  };
}

/** Signs by hand, so that the client's check is held against the definition and not against its own library. */
export function signed(claims: object, token = TOKEN, header: object = { alg: 'HS256', typ: 'JWT' }): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part(header)}.${part(claims)}`;
  const ikm = createHash('sha256').update(token).digest();
  const key = Buffer.from(hkdfSync('sha256', ikm, '', 'expacti grant v1', 32));
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

/** The request as an answer shows it: pending, and posted. */
export function pending(held: Held, more: object = {}): Record<string, unknown> {
  const now = Date.now();
  return {
    id: held.id,
    status: 'pending',
    command: held.command,
    environment: held.environment,
    verdict: 'ask',
    risk: { score: 20, level: 'low', categories: [], factors: [] },
    approvals: { required: 1, given: [] },
    asked: { channel: '#approvals', people: ['Ana', '@oncall'] },
    created_at: new Date(now).toISOString(),
    expires_at: new Date(now + 60_000).toISOString(),
    decided_at: null,
    decision: null,
    message_url: 'https://acme.slack.com/archives/C0/p1',
    grant: null,
    ...more,
  };
}

/** The request, approved by a reviewer and with a rightful grant. */
export function approved(held: Held, more: object = {}): Record<string, unknown> {
  return pending(held, {
    status: 'approved',
    decision: decision('approved', 'reviewer', 'U0ANA', 'looks right'),
    grant: signed(claimsOf(held)),
    ...more,
  });
}

export function decision(outcome: string, kind: string, id: string | null, reason: string | null): object {
  return { outcome, by: { kind, id }, reason, latency_ms: 8_400 };
}

const DEFAULTS: Required<Script> = {
  create: [(held) => ({ status: 201, json: pending(held) })],
  read: [(held) => ({ json: approved(held) })],
  cancel: [
    (held) => ({
      json: pending(held, { status: 'canceled', decision: decision('canceled', 'caller', null, null) }),
    }),
  ],
  result: [(held) => ({ json: approved(held) })],
};

/** A gate that speaks CONTRACT §4 by a script: rightly where nothing is said, wrongly where a test wants to see it. */
export async function startScriptedGate(script: Script = {}): Promise<ScriptedGate> {
  const steps = { ...DEFAULTS, ...script };
  const counts = { create: 0, read: 0, cancel: 0, result: 0 };
  const calls: Call[] = [];
  const watchers: (() => void)[] = [];
  const held: Held = { id: randomUUID(), command: '', environment: '', key: '' };

  const server = createServer((request, response) => {
    void (async () => {
      const call = await readCall(request);
      const kind = kindOf(call);
      if (kind === 'create') {
        Object.assign(held, { ...call.body, key: call.headers['idempotency-key'] });
      }
      calls.push(call);
      for (const watcher of watchers.splice(0)) watcher();
      const step = steps[kind][Math.min(counts[kind]++, steps[kind].length - 1)];
      if (step !== undefined) send(response, await step(held, call));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const callsTo = (kind: keyof Script): Call[] => calls.filter((call) => kindOf(call) === kind);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    callsTo,
    async called(kind) {
      for (;;) {
        const call = callsTo(kind)[0];
        if (call !== undefined) return call;
        await new Promise<void>((resolve) => watchers.push(resolve));
      }
    },
    stop: () => stopServer(server),
  };
}

function kindOf({ method, path }: Call): keyof Script {
  if (method === 'GET') return 'read';
  if (path.endsWith('/cancel')) return 'cancel';
  return path.endsWith('/result') ? 'result' : 'create';
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: request.headers,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === 'cut') return void response.destroy();
  if (reply === 'silence') return;
  const text = reply.text ?? JSON.stringify(reply.json);
  response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
  response.end(text);
}

function stopServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
