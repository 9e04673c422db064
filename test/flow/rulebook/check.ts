import type { Client } from 'pg';
import { addCaller, besideGate, inDatabase } from '../../support/gate/stored.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { pause } from '../../support/pause.ts';
import { importRules, rulesOf, written } from '../../support/rules/rule-book.ts';

export function checks(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  beforeAll(async () => {
    const rules = [
      written('echo *'),
      written('ls *', { max_uses: 1 }),
      written('rm *', { effect: 'deny', reason: 'never by hand' }),
    ];
    await importRules(workspace.api, rules, '?mode=replace');
  });

  test('the answer: verdict, risk, findings, rules, demands, and the reasoning as a tree and as lines', async () => {
    const { api } = workspace;
    const [rule] = (await rulesOf(api)).filter(({ pattern }) => pattern === 'rm *');
    const command = 'echo a && rm -rf /srv/data';
    const { status, body } = await api.call('POST', '/v1/check', {
      command,
      timeout: 90,
      context: { actor: 'octocat' },
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      verdict: 'deny',
      risk: {
        score: expect.any(Number),
        level: expect.any(String),
        categories: expect.arrayContaining(['destructive']),
        factors: expect.any(Array),
      },
      findings: expect.any(Array),
      rules: [{ id: rule?.id, effect: 'deny', type: 'glob', pattern: 'rm *' }],
      approvals: { required: 1 },
      timeout: 90,
      reasoning: {
        name: 'verdict',
        verdict: 'deny',
        text: 'The rule “rm *” denies this: never by hand',
        children: expect.any(Array),
      },
      explanation: expect.stringMatching(
        /^deny {2}The rule “rm \*” denies this: never by hand\n {2}deny {2}/,
      ),
    });
  });

  test.each([
    ['echo a', 'allow'],
    ['ls', 'allow'],
    ['make all', 'ask'],
    ['rm x', 'deny'],
  ])('%s: %s, as a request would get it', async (command, verdict) => {
    const { api } = workspace;
    expect((await api.check(command, { environment: 'staging' })).verdict).toBe(verdict);
    const { id, verdict: got } = await api.ask(command, { environment: 'staging' });
    expect(got).toBe(verdict);
    await api.call('POST', `/v1/requests/${id}/cancel`);
  });

  async function rowCounts(client: Client): Promise<Record<string, number>> {
    const tables = ['requests', 'decisions', 'rule_uses', 'cards', 'audit_entries'];
    const counts: [string, number][] = [];
    for (const table of tables) {
      const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
      counts.push([table, Number(rows[0]?.count)]);
    }
    return Object.fromEntries(counts);
  }

  test('nothing is stored, counted or posted', async () => {
    // A stop writes what was still to be written, and a start counts anew.
    const before = await inDatabase(workspace, rowCounts);
    const { api, slack } = workspace;
    const rules = await rulesOf(api);
    const posts = slack.calls('chat.postMessage').length;
    for (const command of ['echo b', 'ls -l', 'make everything', 'rm x']) await api.check(command);
    // Uses are written together, a moment after the requests that made them.
    await pause(1_200);
    expect(await rulesOf(api)).toEqual(rules);
    expect(slack.calls('chat.postMessage')).toHaveLength(posts);
    const metrics = await (await fetch(`${api.url}/metrics`)).text();
    expect(metrics).not.toMatch(/^expacti_requests_total\{/m);
    expect(await besideGate(workspace, rowCounts)).toEqual(before);
  });

  test.each<[string, unknown, number]>([
    ['not JSON', '{bad', 400],
    ['no command', {}, 422],
    ['an unknown field', { command: 'ls', comand: 'ls' }, 422],
    ['a command over 16 KiB', { command: 'a'.repeat(16_385) }, 422],
    ['a body over 256 KiB', { command: 'ls', reason: 'a'.repeat(300_000) }, 413],
    ['a plan over 8 MiB', { command: 'ls', plan: { x: 'a'.repeat(8_400_000) } }, 413],
  ])('%s is refused as in a request', async (_what, body, status) => {
    const answer = await workspace.api.call('POST', '/v1/check', body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  test('the token has to be valid for the environment', async () => {
    const caller = await addCaller(workspace, ['staging']);
    const check = (environment: string) => caller.call('POST', '/v1/check', { command: 'ls', environment });
    expect((await check('staging')).status).toBe(200);
    for (const refused of [
      await check('production'),
      await caller.call('POST', '/v1/check', { command: 'ls' }),
    ]) {
      expect(refused.status).toBe(403);
      expect(refused.body.detail).toMatch(/production/);
    }
    expect((await workspace.api.call('GET', '/v1/check')).status).toBe(405);
  });
}
