import { startWorkspace, type Workspace } from '../support/workspace.ts';

// Nobody could ever decide: the caller hears so at once, instead of waiting in silence.
let workspace: Workspace;
afterEach(() => workspace.stop());

const policy = (reviewers: string, channel = 'C0APPROVALS') => `
channels: { approvals: ${channel} }
reviewers: [${reviewers}]
people: { ana-dev: U0ANA }
environments:
  production: {}
  strict: { approvals: 2 }
`;

const deniedAtOnce = async (reason: RegExp, more: Record<string, unknown> = {}) => {
  const asked = await workspace.api.ask('make deploy', more);
  const ended = await workspace.api.read(asked.id, 30);
  expect(ended).toMatchObject({
    status: 'denied',
    decision: { by: { kind: 'policy', id: null }, reason: expect.stringMatching(reason) },
  });
  expect(ended.message_url).toBeNull();
};

test('the only reviewers are deactivated or guests', async () => {
  workspace = await startWorkspace(policy('U0GONE, U0GUEST'));
  await deniedAtOnce(/none of them is an active member/);
  expect(workspace.slack.messages('C0APPROVALS')).toEqual([]);
});

test('the only reviewer asks for it, or there are fewer than have to approve', async () => {
  workspace = await startWorkspace(policy('U0ANA'));
  await deniedAtOnce(/the requester aside/, { context: { actor: 'ana-dev' } });
  await deniedAtOnce(/2 reviewers have to approve, and only 1 is an active member/, {
    environment: 'strict',
  });
  const asked = await workspace.api.ask('make deploy', { context: { actor: 'somebody-else' } });
  expect((await workspace.api.read(asked.id, 3)).status).toBe('pending');
});

test('a group that is not there has nobody in it', async () => {
  workspace = await startWorkspace(policy('S0NOSUCH'));
  await deniedAtOnce(/user groups among the reviewers are empty/);
});

test('the app is not in the channel', async () => {
  workspace = await startWorkspace(policy('U0ANA', 'C0GENERAL'));
  await deniedAtOnce(/Slack says not_in_channel\. Invite the app/);
});
