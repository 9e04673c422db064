import type { Client } from 'pg';
import { cardOf } from '../../support/cards.ts';
import { expacti } from '../../support/expacti-cli.ts';
import { until } from '../../support/pause.ts';
import { importRules, ruleOf, written } from '../../support/rule-book.ts';
import { besideGate } from '../../support/stored.ts';
import { makeToken } from '../../support/tokens.ts';
import { expectClean, verify } from '../../support/verify.ts';
import type { Workspace } from '../../support/workspace.ts';

type Ids = Record<
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

const CASES: readonly Case[] = [
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

const TABLES = ['requests', 'decisions', 'approvals', 'rules', 'tokens', 'cards', 'notices'];

/** Rows that somebody with the database changes, each alone: they are named, with what differs. */
export function tampered(given: () => Workspace): void {
  let ids: Ids;

  beforeAll(async () => {
    const workspace = given();
    const { api } = workspace;
    await importRules(api, [
      written('tamper *', { environments: ['staging'], max_uses: 3 }),
      written('old *'),
    ]);
    const old = await ruleOf(api, 'old *');
    const rest = (await ruleOf(api, 'tamper *')).id;
    await importRules(
      api,
      [written('tamper *', { environments: ['staging'], max_uses: 3 })],
      '?mode=replace',
    );
    const ends = async (command: string, ...approving: string[]): Promise<string> => {
      const { id } = await api.ask(command, { context: { actor: 'zoe' } });
      const card = await cardOf(workspace, id);
      for (const [at, as] of approving.entries()) {
        await card.press(as, 'Approve');
        const isGiven = async () => (await api.read(id)).approvals.given.length > at;
        await until('the approval', isGiven);
      }
      return id;
    };
    const denied = await ends('make tampered denied');
    await (await cardOf(workspace, denied)).deny('U0BEN', 'no');
    expect((await api.read(denied, 20)).status).toBe('denied');
    const made = (name: string) =>
      makeToken(workspace, { name, environments: ['staging'], expires_at: '2030-01-01T00:00:00Z' });
    const revoked = (await made('revoked')).shown.id;
    await api.call('POST', `/v1/tokens/${revoked}/revoke`);
    ids = {
      rule: rest,
      retired: old.id,
      approved: await ends('make tampered approved', 'U0ANA', 'U0BEN'),
      denied,
      once: await ends('make tampered once', 'U0ANA'),
      pending: (await api.ask('make tampered pending', { timeout: 86_400, environment: 'staging' })).id,
      token: (await made('tampered')).shown.id,
      revoked,
    };
    await cardOf(workspace, ids.pending, 'C0STAGING');
    // The escalation moves deadlines once, and with that writes rows.
    const moved = async () =>
      besideGate(workspace, async (client) => {
        const { rows } = await client.query(
          `SELECT 1 FROM requests WHERE status = 'pending' AND escalate_at IS NOT NULL AND escalated_at IS NULL`,
        );
        return rows.length === 0;
      });
    await until('every escalation', moved, 20_000);
    await expectClean(workspace);
  });

  /** Does it, verifies, and undoes it. */
  async function after<T>(sql: string, look: () => Promise<T>): Promise<T> {
    const triggers = (client: Client, what: 'ENABLE' | 'DISABLE') =>
      client.query(TABLES.map((name) => `ALTER TABLE ${name} ${what} TRIGGER USER`).join(';'));
    return besideGate(given(), async (client) => {
      await client.query(
        TABLES.map(
          (name) => `DROP TABLE IF EXISTS kept_${name}; CREATE TABLE kept_${name} AS TABLE ${name}`,
        ).join(';'),
      );
      await triggers(client, 'DISABLE');
      try {
        await client.query(sql);
        return await look();
      } finally {
        const [first, ...others] = [
          'tokens',
          'rules',
          'requests',
          'decisions',
          'approvals',
          'cards',
          'notices',
        ];
        const restore = (name = '') =>
          `DELETE FROM ${name} t WHERE NOT EXISTS (SELECT 1 FROM kept_${name} k WHERE k = t);
           INSERT INTO ${name} SELECT * FROM kept_${name} ON CONFLICT DO NOTHING; DROP TABLE kept_${name};`;
        await client.query(
          `BEGIN; SET LOCAL session_replication_role = replica; ${[first, ...others].map(restore).join('\n')} COMMIT;`,
        );
        await triggers(client, 'ENABLE');
      }
    });
  }

  test.each(CASES)('%s is found', async (_what, sql, row, kind, columns) => {
    const found = await after(sql(ids), () => verify(given()));
    expect(found).toMatchObject({
      code: 76,
      intact: false,
      tampered: 1,
      findings: [{ ...row(ids), kind, columns }],
    });
  });

  test('people read the row and the fields in a line, and nothing steers their terminal', async () => {
    const { api } = given();
    const sql = `UPDATE rules SET pattern = 'rm -rf *', reason = 'x' WHERE id = '${ids.rule}';
                 INSERT INTO tokens (id, name, secret_hmac, environments, repositories, admin, created_at)
                 VALUES (E'a\\u001b[2Jb', 'eve', repeat('e', 64), '{}', '{}', true, now())`;
    const { code, stdout } = await after(sql, () =>
      expacti(api.url, ['audit', 'verify'], { EXPACTI_TOKEN: api.token }),
    );
    expect(code).toBe(76);
    expect(stdout).toContain('\nTampered: 2 rows are not what the log says.\n');
    expect(stdout).toMatch(new RegExp(`\\nrule ${ids.rule} differs from entry [\\d,]+: pattern, reason\\n`));
    expect(stdout).toMatch(/\ntoken a.*b has no entry: the gate did not write it\n$/);
    expect(stdout).not.toContain('\u001b');
  });

  test('a change that was undone is none', () => expectClean(given()));
}
