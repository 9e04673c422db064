import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { cardOf, linkOf } from '../../support/slack/cards.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(`
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN]
environments: { production: { approvals: 2 } }
`);
});
afterAll(() => workspace.stop());

test('a card that somebody deletes while its request is pending is posted again at its next change', async () => {
  const { api, slack } = workspace;
  const asked = await api.ask('make deploy', { timeout: 600 });
  const first = await cardOf(workspace, asked.id);
  // The click is on its way while the message goes.
  const pressed = first.press('U0ANA', 'Approve');
  await slack.waitFor(() => slack.calls('users.info').some(({ args }) => args['user'] === 'U0ANA'), {
    what: 'the click to arrive',
  });
  slack.deleteMessage('C0APPROVALS', first.ts);
  await pressed;
  const second = await cardOf(workspace, asked.id);
  expect(second.ts).not.toBe(first.ts);
  await second.press('U0BEN', 'Approve');
  expect((await api.read(asked.id, 30)).status).toBe('approved');
  expect(await linkOf(workspace, asked.id)).toContain(second.ts.replace('.', ''));
});
