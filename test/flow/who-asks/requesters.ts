import { boundToken } from '../../support/callers/bound-tokens.ts';
import { expacti, startCli } from '../../support/callers/expacti-cli.ts';
import type { Api } from '../../support/gate/api.ts';
import { addCaller, besideGate } from '../../support/gate/stored.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { cardOf, settled, told } from '../../support/slack/cards.ts';

const HIGH = 'npx prisma migrate deploy';

/** Who may not approve: whoever is named, whoever started it, and who answers for the token. */
export function requesters(given: () => Workspace): void {
  let workspace: Workspace;
  let claiming: Api;
  let owned: Api;
  beforeAll(async () => {
    workspace = given();
    claiming = await addCaller(workspace);
    owned = await boundToken(workspace, 'ana-laptop', { owner: 'U0ANA' });
  });

  /** Asks, and expects that this reviewer is refused and another one is not. */
  async function refuses(api: Api, reviewer: string, why: RegExp, more: Record<string, unknown>) {
    const asked = await api.ask('echo by-whom', more);
    const card = await cardOf(workspace, asked.id);
    await card.press(reviewer, 'Approve');
    await told(workspace, reviewer, why);
    expect((await api.read(asked.id)).status).toBe('pending');
    await card.press('U0CARO', 'Approve');
    expect((await api.read(asked.id, 30)).status).toBe('approved');
    return card;
  }

  test('who re-runs a workflow does not approve it, nor does who started it first', async () => {
    const context = { source: 'github', actor: 'ben-dev', triggering_actor: 'ANA-dev', run_attempt: 2 };
    for (const api of [workspace.api, claiming])
      for (const reviewer of ['U0ANA', 'U0BEN'])
        await refuses(api, reviewer, /your own request/, { context });
  });

  test('the GitHub Action’s surroundings say who started this attempt', async () => {
    const env = {
      EXPACTI_TOKEN: claiming.token,
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTOR: 'octocat',
      GITHUB_TRIGGERING_ACTOR: 'ana-dev',
    };
    const running = startCli(workspace.api.url, ['run', '--', 'echo', 'rerun'], env);
    const { id } = await workspace.slack
      .waitFor(
        () =>
          workspace.slack
            .messages('C0APPROVALS')
            .find(({ text }) => text.includes('echo rerun') && text.includes('ana-dev')),
        { what: 'the card of the re-run' },
      )
      .then(async ({ text }) => {
        expect(text).toContain('for octocat, started by ana-dev (not proven)');
        const { rows } = await besideGate(workspace, (client) =>
          client.query<{ id: string }>(
            `SELECT id FROM requests WHERE command = 'echo rerun' AND status = 'pending'`,
          ),
        );
        return rows[0] ?? { id: '' };
      });
    const card = await cardOf(workspace, id);
    await card.press('U0ANA', 'Approve');
    await told(workspace, 'U0ANA', /your own request/);
    await card.press('U0CARO', 'Approve');
    expect(await running.ended).toMatchObject({ code: 0, stdout: 'rerun\n' });
  });

  test('a reviewer does not approve what their own token asks, whoever it names', async () => {
    await refuses(owned, 'U0ANA', /your own request: you own its token/, {});
    await refuses(owned, 'U0ANA', /you own its token/, { context: { actor: 'octocat' } });
    await refuses(owned, 'U0ANA', /you own its token/, { context: { actor: '\u200b' } });
    await refuses(owned, 'U0ANA', /This is your own request/, { context: { actor: 'ana-dev' } });
    await refuses(owned, 'U0BEN', /your own request/, { context: { actor: 'ben-dev' } });
  });

  test('an owner who is named while the request is pending is barred at once', async () => {
    const api = await boundToken(workspace, 'owned-later', {});
    const asked = await api.ask('echo owned-later');
    const card = await cardOf(workspace, asked.id);
    await besideGate(workspace, (client) =>
      client.query(`UPDATE tokens SET owner = 'U0BEN' WHERE name = 'owned-later'`),
    );
    await card.press('U0BEN', 'Approve');
    await told(workspace, 'U0BEN', /you own its token/);
    expect((await api.read(asked.id)).status).toBe('pending');
  });

  test.each<[string, string]>([
    ['a Slack id', 'U0ANA'],
    ['a Slack id in small letters', 'u0ana'],
    ['a mention in Slack', '<@U0ANA>'],
    ['a mention with a name', ' <@U0ANA|ana> '],
    ['other letters, blanks and a sign in front', ' @Ana-DEV\u200b'],
  ])('however the reviewer is named, they are refused: %s', async (_what, actor) => {
    await refuses(claiming, 'U0ANA', /your own request/, { context: { actor } });
  });

  test('from a high risk upwards two reviewers, unless somebody is known', async () => {
    const required = async (api: Api, more: Record<string, unknown>) => {
      const checked = await api.check(HIGH, more);
      const asked = await api.ask(HIGH, more);
      expect(asked.approvals.required).toBe(checked.approvals.required);
      await api.call('POST', `/v1/requests/${asked.id}/cancel`);
      const codes = asked.findings.map(({ code }) => code).filter((code) => code.endsWith('-requester'));
      return [asked.approvals.required, ...codes];
    };
    const as = (actor: string, more: Record<string, string> = {}) => ({ context: { actor, ...more } });
    expect(await required(claiming, {})).toEqual([2, 'unlinked-requester']);
    expect(await required(workspace.api, {})).toEqual([2, 'unlinked-requester']);
    expect(await required(owned, {})).toEqual([1]);
    expect(await required(claiming, as('octocat'))).toEqual([1, 'unproven-requester']);
    expect(await required(workspace.api, as('octocat'))).toEqual([1]);
    expect(await required(claiming, as('stranger'))).toEqual([2, 'unlinked-requester', 'unproven-requester']);
    expect(await required(claiming, as('octocat[bot]'))).toEqual([
      2,
      'unlinked-requester',
      'unproven-requester',
    ]);
    expect(await required(claiming, as('U0MADEUP'))).toEqual([2, 'unlinked-requester', 'unproven-requester']);
    const restarted = as('octocat', { triggering_actor: 'stranger' });
    expect(await required(workspace.api, restarted)).toEqual([2, 'unlinked-requester']);
  });

  test('where a requester has to be proven, a claim is as good as none', async () => {
    const strict = { environment: 'strict', context: { actor: 'octocat' } };
    const claimed = await claiming.check(HIGH, strict);
    expect(claimed.approvals.required).toBe(2);
    expect(claimed.findings).toContainEqual({
      code: 'unlinked-requester',
      severity: 'note',
      text: 'strict needs a proven requester, so “octocat” does not count as one.',
    });
    expect((await workspace.api.check(HIGH, strict)).approvals.required).toBe(1);
    expect((await owned.check(HIGH, { environment: 'strict' })).approvals.required).toBe(1);
    const { stdout } = await expacti(claiming.url, ['check', '-e', 'strict', '-c', HIGH], {
      EXPACTI_TOKEN: claiming.token,
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTOR: 'octocat',
    });
    expect(stdout).toContain('strict needs a proven requester');
  });

  test('one who asks twice with one key gets the same request, and other names are another body', async () => {
    const ask = (triggering_actor: string) =>
      claiming.call(
        'POST',
        '/v1/requests',
        { command: 'echo keyed', context: { actor: 'octocat', triggering_actor } },
        { 'idempotency-key': 'who-asks-1' },
      );
    expect((await ask('ana-dev')).status).toBe(201);
    expect((await ask('ana-dev')).status).toBe(200);
    expect((await ask('ben-dev')).status).toBe(409);
  });

  test('the card says who asks, what of it is proven, and which token it is, also at its end', async () => {
    const context = { actor: '<!channel> *x*', triggering_actor: 'ben-dev' };
    const asked = await claiming.ask('echo shown', { context });
    const card = await cardOf(workspace, asked.id);
    const line = /`&lt;!channel&gt; \*x\*`, started by ben-dev/;
    expect(card.text()).toMatch(line);
    expect(card.text()).toMatch(/started by ben-dev \(not proven\)/);
    expect(card.text()).toMatch(/token caller [0-9a-f]{8}/);
    expect(card.message().pinged).toEqual(['U0ANA', 'U0BEN', 'U0CARO']);
    await card.press('U0CARO', 'Why?');
    await workspace.slack.waitFor(
      () =>
        /Requester: .*started by ben-dev \(not proven\)/.test(
          JSON.stringify(workspace.slack.snapshot('U0CARO')),
        ) && true,
      { what: 'why, with who asks' },
    );
    await card.press('U0CARO', 'Approve');
    await settled(workspace, card, /^✅ Approved in production/);
    expect(card.text()).toMatch(line);
    const nobody = await owned.ask('echo shown-nobody');
    expect((await cardOf(workspace, nobody.id)).text()).toMatch(
      /nobody named, so the token’s owner[\s\S]*token ana-laptop/,
    );
    const proven = await workspace.api.ask('echo shown-proven', { context: { actor: 'octocat' } });
    expect((await cardOf(workspace, proven.id)).text()).toMatch(/octocat/);
  });
}
