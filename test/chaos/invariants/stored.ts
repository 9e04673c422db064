/** What the database holds of a request at the end. */
export interface StoredRequest {
  id: string;
  command: string;
  environment: string;
  verdict: string;
  status: string;
  requester: string | null;
  required: number;
  createdAt: number;
  expiresAt: number;
  decisions: { outcome: string; kind: string; id: string | null; at: number }[];
  approvals: string[];
  cards: {
    channel: string;
    ts: string;
    final: boolean;
    /** The rest of its row, for the report. */
    row?: unknown;
  }[];
}

interface Row extends Omit<StoredRequest, 'createdAt' | 'expiresAt'> {
  created_at: Date;
  expires_at: Date;
}

/** Reads all requests with what belongs to them. */
export async function storedRequests(query: (sql: string) => Promise<unknown[]>): Promise<StoredRequest[]> {
  const rows = (await query(`
    SELECT r.id, command, environment, verdict, status, requester, approvals_required AS required, created_at, expires_at,
           coalesce((SELECT json_agg(json_build_object('outcome', outcome, 'kind', by_kind, 'id', by_id,
                                                       'at', extract(epoch FROM decided_at) * 1000))
                       FROM decisions d WHERE d.request_id = r.id), '[]') AS decisions,
           coalesce((SELECT json_agg(reviewer) FROM approvals a WHERE a.request_id = r.id), '[]') AS approvals,
           coalesce((SELECT json_agg(json_build_object('channel', c.channel, 'ts', c.ts, 'final', c.final, 'row', to_json(c)))
                       FROM cards c WHERE c.request_id = r.id), '[]') AS cards
      FROM requests r`)) as Row[];
  return rows.map(({ created_at, expires_at, ...row }) => ({
    ...row,
    createdAt: new Date(created_at).getTime(),
    expiresAt: new Date(expires_at).getTime(),
  }));
}
