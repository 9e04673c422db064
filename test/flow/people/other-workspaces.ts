import type { ChangePeople } from '../../../src/sandbox/change-people.ts';
import { besideGate } from '../../support/gate/stored.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { pause } from '../../support/pause.ts';
import { cardOf, modalOf } from '../../support/slack/cards.ts';
import { closeModals } from '../../support/slack/modals.ts';

type Sender = Parameters<ChangePeople['sendAs']>[1];

const REFUSED = /another workspace/;

/** Payloads of a reviewer of ours that name another place than ours. */
const ELSEWHERE: readonly (readonly [string, Sender])[] = [
  ['their own team is another one', { user_team: 'T0OTHER' }],
  ['the team of the payload is another one', { team: { id: 'T0OTHER', domain: 'partner' } }],
  ['the organization is another one', { enterprise: { id: 'E0OTHER' } }],
  ['their team is an organization', { user_team: 'E0OTHER', team: null }],
  ['only one of the teams is ours', { user_team: 'T0ACME', team: { id: 'T0OTHER' } }],
];

/** Payloads that say nothing, or that say where we are. */
const HERE: readonly (readonly [string, Sender])[] = [
  ['null for every team', { user_team: null, team: null, enterprise: null }],
  ['teams without an id', { user_team: null, team: { id: null }, enterprise: { id: null } }],
  ['our team only in the user', { team: null }],
  ['our team only in the payload', { user_team: null }],
];

export function otherWorkspaces(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  afterEach(async () => {
    workspace.slack.sendAs('U0ANA', {});
    workspace.slack.describe('U0ANA', {});
    workspace.slack.describe('U0OTHER', {});
    await closeModals(workspace, 'U0ANA');
  });

  const told = (as: string): number =>
    workspace.slack
      .snapshot(as)
      .channels.flatMap(({ messages }) => messages)
      .filter(({ text }) => REFUSED.test(text)).length;

  /** What the audit log says of refusals for this request, once it says something: it is written beside the answer. */
  async function notedFor(requestId: string): Promise<[string, unknown][]> {
    for (let tries = 0; tries < 100; tries += 1) {
      const { rows } = await besideGate(workspace, (client) =>
        client.query<{ actor: string; data: string }>(
          `SELECT actor, data FROM audit_entries WHERE kind = 'click.refused' AND request_id = $1`,
          [requestId],
        ),
      );
      if (rows.length > 0) return rows.map(({ actor, data }) => [actor, JSON.parse(data)]);
      await pause(50);
    }
    return [];
  }

  /** Does something as somebody, and waits until they are told that they belong elsewhere. */
  async function refusedFor(as: string, act: () => Promise<unknown>): Promise<void> {
    const before = told(as);
    await act();
    await workspace.slack.waitFor(() => told(as) > before, { what: `${as} to be refused` });
  }

  test.each(ELSEWHERE)('a reviewer acts where %s: refused, told why, and noted', async (_what, sender) => {
    const { api, slack } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    slack.sendAs('U0ANA', sender);
    await refusedFor('U0ANA', () => card.press('U0ANA', 'Approve'));
    expect((await api.read(asked.id)).status).toBe('pending');
    expect(await notedFor(asked.id)).toEqual([['U0ANA', expect.objectContaining({ cause: 'other-team' })]]);
    await api.call('POST', `/v1/requests/${asked.id}/cancel`);
  });

  test.each([{ user_team: 'T0OTHER' }, { enterprise: { id: 'E0OTHER' } }])(
    'a slash command of %j learns nothing',
    async (sender) => {
      const { slack } = workspace;
      slack.sendAs('U0ANA', sender);
      const text = '/expacti pending';
      await refusedFor('U0ANA', () =>
        slack.act({ type: 'command', as: 'U0ANA', channel: 'C0APPROVALS', text }),
      );
    },
  );

  test('a modal that was opened here is not sent from another workspace', async () => {
    const { api, slack } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    await card.press('U0ANA', 'Deny…');
    const { id } = await modalOf(workspace, 'U0ANA');
    slack.sendAs('U0ANA', { user_team: 'T0OTHER' });
    const values = { reason: { text: { type: 'plain_text_input', value: 'no' } } };
    await refusedFor('U0ANA', () => slack.act({ type: 'submit', as: 'U0ANA', view_id: id, values }));
    expect((await api.read(asked.id)).status).toBe('pending');
    await api.call('POST', `/v1/requests/${asked.id}/cancel`);
  });

  test.each(HERE)('a reviewer whose payload has %s approves', async (_what, sender) => {
    const { api, slack } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    slack.sendAs('U0ANA', sender);
    await card.press('U0ANA', 'Approve');
    expect((await api.read(asked.id, 30)).status).toBe('approved');
  });

  test('a payload that names our team makes nobody one of us', async () => {
    const { api, slack } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    slack.describe('U0ANA', { team_id: 'T0OTHER' });
    slack.sendAs('U0ANA', { user_team: 'T0ACME', team: { id: 'T0ACME' } });
    await refusedFor('U0ANA', () => card.press('U0ANA', 'Approve'));
    expect((await api.read(asked.id)).status).toBe('pending');
    await api.call('POST', `/v1/requests/${asked.id}/cancel`);
  });

  test('somebody of a shared channel who is no stranger to Slack is refused all the same', async () => {
    const { api, slack } = workspace;
    slack.describe('U0OTHER', { is_stranger: false });
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    await refusedFor('U0OTHER', () => card.press('U0OTHER', 'Approve'));
    expect((await api.read(asked.id)).status).toBe('pending');
    await api.call('POST', `/v1/requests/${asked.id}/cancel`);
  });
}
