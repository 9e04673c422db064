import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';

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

/** Why a request was denied by policy, without a card. */
async function reasonAgainst(more: Record<string, unknown> = {}): Promise<string> {
  const asked = await workspace.api.ask('make deploy', more);
  const ended = await workspace.api.read(asked.id, 30);
  expect(ended).toMatchObject({ status: 'denied', decision: { by: { kind: 'policy', id: null } } });
  expect(ended.message_url).toBeNull();
  return ended.decision?.reason ?? '';
}

test('the only reviewers are deactivated or guests', async () => {
  workspace = await startWorkspace(policy('U0GONE, U0GUEST'));
  expect(await reasonAgainst()).toMatch(/no reviewer is an active member/);
  expect(workspace.slack.messages('C0APPROVALS')).toEqual([]);
});

test('the only reviewer asks for it, or there are fewer than have to approve', async () => {
  workspace = await startWorkspace(policy('U0ANA'));
  expect(await reasonAgainst({ context: { actor: 'ana-dev' } })).toMatch(/apart from the requester/);
  expect(await reasonAgainst({ environment: 'strict' })).toMatch(
    /2 must approve, but apart from the requester only 1 is an active member/,
  );
  const asked = await workspace.api.ask('make deploy', { context: { actor: 'somebody-else' } });
  expect((await workspace.api.read(asked.id, 3)).status).toBe('pending');
});

test('a group that is not there has nobody in it', async () => {
  workspace = await startWorkspace(policy('S0NOSUCH'));
  expect(await reasonAgainst()).toMatch(/the reviewer groups are empty/);
});

test('the app is not in the channel', async () => {
  workspace = await startWorkspace(policy('U0ANA', 'C0GENERAL'));
  expect(await reasonAgainst()).toMatch(/Slack says not_in_channel\. Invite the app/);
});
