import { expacti } from '../../support/callers/expacti-cli.ts';
import { makeToken } from '../../support/callers/tokens.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { pause } from '../../support/pause.ts';
import { importRules, rulesOf, soon, written } from '../../support/rules/rule-book.ts';
import { announced, announcements, textOf } from '../../support/slack/announcements.ts';

export function announcing(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  beforeEach(async () => {
    await importRules(workspace.api, [], '?mode=replace');
  });

  test('an import tells the channel which token did what, and can be undone there', async () => {
    const { api } = await makeToken(workspace, { name: 'book keeper', admin: true, owner: 'U0BEN' });
    const one = written('docker compose ps *');
    const two = written('docker volume rm *', { effect: 'deny', reason: 'ask the DBA' });
    await importRules(api, [one, two]);
    const message = await announced(workspace, /book keeper` \(owner <@U0BEN>\) imported rules/);
    expect(message.text).toContain('added 2 rules (1 allow, 1 deny)');
    expect(textOf(message)).toMatch(/allow `docker compose ps \*`, deny `docker volume rm \*`/);
    const undo = JSON.parse(JSON.stringify(message.blocks)) as {
      block_id: string;
      elements?: { action_id: string }[];
    }[];
    const { block_id = '', elements = [] } = undo.at(-1) ?? {};
    await workspace.slack.act({
      type: 'click',
      as: 'U0ANA',
      channel: 'C0APPROVALS',
      ts: message.ts,
      block_id,
      action_id: elements[0]?.action_id ?? '',
    });
    await soon(async () => (await rulesOf(workspace.api)).length === 0);
  });

  test('what changed nothing is not announced: dry runs, refusals and what was there', async () => {
    const rule = written('docker compose images *');
    await importRules(workspace.api, [rule], '?dry_run=true');
    await workspace.api.call('POST', '/v1/rules/import', { rules: [rule, written('*')] });
    await importRules(workspace.api, [rule]);
    await importRules(workspace.api, [rule]);
    await announced(workspace, /docker compose images/);
    await pause(1_500);
    expect(announcements(workspace, /docker compose images/)).toHaveLength(1);
  });

  test('ten thousand rules are one message', async () => {
    const rules = Array.from({ length: 10_000 }, (_, n) =>
      written(`docker pull registry.example/app:${n}`, { type: 'exact' }),
    );
    await importRules(workspace.api, rules);
    const message = await announced(workspace, /added 10,000 allow rules/);
    expect(textOf(message)).toContain('and 9,995 more');
    await importRules(workspace.api, [], '?mode=replace');
    await announced(workspace, /retired 10,000 allow rules/);
  });

  test('Slack is down: the answer does not wait, and the channel is told once it is back', async () => {
    const { slack } = workspace;
    slack.faults.down();
    const startedAt = slack.calls('chat.postMessage').length;
    await importRules(workspace.api, [written('docker compose version')]);
    const made = await expacti(workspace.gate.url, ['token', 'create', '-n', 'made in the dark'], {
      EXPACTI_TOKEN: workspace.api.token,
    });
    expect(made.code).toBe(0);
    await pause(1_500);
    expect(announcements(workspace, /docker compose version|made in the dark/)).toEqual([]);
    await workspace.gate.kill();
    slack.faults.clear();
    await workspace.restart();
    await announced(workspace, /docker compose version/);
    const told = textOf(await announced(workspace, /created the token\* `made in the dark`/));
    expect(told).toContain('`bootstrap`');
    expect(slack.calls('chat.postMessage').length).toBeGreaterThan(startedAt);
    await pause(1_500);
    expect(announcements(workspace, /docker compose version/)).toHaveLength(1);
    expect(announcements(workspace, /made in the dark/)).toHaveLength(1);
  });

  // The embedded database is one process's own.
  if (process.env.TEST_DATABASE_URL !== undefined) {
    test('of two processes one tells of each change', async () => {
      const { api } = await workspace.another();
      for (let n = 0; n < 4; n += 1)
        await importRules(n % 2 === 0 ? api : workspace.api, [written(`docker pull both:${n}`)]);
      for (let n = 0; n < 4; n += 1) await announced(workspace, new RegExp(`docker pull both:${n}`));
      await pause(1_500);
      for (let n = 0; n < 4; n += 1)
        expect(announcements(workspace, new RegExp(`docker pull both:${n}`))).toHaveLength(1);
    });
  }

  test('tokens that are made, bound and revoked one after the other share messages', async () => {
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, n) => makeToken(workspace, { name: `many ${n}` })),
    );
    await Promise.all(made.map(({ shown }) => workspace.api.call('POST', `/v1/tokens/${shown.id}/revoke`)));
    for (let n = 0; n < 12; n += 1)
      // Without a wildcard: one message tells of several tokens.
      await announced(workspace, new RegExp(`revoked the token\\* \`many ${n}\``));
    const told = announcements(workspace, /`many \d+`/);
    expect(told.length).toBeLessThan(24);
    const sentences = told
      .map(({ text }) => text)
      .join(' ')
      .match(/(?:created|revoked) the token\* `many \d+`/g);
    expect(new Set(sentences).size).toBe(24);
    expect(sentences).toHaveLength(24);
  });
}
