import { boundToken } from '../../support/callers/bound-tokens.ts';
import { addCaller } from '../../support/gate/stored.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { cardOf, told } from '../../support/slack/cards.ts';

// One reviewer, so naming them leaves nobody who could approve. A claim must not end a request by that.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(`
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA]
people: { ana-dev: U0ANA, octocat: U0OCTO }
timeout: 300
environments: { production: {} }
`);
});
afterAll(() => workspace.stop());

const AS_ANA = { context: { actor: 'ana-dev' } };
const SHORT = 'if the requester is who the caller says, nobody else can approve this';

test('naming the only reviewer without proof leaves the request pending, and the card says why nobody may approve', async () => {
  const claiming = await addCaller(workspace);
  const asked = await claiming.ask('echo claimed', AS_ANA);
  const card = await cardOf(workspace, asked.id);
  expect(card.text()).toContain(SHORT);
  expect((await claiming.read(asked.id)).status).toBe('pending');
  await card.press('U0ANA', 'Approve');
  await told(workspace, 'U0ANA', /your own request/);
  await card.press('U0ANA', 'Deny…');
  expect((await claiming.read(asked.id)).status).toBe('pending');
  expect((await claiming.read(asked.id)).asked).toEqual({ channel: expect.any(String), people: ['ana'] });
});

test('naming somebody else is asked as ever', async () => {
  const claiming = await addCaller(workspace);
  const asked = await claiming.ask('echo other', { context: { actor: 'octocat' } });
  expect((await cardOf(workspace, asked.id)).text()).not.toContain(SHORT);
});

test('with proof it is denied at once: by the operator’s token, and for the owner of a token', async () => {
  const owned = await boundToken(workspace, 'ana-only', { owner: 'U0ANA' });
  for (const [api, more] of [
    [workspace.api, AS_ANA],
    [owned, {}],
    [owned, { context: { actor: 'octocat' } }],
  ] as const) {
    const asked = await api.ask('echo proven', more);
    expect(await api.read(asked.id, 30)).toMatchObject({
      status: 'denied',
      decision: { by: { kind: 'policy' }, reason: expect.stringContaining('apart from the requester') },
    });
  }
});
