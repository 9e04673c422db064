import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';
import { ruleOf, rulesOf } from '../../support/rules/rule-book.ts';
import { cardOf, cardShowing, told } from '../../support/slack/cards.ts';
import { chooseForRule, closeModals, pressInModal, ruleChoice, shows } from '../../support/slack/modals.ts';
import { command, modalTitled, submit, writeRule } from '../../support/slack/rule-modal.ts';

// Where a wide rule takes two admins.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(`
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN]
admins: [U0ANA, U0CARO]
timeout: 600
environments: { production: {}, eu: { rule_changes: { approvals: 2 } } }
`);
});
afterAll(() => workspace.stop());

const wide = (name: string) => ({
  type: 'glob' as const,
  pattern: `make ${name} *`,
  example: `make ${name} x`,
  reason: 'every day',
  environments: ['eu'],
});
const known = async () =>
  (await rulesOf(workspace.api)).map(
    ({ type, pattern, environments }) => `${type} ${pattern} ${environments.join()}`,
  );

test('a pattern counts once another admin confirms it, and is its author’s rule', async () => {
  await writeRule(workspace, 'U0ANA', 'allow', wide('first'));
  await told(workspace, 'U0ANA', /Another admin must confirm this/);
  const held = await cardShowing(workspace, 'wants to add an allow rule `make first *`');
  expect(held.text()).toContain('It would have matched 0 requests in the last 30 days.');
  await held.press('U0ANA', 'Confirm');
  await told(workspace, 'U0ANA', /You can't confirm your own proposal/);
  await held.press('U0BEN', 'Confirm');
  await told(workspace, 'U0BEN', /Admins only/);
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
  const held = await cardShowing(workspace, 'wants to add an allow rule `make second *`');
  await Promise.all([held.press('U0ANA', 'Refuse'), held.press('U0ANA', 'Confirm')]);
  await told(workspace, 'U0ANA', /Someone else already answered/);
  await workspace.slack.waitFor(() => held.buttons().length === 0, { what: 'the end of the buttons' });
  const isConfirmed = held.text().includes('Confirmed by');
  // The one who was slower shows who was faster, maybe before the rule of the faster one is made.
  const isMade = async () => (await known()).includes('glob make second * eu');
  await until('the rule to be what the card says', async () => (await isMade()) === isConfirmed);
  expect(await isMade()).toBe(isConfirmed);
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
      workspace.slack
        .messages('C0APPROVALS')
        .some(({ text }) => text.includes('added a deny rule `make fourth *`')),
    { what: 'the announcement' },
  );
  expect(await known()).toEqual(expect.arrayContaining(['exact make third x eu', 'glob make fourth * eu']));
});

test('Approve & allow approves at once, and its pattern waits', async () => {
  const { id } = await workspace.api.ask('docker pull acme/eu:41', { environment: 'eu' });
  await (await cardOf(workspace, id)).press('U0ANA', 'Approve & allow…');
  await modalTitled(workspace, 'U0ANA', 'Approve & allow');
  await submit(workspace, 'U0ANA', {
    ...ruleChoice(workspace, 'U0ANA', 0, /any image tag/),
    reason: { value: { type: 'plain_text_input', value: 'every deploy' } },
  });
  expect((await workspace.api.read(id, 10)).status).toBe('approved');
  await told(workspace, 'U0ANA', /Approved\. Another admin must confirm the rule/);
  await cardShowing(workspace, 'wants to add an allow rule `docker pull acme/eu:');
  expect((await workspace.api.ask('docker pull acme/eu:42', { environment: 'eu' })).status).toBe('pending');
});

test('a retired pattern comes back only with a second admin', async () => {
  await command(workspace, 'U0CARO', 'rules first');
  await modalTitled(workspace, 'U0CARO', 'Rule book');
  const rule = await ruleOf(workspace.api, 'make first *');
  await chooseForRule(workspace, 'U0CARO', 'retire', rule);
  await shows(workspace, 'U0CARO', /Retired\. You can undo it in the channel/);
  await pressInModal(workspace, 'U0CARO', 'Show retired rules');
  await shows(workspace, 'U0CARO', /make first/);
  await chooseForRule(workspace, 'U0CARO', 'restore', rule);
  await cardShowing(workspace, 'wants to restore an allow rule `make first *`');
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
    body: { errors: [{ path: 'rules.0.pattern', message: expect.stringContaining('Two admins') }] },
  });
  // A rule for everywhere is for that environment too.
  expect(
    (await workspace.api.call('POST', '/v1/rules/import', { rules: [{ ...rule, environments: [] }] })).status,
  ).toBe(422);
});

test('what people denied since it was proposed nobody has agreed to, and it has to be proposed again', async () => {
  await writeRule(workspace, 'U0ANA', 'allow', wide('sixth'));
  const held = await cardShowing(workspace, 'wants to add an allow rule `make sixth *`');
  const asked = await workspace.api.ask('make sixth wrong', { environment: 'eu' });
  await (await cardOf(workspace, asked.id)).deny('U0BEN', 'not this one');
  expect((await workspace.api.read(asked.id, 30)).status).toBe('denied');
  await held.press('U0CARO', 'Confirm');
  await told(workspace, 'U0CARO', /Not done: since it was proposed, people denied 1 .*make sixth wrong/);
  expect(await known()).not.toContain('glob make sixth * eu');
});

test('who is no admin any more proposes nothing', async () => {
  await writeRule(workspace, 'U0ANA', 'allow', wide('seventh'));
  const held = await cardShowing(workspace, 'wants to add an allow rule `make seventh *`');
  workspace.slack.setRole('U0ANA', 'deactivated');
  await held.press('U0CARO', 'Confirm');
  await told(workspace, 'U0CARO', /who proposed this is no longer an admin/);
  expect(await known()).not.toContain('glob make seventh * eu');
  workspace.slack.setRole('U0ANA', 'member');
});
