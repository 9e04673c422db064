/** Rows by what was done with them. */
export type Ids = Record<
  'rule' | 'retired' | 'approved' | 'denied' | 'once' | 'pending' | 'token' | 'revoked',
  string
>;

/** What somebody changes, the table and row it is of, and what is said of that. */
type Case = [
  what: string,
  sql: (ids: Ids) => string,
  row: (ids: Ids) => { table: string; id: string },
  kind: 'changed' | 'missing' | 'added',
  columns: string[],
];

const rule = ({ rule: id }: Ids) => ({ table: 'rules', id });
const request = (name: keyof Ids) => (ids: Ids) => ({ table: 'requests', id: ids[name] });
const token = ({ token: id }: Ids) => ({ table: 'tokens', id });

/** One change each of a row that the gate wrote, or of a table. */
export const CASES: readonly Case[] = [
  [
    'a pattern',
    ({ rule: id }) => `UPDATE rules SET pattern = 'rm -rf *' WHERE id = '${id}'`,
    rule,
    'changed',
    ['pattern'],
  ],
  [
    'an effect',
    ({ rule: id }) => `UPDATE rules SET effect = 'deny' WHERE id = '${id}'`,
    rule,
    'changed',
    ['effect'],
  ],
  [
    'a version',
    ({ rule: id }) => `UPDATE rules SET version = 7 WHERE id = '${id}'`,
    rule,
    'changed',
    ['version'],
  ],
  [
    'a scope',
    ({ rule: id }) => `UPDATE rules SET environments = '{}', max_uses = NULL WHERE id = '${id}'`,
    rule,
    'changed',
    ['environments', 'max_uses'],
  ],
  [
    'a rule that comes back',
    ({ retired: id }) => `UPDATE rules SET retired_at = NULL WHERE id = '${id}'`,
    ({ retired: id }) => ({ table: 'rules', id }),
    'changed',
    ['retired_at'],
  ],
  [
    'a new rule',
    () =>
      `INSERT INTO rules (id, effect, type, pattern, environments, repositories, reason, created_at) VALUES ('zz', 'allow', 'glob', '*', '{}', '{}', 'mine', now())`,
    () => ({ table: 'rules', id: 'zz' }),
    'added',
    [],
  ],
  [
    'a new rule with an odd id',
    () =>
      `INSERT INTO rules (id, effect, type, pattern, environments, repositories, reason, created_at) VALUES (E'\\u00e9\\t \\u202e', 'allow', 'glob', '*', '{}', '{}', 'mine', now())`,
    () => ({ table: 'rules', id: 'é\t \u202e' }),
    'added',
    [],
  ],
  ['no rule any more', ({ rule: id }) => `DELETE FROM rules WHERE id = '${id}'`, rule, 'missing', []],
  [
    'the shown command',
    ({ pending: id }) => `UPDATE requests SET command = 'ls' WHERE id = '${id}'`,
    request('pending'),
    'changed',
    ['command'],
  ],
  [
    'the exact command',
    ({ approved: id }) => `UPDATE requests SET command_bytes = 'ls' WHERE id = '${id}'`,
    request('approved'),
    'changed',
    ['command_bytes'],
  ],
  [
    'who asked',
    ({ pending: id }) =>
      `UPDATE requests SET requester = 'U0EVE', context = '{"actor":"eve"}' WHERE id = '${id}'`,
    request('pending'),
    'changed',
    ['context', 'requester'],
  ],
  [
    'a deadline',
    ({ pending: id }) => `UPDATE requests SET expires_at = expires_at + interval '1 day' WHERE id = '${id}'`,
    request('pending'),
    'changed',
    ['expires_at'],
  ],
  [
    'how many approve',
    ({ pending: id }) => `UPDATE requests SET approvals_required = 5 WHERE id = '${id}'`,
    request('pending'),
    'changed',
    ['approvals_required'],
  ],
  [
    'a channel',
    ({ pending: id }) => `UPDATE requests SET channel = 'C0EVIL' WHERE id = '${id}'`,
    request('pending'),
    'changed',
    ['channel'],
  ],
  [
    'a risk',
    ({ pending: id }) => `UPDATE requests SET risk = jsonb_set(risk, '{score}', '1') WHERE id = '${id}'`,
    request('pending'),
    'changed',
    ['risk'],
  ],
  [
    'a status',
    ({ pending: id }) => `UPDATE requests SET status = 'approved' WHERE id = '${id}'`,
    request('pending'),
    'changed',
    ['status'],
  ],
  [
    'a result',
    ({ approved: id }) => `UPDATE requests SET result_exit_code = 0 WHERE id = '${id}'`,
    request('approved'),
    'changed',
    ['result_exit_code'],
  ],
  [
    'an outcome',
    ({ denied: id }) => `UPDATE decisions SET outcome = 'approved' WHERE request_id = '${id}'`,
    request('denied'),
    'changed',
    ['decisions.outcome'],
  ],
  [
    'who decided',
    ({ denied: id }) => `UPDATE decisions SET by_id = 'U0EVE', reason = 'fine' WHERE request_id = '${id}'`,
    request('denied'),
    'changed',
    ['decisions.by_id', 'decisions.reason'],
  ],
  [
    'a forged decision',
    ({ pending: id }) =>
      `INSERT INTO decisions VALUES ('${id}', 'approved', 'reviewer', 'U0ANA', NULL, now(), 1)`,
    request('pending'),
    'changed',
    [
      'decisions.outcome',
      'decisions.by_kind',
      'decisions.by_id',
      'decisions.decided_at',
      'decisions.latency_ms',
    ],
  ],
  [
    'no approvals any more',
    ({ approved: id }) => `DELETE FROM approvals WHERE request_id = '${id}'`,
    request('approved'),
    'changed',
    ['approvals'],
  ],
  [
    'an approval more',
    ({ once: id }) => `INSERT INTO approvals VALUES ('${id}', 'U0BEN', now())`,
    request('once'),
    'changed',
    ['approvals'],
  ],
  [
    'who approved',
    ({ once: id }) => `UPDATE approvals SET reviewer = 'U0BEN' WHERE request_id = '${id}'`,
    request('once'),
    'changed',
    ['approvals'],
  ],
  [
    'no request any more',
    ({ approved: id }) =>
      `DELETE FROM cards WHERE request_id = '${id}'; DELETE FROM notices WHERE request_id = '${id}'; DELETE FROM approvals WHERE request_id = '${id}'; DELETE FROM decisions WHERE request_id = '${id}'; DELETE FROM requests WHERE id = '${id}'`,
    request('approved'),
    'missing',
    [],
  ],
  [
    'where a token is valid',
    ({ token: id }) => `UPDATE tokens SET environments = '{}' WHERE id = '${id}'`,
    token,
    'changed',
    ['environments'],
  ],
  [
    'an admin',
    ({ token: id }) => `UPDATE tokens SET admin = true WHERE id = '${id}'`,
    token,
    'changed',
    ['admin'],
  ],
  [
    'a token without an end',
    ({ token: id }) => `UPDATE tokens SET expires_at = NULL WHERE id = '${id}'`,
    token,
    'changed',
    ['expires_at'],
  ],
  [
    'a revoked token',
    ({ revoked: id }) => `UPDATE tokens SET revoked_at = NULL WHERE id = '${id}'`,
    ({ revoked: id }) => ({ table: 'tokens', id }),
    'changed',
    ['revoked_at'],
  ],
  [
    'the secret of a token',
    ({ token: id }) => `UPDATE tokens SET secret_hmac = repeat('a', 64) WHERE id = '${id}'`,
    token,
    'changed',
    ['secret_hmac'],
  ],
  [
    'the bootstrap token',
    () => `UPDATE tokens SET expires_at = '2999-01-01' WHERE id = 'bootstrap'`,
    () => ({ table: 'tokens', id: 'bootstrap' }),
    'changed',
    ['expires_at'],
  ],
  [
    'a new token',
    () =>
      `INSERT INTO tokens (id, name, secret_hmac, environments, repositories, admin, created_at) VALUES ('0', 'eve', repeat('e', 64), '{}', '{}', true, now())`,
    () => ({ table: 'tokens', id: '0' }),
    'added',
    [],
  ],
];
