import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { rulesOf } from '../../support/rules/rule-book.ts';
import { type CardInSlack, cardOf, told } from '../../support/slack/cards.ts';
import { ruleChoice } from '../../support/slack/modals.ts';
import { modalText, modalTitled, submit } from '../../support/slack/rule-modal.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(`
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN]
admins: [U0ANA, U0CARO]
timeout: 600
environments: { production: { auto_approve_up_to: critical }, staging: { channel: C0STAGING } }
`);
});
afterAll(() => workspace.stop());

/** Opens the modal of a new request. */
async function opened(command: string): Promise<{ id: string; card: CardInSlack }> {
  const { id } = await workspace.api.ask(command, { context: { actor: 'U0OCTO' } });
  const card = await cardOf(workspace, id);
  await card.press('U0ANA', 'Approve & allow…');
  await modalTitled(workspace, 'U0ANA', 'Approve & allow');
  return { id, card };
}

const choice = (index: number, label: RegExp) => ruleChoice(workspace, 'U0ANA', index, label);
const reason = (value: string) => ({ reason: { value: { type: 'plain_text_input', value } } });
const uses = (value: string) => ({ uses: { value: { type: 'number_input', value } } });

const errors = () => workspace.slack.snapshot('U0ANA').modals.at(-1)?.errors;

async function patterns(): Promise<string[]> {
  return (await rulesOf(workspace.api)).map(
    ({ type, pattern, environments }) => `${type} ${pattern} ${environments.join()}`,
  );
}

test('the first rule is chosen already, and needs a reason; no rule is made if that is chosen', async () => {
  const { id } = await opened('docker compose restart cache');
  await submit(workspace, 'U0ANA');
  expect(errors()).toEqual({ reason: 'Please complete this required field.' });
  await submit(workspace, 'U0ANA', { ...choice(0, /No rule/), ...reason('just this once') });
  expect(await workspace.api.read(id, 10)).toMatchObject({
    status: 'approved',
    decision: { by: { id: 'U0ANA' } },
  });
  expect(await patterns()).toEqual([]);
});

test('the varying part is left open, and nothing else', async () => {
  const { id } = await opened('docker pull acme/api:41 && docker compose up -d api');
  expect(await modalText(workspace, 'U0ANA')).toContain('acme/api:[A-Za-z0-9_]');
  const fields = { ...choice(0, /any image tag/), ...choice(1, /exactly this/), ...reason('every deploy') };
  await submit(workspace, 'U0ANA', fields);
  expect((await workspace.api.read(id, 10)).status).toBe('approved');
  await workspace.slack.waitFor(
    () =>
      workspace.slack.messages('C0APPROVALS').filter(({ text }) => /added an allow rule `docker/.test(text))
        .length === 2,
    { what: 'two announcements' },
  );
  expect(await patterns()).toEqual([
    'regex docker pull acme/api:[A-Za-z0-9_][A-Za-z0-9_.-]* production',
    'exact docker compose up -d api production',
  ]);
  expect(await workspace.api.ask('docker pull acme/api:42 && docker compose up -d api')).toMatchObject({
    status: 'approved',
    decision: { by: { kind: 'rule' } },
  });
  expect((await workspace.api.ask('docker pull acme/web:42')).status).toBe('pending');
});

test('a rule without a reason stays in the modal, and what is critical needs an end', async () => {
  const { id } = await opened('docker volume rm scratch');
  const exact = choice(0, /exactly this/);
  await submit(workspace, 'U0ANA', exact);
  expect(errors()).toEqual({ reason: expect.any(String) });
  await submit(workspace, 'U0ANA', { ...exact, ...reason('scratch is rebuilt') });
  expect(errors()).toEqual({ uses: expect.stringContaining('critical') });
  expect((await workspace.api.read(id)).status).toBe('pending');
  await submit(workspace, 'U0ANA', { ...exact, ...reason('scratch is rebuilt'), ...uses('1') });
  expect((await workspace.api.read(id, 10)).status).toBe('approved');
  await workspace.slack.waitFor(
    () =>
      workspace.slack
        .messages('C0APPROVALS')
        .some(({ text }) => /added an allow rule `docker volume rm scratch`.*once/.test(text)),
    { what: 'the announcement' },
  );
});

test('what people denied is not offered', async () => {
  const denied = await workspace.api.ask('make release-7');
  await (await cardOf(workspace, denied.id)).deny('U0BEN', 'not now');
  await opened('make release-7');
  const text = await modalText(workspace, 'U0ANA');
  expect(text).toContain('people denied what they would allow');
  expect(text).not.toContain('Allow exactly this');
  await submit(workspace, 'U0ANA');
});

test('a text with a secret is approved once, and makes no rule', async () => {
  await opened('docker login -u ci --password hunter2hunter2');
  expect(await modalText(workspace, 'U0ANA')).toContain('No rule can be suggested');
  await submit(workspace, 'U0ANA');
});

test('a reviewer who is no admin is refused, and nothing is approved by it', async () => {
  const { id } = await workspace.api.ask('make one');
  await (await cardOf(workspace, id)).press('U0BEN', 'Approve & allow…');
  await modalTitled(workspace, 'U0BEN', 'Not approved');
  expect(await modalText(workspace, 'U0BEN')).toContain('Admins only');
  expect((await workspace.api.read(id)).status).toBe('pending');
});

test('an admin who is no reviewer may not decide by it', async () => {
  const { id } = await workspace.api.ask('make two');
  await (await cardOf(workspace, id)).press('U0CARO', 'Approve & allow…');
  await modalTitled(workspace, 'U0CARO', 'Not approved');
  expect(await modalText(workspace, 'U0CARO')).toContain('You are not a reviewer');
  expect((await workspace.api.read(id)).status).toBe('pending');
});

test('a modal that comes too late approves nothing and makes no rule', async () => {
  const { id, card } = await opened('make three');
  const fields = { ...choice(0, /exactly this/), ...reason('late') };
  await card.press('U0BEN', 'Approve');
  await workspace.api.read(id, 10);
  await submit(workspace, 'U0ANA', fields);
  await told(workspace, 'U0ANA', /Too late/);
  expect((await patterns()).some((pattern) => pattern.includes('make three'))).toBe(false);
});
