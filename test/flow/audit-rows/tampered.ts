import type { Client } from 'pg';
import { expacti } from '../../support/callers/expacti-cli.ts';
import { makeToken } from '../../support/callers/tokens.ts';
import { expectClean, verify } from '../../support/callers/verify.ts';
import { besideGate, cancelAll } from '../../support/gate/stored.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';
import { importRules, ruleOf, written } from '../../support/rules/rule-book.ts';
import { cardOf } from '../../support/slack/cards.ts';
import { CASES, type Ids } from './tamper-cases.ts';

const TABLES = ['requests', 'decisions', 'approvals', 'rules', 'tokens', 'cards', 'notices'];

/** Rows that somebody with the database changes, each alone: they are named, with what differs. */
export function tampered(given: () => Workspace): void {
  let ids: Ids;

  beforeAll(async () => {
    const workspace = given();
    const { api } = workspace;
    // What still escalates would take the channel's turns.
    await cancelAll(workspace);
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
    expect(stdout).toContain('\nTampered: 2 rows differ from the log.\n');
    expect(stdout).toMatch(new RegExp(`\\nrule ${ids.rule} differs from entry [\\d,]+: pattern, reason\\n`));
    expect(stdout).toMatch(/\ntoken a.*b has no audit entry: the gate did not write it\n$/);
    expect(stdout).not.toContain('\u001b');
  });

  test('a change that was undone is none', () => expectClean(given()));
}
