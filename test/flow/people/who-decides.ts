import type { Workspace } from '../../support/gate/workspace.ts';
import { cardOf, modalOf, told } from '../../support/slack/cards.ts';
import { closeModals, shows } from '../../support/slack/modals.ts';

export function whoDecides(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  const STRANGERS: [string, string, RegExp][] = [
    ['a member who is no reviewer', 'U0CARO', /not a reviewer/],
    ['a guest', 'U0GUEST', /Guests cannot/],
    ['somebody whose account is deactivated', 'U0GONE', /deactivated/],
    ['somebody of another workspace', 'U0OTHER', /another workspace/],
  ];

  test.each(STRANGERS)(
    '%s can neither approve nor deny, and is told why in private',
    async (_who, user, why) => {
      const { api, slack } = workspace;
      const asked = await api.ask('ls');
      const card = await cardOf(workspace, asked.id);
      await card.press(user, 'Approve');
      await told(workspace, user, why);
      await card.press(user, 'Deny…');
      const refused = await slack.waitFor(
        () => slack.snapshot(user).modals.find((modal) => why.test(JSON.stringify(modal.blocks))),
        { what: 'the modal to say why' },
      );
      expect(refused.submit).toBeUndefined();
      expect((await api.read(asked.id)).status).toBe('pending');
      await api.call('POST', `/v1/requests/${asked.id}/cancel`);
    },
  );

  test('a modal that was opened rightly is no licence: who submits it is checked again', async () => {
    const { api, slack } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    await card.press('U0BEN', 'Deny…');
    const { id } = await modalOf(workspace, 'U0BEN');
    slack.setGroup('S0ONCALL', []);
    const values = { reason: { text: { type: 'plain_text_input', value: 'no' } } };
    await slack.act({ type: 'submit', as: 'U0BEN', view_id: id, values });
    await told(workspace, 'U0BEN', /Not denied\. You are not a reviewer/);
    expect((await api.read(asked.id)).status).toBe('pending');
    slack.setGroup('S0ONCALL', ['U0BEN']);
  });

  test('a user group is asked for its members at the click, not before', async () => {
    const { api, slack } = workspace;
    slack.setGroup('S0ONCALL', ['U0CARO']);
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    await card.press('U0BEN', 'Approve');
    await told(workspace, 'U0BEN', /not a reviewer/);
    await card.press('U0CARO', 'Approve');
    expect(await api.read(asked.id, 30)).toMatchObject({
      status: 'approved',
      decision: { by: { id: 'U0CARO' } },
    });
    slack.setGroup('S0ONCALL', ['U0BEN']);
  });

  test('nobody decides on their own request, whatever the case of their login', async () => {
    const { api } = workspace;
    const asked = await api.ask('ls', { context: { actor: 'ANA-dev' } });
    const card = await cardOf(workspace, asked.id);
    await card.press('U0ANA', 'Approve');
    await told(workspace, 'U0ANA', /your own request/);
    expect((await api.read(asked.id)).status).toBe('pending');
    await card.press('U0BEN', 'Approve');
    expect((await api.read(asked.id, 30)).status).toBe('approved');
  });

  test('a reviewer who was made a guest meanwhile is refused', async () => {
    const { api, slack } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    slack.setRole('U0ANA', 'guest');
    await card.press('U0ANA', 'Approve');
    await told(workspace, 'U0ANA', /Guests cannot/);
    slack.setRole('U0ANA', 'member');
    expect((await api.read(asked.id)).status).toBe('pending');
  });

  test.each(STRANGERS.slice(1))('%s learns nothing from /expacti or Why?', async (_who, user, why) => {
    const { api, slack } = workspace;
    const asked = await api.ask(`echo secret-${user}`);
    const card = await cardOf(workspace, asked.id);
    await slack.act({ type: 'command', as: user, channel: 'C0APPROVALS', text: '/expacti pending' });
    await told(workspace, user, why);
    await card.press(user, 'Why?');
    await shows(workspace, user, why);
    await closeModals(workspace, user);
    const seen = slack
      .snapshot(user)
      .channels.flatMap(({ messages }) => messages.filter(({ ephemeral }) => ephemeral));
    expect(JSON.stringify(seen)).not.toContain(`secret-${user}`);
  });
}
