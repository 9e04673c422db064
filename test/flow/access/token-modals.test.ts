import { makeToken, tokensNow } from '../../support/callers/tokens.ts';
import { Api } from '../../support/gate/api.ts';
import { readDatabase } from '../../support/gate/read-database.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { modalOf, told } from '../../support/slack/cards.ts';
import { command, filledIn, modalText, modalTitled, submit } from '../../support/slack/rule-modal.ts';

const ADMINS = 'S0ONCALL';
let workspace: Workspace;
beforeAll(async () => {
  const policy = `
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN, U0CARO]
admins: [U0ANA, ${ADMINS}]
environments: { production: {}, staging: { channel: C0STAGING } }
`;
  workspace = await startWorkspace(policy, { LOG_LEVEL: 'debug' });
});
afterEach(async () => {
  workspace.slack.faults.clear();
  workspace.slack.setGroup(ADMINS, ['U0BEN']);
  for (const as of ['U0ANA', 'U0BEN', 'U0CARO', 'U0GUEST'])
    for (const { id } of workspace.slack.snapshot(as).modals.toReversed())
      await workspace.slack.act({ type: 'close', as, view_id: id });
});
afterAll(() => workspace.stop());

interface Block {
  block_id: string;
  text?: { text: string };
  accessory?: { action_id: string; confirm?: { text: { text: string } } };
  elements?: { action_id?: string; text?: { text: string } }[];
}

const LAST_DAY = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
/** Every token in clear that a modal has shown. */
const seen: string[] = [];

/** Waits until the modal in front of somebody shows this. */
function shows(as: string, pattern: RegExp) {
  return workspace.slack.waitFor(
    () => pattern.test(JSON.stringify(workspace.slack.snapshot(as).modals.at(-1)?.blocks)) && true,
    { what: `${pattern} before ${as}` },
  );
}

async function openForm(as: string, name = ''): Promise<void> {
  await command(workspace, as, `token create ${name}`);
  await modalTitled(workspace, as, 'Create a token');
}

async function openList(as: string, words = ''): Promise<void> {
  await command(workspace, as, `token list ${words}`);
  await modalTitled(workspace, as, 'Tokens');
}

/** The token that stands in front of somebody. */
async function shownSecret(as: string): Promise<string> {
  await modalTitled(workspace, as, 'Your token');
  const secret = /expacti_[0-9a-f]{64}/.exec(await modalText(workspace, as))?.[0] ?? '';
  seen.push(secret);
  return secret;
}

async function blocks(as: string): Promise<{ viewId: string; blocks: Block[] }> {
  const modal = await modalOf(workspace, as);
  return { viewId: modal.id, blocks: modal.blocks as unknown as Block[] };
}

/** Presses `Revoke` beside a token's name. */
async function pressRevoke(as: string, name: string): Promise<void> {
  const { viewId, blocks: all } = await blocks(as);
  const block = all.find(({ text, accessory }) => accessory !== undefined && text?.text.includes(name));
  if (block?.accessory === undefined) throw new Error(`${name} cannot be revoked here`);
  expect(block.accessory.confirm?.text.text).toContain(name);
  const { action_id: actionId } = block.accessory;
  const act = {
    type: 'click_view',
    as,
    view_id: viewId,
    block_id: block.block_id,
    action_id: actionId,
  } as const;
  await workspace.slack.act(act);
}

async function press(as: string, label: string): Promise<void> {
  const { viewId, blocks: all } = await blocks(as);
  for (const { block_id: blockId, elements = [] } of all) {
    const actionId = elements.find(({ text }) => text?.text === label)?.action_id;
    if (actionId === undefined) continue;
    await workspace.slack.act({
      type: 'click_view',
      as,
      view_id: viewId,
      block_id: blockId,
      action_id: actionId,
    });
    return;
  }
  throw new Error(`there is no button ${label}`);
}

const caller = (secret: string) => new Api(workspace.api.url, secret);

test('an admin makes a token, which is shown once and works in its environments until its last day', async () => {
  await openForm('U0ANA', 'deploy');
  await submit(workspace, 'U0ANA', filledIn({ environments: ['staging'], expires: LAST_DAY }));
  const secret = await shownSecret('U0ANA');
  expect((await caller(secret).ask('ls', { environment: 'staging' })).status).toBe('pending');
  expect((await caller(secret).call('POST', '/v1/requests', { command: 'ls' })).status).toBe(403);
  expect((await tokensNow(workspace)).get('deploy')).toMatchObject({
    environments: ['staging'],
    admin: false,
    created_by: 'U0ANA',
    expires_at: new Date(Date.parse(`${LAST_DAY}T00:00:00Z`) + 86_400_000).toISOString(),
  });
  await openList('U0BEN');
  expect(await modalText(workspace, 'U0BEN')).toMatch(/deploy.*staging.*<@U0ANA>/s);
  expect(await modalText(workspace, 'U0BEN')).not.toContain('expacti_');
});

test.each([
  ['U0CARO', /Admins only/],
  ['U0GUEST', /Guests cannot/],
])('%s may neither make, list nor revoke tokens, and is told why in private', async (who, why) => {
  for (const words of ['', 'create', 'list', 'revoke', 'nonsense']) {
    await command(workspace, who, `token ${words}`);
    await shows(who, why);
    expect(await modalText(workspace, who)).not.toContain('bootstrap');
    const { id } = await modalOf(workspace, who);
    await workspace.slack.act({ type: 'close', as: who, view_id: id });
  }
});

test('a form or list that was opened rightly is no licence', async () => {
  await makeToken(workspace, { name: 'kept' });
  await openList('U0BEN', 'kept');
  workspace.slack.setGroup(ADMINS, []);
  await pressRevoke('U0BEN', 'kept');
  await shows('U0BEN', /Admins only/);
  expect((await tokensNow(workspace)).has('kept')).toBe(true);
  workspace.slack.setGroup(ADMINS, ['U0BEN']);
  await openForm('U0BEN', 'stolen');
  workspace.slack.setGroup(ADMINS, []);
  await submit(workspace, 'U0BEN');
  await shows('U0BEN', /Admins only/);
  expect((await tokensNow(workspace)).has('stolen')).toBe(false);
});

test('what is wrong stays in the form', async () => {
  await openForm('U0ANA');
  await submit(workspace, 'U0ANA', filledIn({ name: 'bootstrap', expires: '2020-01-01' }));
  expect(workspace.slack.snapshot('U0ANA').modals.at(-1)?.errors).toEqual({
    name: 'The name is reserved for the token of EXPACTI_BOOTSTRAP_TOKEN.',
    expires: 'The expiry date must be in the future.',
  });
  await makeToken(workspace, { name: 'taken <&>' });
  await submit(workspace, 'U0ANA', filledIn({ name: 'taken <&>', expires: LAST_DAY }));
  await shows('U0ANA', /already a token named `taken &lt;&amp;&gt;`/);
  expect(await modalText(workspace, 'U0ANA')).toContain(LAST_DAY);
  await submit(workspace, 'U0ANA', filledIn({ name: 'free' }));
  await shownSecret('U0ANA');
});

test('a form that is sent twice makes one token, and its secret stays in sight', async () => {
  await openForm('U0ANA', 'once');
  workspace.slack.faults.sockets.duplicate();
  await submit(workspace, 'U0ANA');
  const secret = await shownSecret('U0ANA');
  await caller(secret).ask('ls');
  expect(await modalText(workspace, 'U0ANA')).toContain(secret);
  expect(workspace.gate.log.filter(({ level }) => level === 'error')).toEqual([]);
});

test('a token that cannot be shown is revoked, and the person told', async () => {
  await openForm('U0ANA', 'unseen');
  workspace.slack.faults.api('views.update').error('not_found');
  await submit(workspace, 'U0ANA');
  await told(workspace, 'U0ANA', /`unseen` could not be shown, so it was revoked/);
  expect((await tokensNow(workspace)).has('unseen')).toBe(false);
});

test('a token is revoked from the list at once, and a second press is told so', async () => {
  const { secret } = await makeToken(workspace, { name: 'leaked' });
  await openList('U0ANA', 'LEAK');
  await openList('U0BEN', 'leak');
  await pressRevoke('U0ANA', 'leaked');
  await shows('U0ANA', /`leaked` was revoked/);
  expect((await caller(secret).call('POST', '/v1/requests', { command: 'ls' })).status).toBe(401);
  await pressRevoke('U0BEN', 'leaked');
  await shows('U0BEN', /`leaked` was already revoked/);
  await shows('U0BEN', /\*No tokens\* matching `leak`/);
});

test('a long list has pages, and the bootstrap token has no button', async () => {
  for (let n = 0; n < 12; n += 1) await makeToken(workspace, { name: `page ${n}` });
  await openList('U0ANA', 'page');
  await shows('U0ANA', /\*12 tokens\* matching `page`, page 1 of 2/);
  await press('U0ANA', 'Next');
  await shows('U0ANA', /page 2 of 2/);
  await pressRevoke('U0ANA', 'page 11');
  await shows('U0ANA', /\*11 tokens\*.*page 2 of 2/s);
  await press('U0ANA', 'Back');
  await shows('U0ANA', /page 1 of 2/);
  await openList('U0ANA', 'bootstrap');
  await shows('U0ANA', /set by `EXPACTI_BOOTSTRAP_TOKEN`/);
  await expect(pressRevoke('U0ANA', 'bootstrap')).rejects.toThrow('cannot be revoked here');
  await command(workspace, 'U0ANA', 'token nonsense');
  await shows('U0ANA', /Use `\/expacti token create/);
});

test('no token was ever in a message, a log line, the database or what a view carries', async () => {
  expect(seen.length).toBeGreaterThanOrEqual(3);
  const messages = ['U0ANA', 'U0BEN', 'U0CARO', 'U0GUEST'].map((as) => workspace.slack.snapshot(as).channels);
  const carried = workspace.slack.calls().map(({ args: { view, ...rest } }) => {
    const sent = typeof view === 'string' ? (JSON.parse(view) as unknown) : view;
    return [rest, (sent as { private_metadata?: string } | undefined)?.private_metadata];
  });
  expect(JSON.stringify(carried)).toContain('token_id');
  await workspace.gate.stop();
  const tables = await readDatabase(workspace.home);
  const kept = JSON.stringify([messages, carried, tables, workspace.gate.log]);
  expect(seen.filter((secret) => kept.includes(secret))).toEqual([]);
  const actors = (tables['public.audit_entries'] ?? [])
    .map((row) => JSON.parse(row) as { kind: string; actor: string; data: string })
    .filter(({ kind, data }) => kind.startsWith('token.') && /"(deploy|unseen)"/.test(data));
  expect(actors.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual([
    'token.created U0ANA',
    'token.created U0ANA',
    'token.revoked gate',
  ]);
});
