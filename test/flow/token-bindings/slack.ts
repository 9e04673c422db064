import { makeToken, tokensNow } from '../../support/callers/tokens.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { announced, textOf } from '../../support/slack/announcements.ts';
import { modalOf } from '../../support/slack/cards.ts';
import { command, filledIn, modalText, modalTitled, submit } from '../../support/slack/rule-modal.ts';

interface Block {
  block_id: string;
  text?: { text: string };
  elements?: { action_id?: string; value?: string; text?: { text: string } }[];
}

export function bindingsInSlack(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  afterEach(async () => {
    for (const as of ['U0ANA', 'U0BEN', 'U0CARO'])
      for (const { id } of workspace.slack.snapshot(as).modals.toReversed())
        await workspace.slack.act({ type: 'close', as, view_id: id });
  });

  const shows = (as: string, pattern: RegExp) =>
    workspace.slack.waitFor(
      () => pattern.test(JSON.stringify(workspace.slack.snapshot(as).modals.at(-1)?.blocks)) && true,
      { what: `${pattern} before ${as}` },
    );
  const errorsOf = (as: string) => workspace.slack.snapshot(as).modals.at(-1)?.errors;

  async function openList(as: string, words: string): Promise<void> {
    await command(workspace, as, `token list ${words}`);
    await modalTitled(workspace, as, 'Tokens');
  }

  /** Presses the one `Bind…` of the list. */
  async function pressBind(as: string): Promise<void> {
    const modal = await modalOf(workspace, as);
    for (const { block_id: blockId, elements = [] } of modal.blocks as unknown as Block[]) {
      const actionId = elements.find(({ text }) => text?.text === 'Bind…')?.action_id;
      if (actionId === undefined) continue;
      await workspace.slack.act({
        type: 'click_view',
        as,
        view_id: modal.id,
        block_id: blockId,
        action_id: actionId,
      });
      return;
    }
    throw new Error('there is no button Bind…');
  }

  async function openBind(as: string, name: string): Promise<void> {
    await openList(as, name);
    await pressBind(as);
    await modalTitled(workspace, as, 'Bind a token');
  }

  test('a token is made with repositories and an owner, and the list and the channel show them', async () => {
    await command(workspace, 'U0ANA', 'token create slack bound');
    await modalTitled(workspace, 'U0ANA', 'Create a token');
    await submit(
      workspace,
      'U0ANA',
      filledIn({ repositories: 'acme/api, acme/web\nAcme/API', owner: 'U0BEN' }),
    );
    await modalTitled(workspace, 'U0ANA', 'Your token');
    expect(await modalText(workspace, 'U0ANA')).toMatch(/from acme\/api, acme\/web.*owner <@U0BEN>/);
    expect((await tokensNow(workspace)).get('slack bound')).toMatchObject({
      repositories: ['acme/api', 'acme/web'],
      owner: 'U0BEN',
    });
    await openList('U0BEN', 'slack bound');
    expect(await modalText(workspace, 'U0BEN')).toMatch(/from acme\/api, acme\/web/);
    const told = textOf(await announced(workspace, /<@U0ANA> \*created the token\* `slack bound`/));
    expect(told).toMatch(/from acme\/api, acme\/web .* owner <@U0BEN>/);
    expect(told).not.toContain('expacti_');
  });

  test('what is wrong stays on its field, and an owner who cannot answer for it is refused', async () => {
    await command(workspace, 'U0ANA', 'token create slack wrong');
    await modalTitled(workspace, 'U0ANA', 'Create a token');
    await submit(workspace, 'U0ANA', filledIn({ repositories: 'acme/* [acme' }));
    expect(errorsOf('U0ANA')).toMatchObject({ repositories: expect.stringMatching(/bracket/) });
    for (const [owner, why] of [
      ['U0GUEST', /is a guest/],
      ['U0EXPACTI', /is an app/],
      ['U0GONE', /is deactivated/],
    ] as const) {
      await submit(workspace, 'U0ANA', filledIn({ repositories: 'acme/*', owner }));
      await shows('U0ANA', why);
    }
    // The admin is known; only who the owner is cannot be asked.
    workspace.slack.faults.api('users.info').slow(1, 1);
    workspace.slack.faults.api('users.info').error('internal_error', 1);
    await submit(workspace, 'U0ANA', filledIn({ owner: 'U0BEN' }));
    await shows('U0ANA', /could not look up the owner in Slack/);
    expect((await tokensNow(workspace)).has('slack wrong')).toBe(false);
  });

  test('repositories that were repaired are shown before they count', async () => {
    await command(workspace, 'U0ANA', 'token create slack repaired');
    await modalTitled(workspace, 'U0ANA', 'Create a token');
    await submit(workspace, 'U0ANA', filledIn({ repositories: 'acme–labs/*' }));
    await shows('U0ANA', /Check them and submit again/);
    expect((await tokensNow(workspace)).has('slack repaired')).toBe(false);
    const typed = (value: string) => ({
      repositories_repaired: { value: { type: 'plain_text_input', value } },
    });
    await submit(workspace, 'U0ANA', typed('acme—labs/*'));
    expect(errorsOf('U0ANA')).toMatchObject({ repositories_repaired: expect.stringMatching(/plain/) });
    await submit(workspace, 'U0ANA', typed('acme-labs/*'));
    await modalTitled(workspace, 'U0ANA', 'Your token');
    expect((await tokensNow(workspace)).get('slack repaired')?.repositories).toEqual(['acme-labs/*']);
  });

  test('a token is bound from the list, which comes back with what it is now', async () => {
    await makeToken(workspace, { name: 'slack later' });
    await openBind('U0ANA', 'slack later');
    workspace.slack.faults.api('users.info').slow(1, 1);
    workspace.slack.faults.api('users.info').error('internal_error', 1);
    await submit(workspace, 'U0ANA', filledIn({ owner: 'U0BEN' }));
    await shows('U0ANA', /could not look up the owner in Slack/);
    for (const [owner, why] of [
      ['U0GUEST', /is a guest/],
      ['U0OTHER', /belongs to another workspace/],
    ] as const) {
      await submit(workspace, 'U0ANA', filledIn({ owner }));
      await shows('U0ANA', why);
    }
    await submit(workspace, 'U0ANA', filledIn({ repositories: 'acme/*', owner: 'U0BEN' }));
    await shows('U0ANA', /`slack later` was updated/);
    expect(await modalText(workspace, 'U0ANA')).toMatch(/from acme\/\*.*owner <@U0BEN>/);
    await pressBind('U0ANA');
    await modalTitled(workspace, 'U0ANA', 'Bind a token');
    expect(await modalText(workspace, 'U0ANA')).toContain('"initial_user":"U0BEN"');
    await submit(workspace, 'U0ANA', filledIn({ repositories: '', owner: null }));
    await shows('U0ANA', /`slack later` was updated/);
    expect((await tokensNow(workspace)).get('slack later')).toMatchObject({ repositories: [], owner: null });
    const told = textOf(
      await announced(workspace, /<@U0ANA> \*bound the token\* `slack later`[\s\S]*before: acme/),
    );
    expect(told).toMatch(/owner none \(before: <@U0BEN>\)/);
  });

  test('a form that was opened rightly is no licence, and a token that ended is not bound', async () => {
    await command(workspace, 'U0CARO', 'token list');
    await shows('U0CARO', /Admins only/);
    const { shown } = await makeToken(workspace, { name: 'slack ended' });
    await openBind('U0BEN', 'slack ended');
    await workspace.api.call('POST', `/v1/tokens/${shown.id}/revoke`);
    await submit(workspace, 'U0BEN', filledIn({ repositories: 'acme/*' }));
    await shows('U0BEN', /was revoked, has expired or no longer exists/);
  });

  test('an admin token has an owner, and no repositories', async () => {
    await makeToken(workspace, { name: 'slack boss', admin: true });
    await openBind('U0ANA', 'slack boss');
    expect(await modalText(workspace, 'U0ANA')).not.toContain('Its requests must come from');
    await submit(workspace, 'U0ANA', filledIn({ owner: 'U0ANA' }));
    await shows('U0ANA', /`slack boss` was updated/);
    expect((await tokensNow(workspace)).get('slack boss')).toMatchObject({
      repositories: [],
      owner: 'U0ANA',
    });
  });

  test('more repositories than the form holds are not cut by it', async () => {
    const repositories = Array.from({ length: 40 }, (_, n) => `acme/${'x'.repeat(90)}${n}`);
    await makeToken(workspace, { name: 'slack long', repositories });
    await openList('U0ANA', 'slack long');
    await pressBind('U0ANA');
    await shows('U0ANA', /expacti token bind/);
    expect((await tokensNow(workspace)).get('slack long')?.repositories).toEqual(repositories);
  });
}
