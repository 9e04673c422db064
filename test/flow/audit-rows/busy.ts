import { expacti } from '../../support/callers/expacti-cli.ts';
import { makeToken } from '../../support/callers/tokens.ts';
import { expectClean } from '../../support/callers/verify.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';
import { importRules, ruleOf, rulesOf, written } from '../../support/rules/rule-book.ts';
import { cardOf } from '../../support/slack/cards.ts';
import { announced, digestFor, pressUnder } from '../../support/slack/digests.ts';
import { chooseForRule, closeModals } from '../../support/slack/modals.ts';
import { command, filledIn, modalTitled, submit, writeRule } from '../../support/slack/rule-modal.ts';

/** Everything that writes rows, one after the other: the rows stay what the log says. */
export function busyLife(given: () => Workspace): void {
  afterEach(() => expectClean(given()));
  const typed = (value: string) => ({ value: { type: 'plain_text_input', value } });

  test('a fresh gate', () => expectClean(given()));

  test('rules are imported, changed, replaced and used', async () => {
    const { api } = given();
    await importRules(api, [
      written('echo *'),
      written('ls *', { max_uses: 1, expires_at: '2099-01-01T00:00:00Z', hours: 'any' }),
      written('rm *', { effect: 'deny', environments: ['production'], reason: 'é \u2028 \u{1F600} never' }),
    ]);
    await importRules(api, [written('echo *', { reason: 'another reason', repositories: [] })]);
    expect((await api.ask('echo one')).status).toBe('approved');
    expect((await api.ask('ls -l')).status).toBe('approved');
    expect((await api.ask('ls -l')).status).toBe('pending');
    expect((await api.ask('rm x')).status).toBe('denied');
    const kept = (await rulesOf(api)).filter(({ pattern }) => pattern !== 'ls *');
    await importRules(
      api,
      kept.map(({ effect, type, pattern, reason }) => ({ effect, type, pattern, reason })),
      '?mode=replace',
    );
  });

  test('requests with odd texts, a plan, secrets and every field', async () => {
    const { api } = given();
    await api.ask(`echo $'\\ud83d' "\u202e" "\u0000" ü \u{1F600}`, {
      reason: 'left \u202e to right \u{1F600}',
      cwd: '/srv/ü',
      context: {
        actor: 'Zoë \u{1F600}',
        run_attempt: 2,
        run_url: 'https://ci.example/1?token=abcdefghijklmnop',
      },
    });
    await api.ask("PGPASSWORD=sunshine42 psql -c 'DROP TABLE users'", {
      environment: 'staging',
      timeout: 86_400,
      plan: { format_version: '1.2', resource_changes: [] },
    });
    await api.call('POST', '/v1/requests', { command: 'make key' }, { 'idempotency-key': 'once' });
    await api.call('POST', '/v1/requests', { command: 'make key' }, { 'idempotency-key': 'once' });
  });

  test('approvals, denials, cancels, results and deadlines', async () => {
    const workspace = given();
    const { api } = workspace;
    const two = await api.ask('make two');
    const card = await cardOf(workspace, two.id);
    await card.press('U0ANA', 'Approve');
    await until('one approval', async () => (await api.read(two.id)).approvals.given.length === 1);
    await expectClean(workspace);
    await card.press('U0BEN', 'Approve');
    expect((await api.read(two.id, 20)).status).toBe('approved');
    await api.call('POST', `/v1/requests/${two.id}/result`, { exit_code: 3, duration_ms: 1_234 });
    const denied = await api.ask('make denied', { environment: 'staging' });
    await (await cardOf(workspace, denied.id, 'C0STAGING')).deny('U0BEN', 'not with password=hunter2');
    expect((await api.read(denied.id, 20)).status).toBe('denied');
    const canceled = await api.ask('make canceled');
    await api.call('POST', `/v1/requests/${canceled.id}/cancel`);
    const escalated = await api.ask('make escalated');
    const moved = async () => (await api.read(escalated.id)).expires_at !== escalated.expires_at;
    await until('the deadline to move', moved);
    expect(
      (await api.read((await api.ask('make late', { timeout: 5, environment: 'staging' })).id, 60)).status,
    ).toBe('timed_out');
  });

  test('glass is broken', async () => {
    const workspace = given();
    const { id } = await workspace.api.ask('make repair', { context: { actor: 'octocat' } });
    await (await cardOf(workspace, id)).press('U0ANA', 'Break glass…');
    await modalTitled(workspace, 'U0ANA', 'Break glass');
    await submit(workspace, 'U0ANA', { reason: typed('The database is down and customers cannot pay.') });
    await modalTitled(workspace, 'U0ANA', 'Break glass?');
    await submit(workspace, 'U0ANA');
    expect((await workspace.api.read(id, 20)).status).toBe('approved');
    await closeModals(workspace, 'U0ANA');
  });

  test('rules are written, edited, retired and restored in Slack', async () => {
    const workspace = given();
    await writeRule(workspace, 'U0ANA', 'allow', {
      type: 'glob',
      pattern: 'make slack *',
      example: 'make slack x',
      reason: 'every day',
    });
    await until('the rule', async () =>
      (await rulesOf(workspace.api)).some(({ pattern }) => pattern === 'make slack *'),
    );
    const rule = await ruleOf(workspace.api, 'make slack *');
    await command(workspace, 'U0ANA', 'rules');
    await modalTitled(workspace, 'U0ANA', 'Rule book');
    await chooseForRule(workspace, 'U0ANA', 'edit', rule);
    await modalTitled(workspace, 'U0ANA', 'Edit rule');
    await submit(workspace, 'U0ANA', filledIn({ reason: 'every week' }));
    await modalTitled(workspace, 'U0ANA', 'Check the rule');
    await submit(workspace, 'U0ANA');
    await until(
      'the edit',
      async () => (await ruleOf(workspace.api, 'make slack *')).reason === 'every week',
    );
    await closeModals(workspace, 'U0ANA');
    await expectClean(workspace);
  });

  test('the digest retires rules, and they are brought back', async () => {
    const workspace = given();
    await importRules(workspace.api, [
      written('docker compose pull *'),
      ...['api', 'web'].map((name) => written(`docker compose pull ${name}`, { type: 'exact' })),
    ]);
    const digest = await digestFor(workspace, 'U0ANA');
    await pressUnder(workspace, 'U0ANA', digest, 'Apply all safe ones');
    const announcement = await announced(workspace, /<@U0ANA> retired \d rules?, as the digest suggests/);
    await expectClean(workspace);
    await pressUnder(workspace, 'U0CARO', announcement, 'Undo');
    await announced(workspace, /<@U0CARO> restored \d rules?/);
  });

  test('tokens are made and revoked', async () => {
    const workspace = given();
    const { shown } = await makeToken(workspace, {
      name: 'ci é',
      environments: ['staging'],
      admin: true,
      expires_at: '2030-01-01T00:00:00.123Z',
    });
    await expectClean(workspace);
    await workspace.api.call('POST', `/v1/tokens/${shown.id}/revoke`);
  });

  test('the gate is started again', async () => {
    const workspace = given();
    await workspace.gate.kill();
    await workspace.restart();
  });

  test('requests come and end while the log is verified', async () => {
    const workspace = given();
    const { api } = workspace;
    const over = new AbortController();
    const callers = Array.from({ length: 4 }, async (_, n) => {
      for (let at = 0; !over.signal.aborted; at += 1) {
        const { id } = await api.ask(`make busy ${n} ${at}`);
        if (at % 2 === 0) await api.call('POST', `/v1/requests/${id}/cancel`);
        await importRules(api, [written(`busy ${n} *`, { reason: `time ${at}` })]);
        if (at % 3 === 0) await api.ask(`echo ${n} ${at}`);
      }
    });
    for (let times = 0; times < 3; times += 1) await expectClean(workspace);
    over.abort();
    await Promise.all(callers);
    const { code } = await expacti(api.url, ['audit', 'verify'], { EXPACTI_TOKEN: api.token });
    expect(code).toBe(0);
  });
}
