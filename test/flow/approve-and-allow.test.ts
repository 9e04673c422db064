import { type CardInSlack, cardOf, cardShowing, told } from '../support/cards.ts';
import { chooseForRule, closeModals, pressInModal, shows } from '../support/modals.ts';
import { ruleOf, rulesOf } from '../support/rule-book.ts';
import { command, modalText, modalTitled, submit, writeRule } from '../support/rule-modal.ts';
import { startWorkspace, type Workspace } from '../support/workspace.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(`
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN]
admins: [U0ANA, U0CARO]
timeout: 600
environments:
  production: { auto_approve_up_to: critical }
  staging: { channel: C0STAGING }
  eu: { rule_changes: { approvals: 2 } }
`);
});
afterAll(() => workspace.stop());

interface Input {
  block_id: string;
  element?: { options?: { value: string; text: { text: string } }[] };
}

/** Opens the modal of a new request. */
async function opened(command: string): Promise<{ id: string; card: CardInSlack }> {
  const { id } = await workspace.api.ask(command);
  const card = await cardOf(workspace, id);
  await card.press('U0ANA', 'Approve & allow…');
  await modalTitled(workspace, 'U0ANA', 'Approve & allow');
  return { id, card };
}

/** Ticks the choice with this label for the unknown command at this place. */
function choice(index: number, label: RegExp) {
  const blocks = workspace.slack.snapshot('U0ANA').modals.at(-1)?.blocks as Input[];
  const options = blocks.find(({ block_id: id }) => id === `rule_${index}`)?.element?.options ?? [];
  const option = options.find(({ text }) => label.test(text.text));
  if (option === undefined)
    throw new Error(`no choice ${label}: ${options.map(({ text }) => text.text).join(' | ')}`);
  return { [`rule_${index}`]: { value: { type: 'radio_buttons', selected_option: option } } };
}

const reason = (value: string) => ({ reason: { value: { type: 'plain_text_input', value } } });
const uses = (value: string) => ({ uses: { value: { type: 'number_input', value } } });

async function patterns(): Promise<string[]> {
  return (await rulesOf(workspace.api)).map(
    ({ type, pattern, environments }) => `${type} ${pattern} ${environments.join()}`,
  );
}

test('the default is to approve once, and makes no rule', async () => {
  const { id } = await opened('docker compose restart cache');
  await submit(workspace, 'U0ANA');
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
      workspace.slack.messages('C0APPROVALS').filter(({ text }) => /allowed `docker/.test(text)).length === 2,
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
  const errors = () => workspace.slack.snapshot('U0ANA').modals.at(-1)?.errors;
  const exact = choice(0, /exactly this/);
  await submit(workspace, 'U0ANA', exact);
  expect(errors()).toEqual({ reason: expect.any(String), uses: expect.stringContaining('critical') });
  expect((await workspace.api.read(id)).status).toBe('pending');
  await submit(workspace, 'U0ANA', { ...exact, ...reason('scratch is rebuilt'), ...uses('1') });
  expect((await workspace.api.read(id, 10)).status).toBe('approved');
  await workspace.slack.waitFor(
    () =>
      workspace.slack
        .messages('C0APPROVALS')
        .some(({ text }) => /allowed `docker volume rm scratch`.*once/.test(text)),
    { what: 'the announcement' },
  );
});

test('what people denied is not offered', async () => {
  const denied = await workspace.api.ask('make release-7');
  await (await cardOf(workspace, denied.id)).deny('U0BEN', 'not now');
  await opened('make release-7');
  const text = await modalText(workspace, 'U0ANA');
  expect(text).toContain('people denied what they would allow');
  expect(text).not.toContain('allow exactly this');
  await submit(workspace, 'U0ANA');
});

test('a text with a secret is approved once, and makes no rule', async () => {
  await opened('docker login -u ci --password hunter2hunter2');
  expect(await modalText(workspace, 'U0ANA')).toContain('No rule can be proposed');
  await submit(workspace, 'U0ANA');
});

test('a reviewer who is no admin is refused, and nothing is approved by it', async () => {
  const { id } = await workspace.api.ask('make one');
  await (await cardOf(workspace, id)).press('U0BEN', 'Approve & allow…');
  await modalTitled(workspace, 'U0BEN', 'Not approved');
  expect(await modalText(workspace, 'U0BEN')).toContain('Only admins change rules');
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

describe('where rule_changes asks for two admins', () => {
  const wide = (name: string) => ({
    type: 'glob' as const,
    pattern: `make ${name} *`,
    example: `make ${name} x`,
    reason: 'every day',
    environments: ['eu'],
  });
  const known = async () => (await patterns()).filter((pattern) => pattern.endsWith(' eu'));

  test('a pattern counts once another admin confirms it, and is its author’s rule', async () => {
    await writeRule(workspace, 'U0ANA', 'allow', wide('first'));
    await told(workspace, 'U0ANA', /waits for a second admin/);
    const held = await cardShowing(workspace, 'wants to allow `make first *`');
    expect(held.text()).toContain('In the last 30 days it would have met 0 requests.');
    await held.press('U0ANA', 'Confirm');
    await told(workspace, 'U0ANA', /another admin has to confirm/);
    await held.press('U0BEN', 'Confirm');
    await told(workspace, 'U0BEN', /Only admins change rules/);
    expect(await known()).toEqual([]);
    expect((await workspace.api.ask('make first y', { environment: 'eu' })).status).toBe('pending');

    await held.press('U0CARO', 'Confirm');
    await workspace.slack.waitFor(
      () => held.buttons().length === 0 && /Confirmed by <@U0CARO>/.test(held.text()),
      {
        what: 'the answer in place of the buttons',
      },
    );
    expect(await known()).toEqual(['glob make first * eu']);
    expect((await ruleOf(workspace.api, 'make first *')).owner).toBe('U0ANA');
    expect(await workspace.api.ask('make first z', { environment: 'eu' })).toMatchObject({
      status: 'approved',
    });
  });

  test('a refused one never counts, and only the first answer does', async () => {
    await writeRule(workspace, 'U0CARO', 'allow', wide('second'));
    const held = await cardShowing(workspace, 'wants to allow `make second *`');
    await Promise.all([held.press('U0ANA', 'Refuse'), held.press('U0ANA', 'Confirm')]);
    await told(workspace, 'U0ANA', /Somebody was faster/);
    await workspace.slack.waitFor(() => held.buttons().length === 0, { what: 'the end of the buttons' });
    const isConfirmed = held.text().includes('Confirmed by');
    expect((await known()).includes('glob make second * eu')).toBe(isConfirmed);
  });

  test('an exact rule, and one that denies, take one admin', async () => {
    await writeRule(workspace, 'U0ANA', 'allow', {
      ...wide('third'),
      type: 'exact',
      pattern: 'make third x',
    });
    await writeRule(workspace, 'U0ANA', 'deny', wide('fourth'));
    await workspace.slack.waitFor(
      () =>
        workspace.slack.messages('C0APPROVALS').some(({ text }) => text.includes('denied `make fourth *`')),
      { what: 'the announcement' },
    );
    expect(await known()).toEqual(expect.arrayContaining(['exact make third x eu', 'glob make fourth * eu']));
  });

  test('Approve & allow approves at once, and its pattern waits', async () => {
    const { id } = await workspace.api.ask('docker pull acme/eu:41', { environment: 'eu' });
    await (await cardOf(workspace, id)).press('U0ANA', 'Approve & allow…');
    await modalTitled(workspace, 'U0ANA', 'Approve & allow');
    await submit(workspace, 'U0ANA', { ...choice(0, /any image tag/), ...reason('every deploy') });
    expect((await workspace.api.read(id, 10)).status).toBe('approved');
    await told(workspace, 'U0ANA', /Approved\. The rule .* waits for a second admin/);
    await cardShowing(workspace, 'wants to allow `docker pull acme/eu:');
    expect((await workspace.api.ask('docker pull acme/eu:42', { environment: 'eu' })).status).toBe('pending');
  });

  test('a retired pattern comes back only with a second admin', async () => {
    await command(workspace, 'U0CARO', 'rules first');
    await modalTitled(workspace, 'U0CARO', 'The rule book');
    const rule = await ruleOf(workspace.api, 'make first *');
    await chooseForRule(workspace, 'U0CARO', 'retire', rule);
    await shows(workspace, 'U0CARO', /Retired\. The channel sees it/);
    await pressInModal(workspace, 'U0CARO', 'Show retired ones');
    await shows(workspace, 'U0CARO', /make first/);
    await chooseForRule(workspace, 'U0CARO', 'restore', rule);
    await cardShowing(workspace, 'wants to allow again `make first *`');
    expect(await known()).not.toContain('glob make first * eu');
    await closeModals(workspace, 'U0CARO');
  });

  test('an import is the work of one, and is refused', async () => {
    const rule = {
      effect: 'allow',
      type: 'glob',
      pattern: 'make fifth *',
      reason: 'x',
      environments: ['eu'],
    };
    const { status, body } = await workspace.api.call('POST', '/v1/rules/import', { rules: [rule] });
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'rules.0.pattern', message: expect.stringContaining('two admins') }] },
    });
    // A rule for everywhere is for that environment too.
    expect(
      (await workspace.api.call('POST', '/v1/rules/import', { rules: [{ ...rule, environments: [] }] }))
        .status,
    ).toBe(422);
  });
});
