/** A caller's view of the gate over HTTP, for tests. */
export interface ApiAnswer<Body = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: Body;
}

/** The request as the API shows it, as far as tests look into it. */
export interface ShownRequest {
  id: string;
  status: string;
  command: string;
  command_sha256: string;
  environment: string;
  verdict: string;
  risk: {
    score: number;
    level: string;
    categories: string[];
    factors: { code: string; points: number; text: string }[];
  };
  findings: { code: string; severity: string; text: string }[];
  rules: { id: string; effect: string; type: string; pattern: string }[];
  approvals: { required: number; given: { by: string; at: string }[] };
  asked: { channel: string; people: string[] } | null;
  created_at: string;
  expires_at: string;
  decided_at: string | null;
  decision: {
    outcome: string;
    by: { kind: string; id: string | null };
    reason: string | null;
    latency_ms: number;
  } | null;
  result: { exit_code: number; duration_ms: number } | null;
  message_url: string | null;
  grant: string | null;
}

/** What `POST /v1/check` answers. */
export interface ShownCheck extends Pick<ShownRequest, 'verdict' | 'risk' | 'findings' | 'rules'> {
  approvals: { required: number };
  timeout: number;
  explanation: string;
}

export class Api {
  readonly url: string;
  readonly token: string;

  constructor(url: string, token: string) {
    this.url = url;
    this.token = token;
  }

  async call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer<Body>> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : isRaw(body) ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: JSON.parse(text) as Body };
  }

  /** Asks, and expects to be let ask. */
  async ask(command: string, more: Record<string, unknown> = {}): Promise<ShownRequest> {
    const { status, body } = await this.call<ShownRequest>('POST', '/v1/requests', { command, ...more });
    if (status !== 201) throw new Error(`POST /v1/requests answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** Asks what would become of a command, and expects an answer. */
  async check(command: string, more: Record<string, unknown> = {}): Promise<ShownCheck> {
    const { status, body } = await this.call<ShownCheck>('POST', '/v1/check', { command, ...more });
    if (status !== 200) throw new Error(`POST /v1/check answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  async read(id: string, waitSeconds = 0): Promise<ShownRequest> {
    const { status, body } = await this.call<ShownRequest>('GET', `/v1/requests/${id}?wait=${waitSeconds}`);
    if (status !== 200) throw new Error(`GET /v1/requests/${id} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }
}

/** Sent as it is, where the test is about the bytes. */
function isRaw(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}
