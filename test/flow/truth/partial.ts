import { besideGate } from '../../support/gate/stored.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { importRules, rulesOf, written } from '../../support/rules/rule-book.ts';
import { cardOf, modalOf } from '../../support/slack/cards.ts';
import { chooseForRule, closeModals, ruleChoice, shows } from '../../support/slack/modals.ts';

const NOTHING = /nothing was decided/i;

/** A fault of the database that is there while `work` runs, made by SQL that is taken back by other SQL. */
async function whileBroken(
  workspace: Workspace,
  { breaks, mends }: { breaks: string; mends: string },
  work: () => Promise<void>,
): Promise<void> {
  await besideGate(workspace, (client) => client.query(breaks));
  try {
    await work();
  } finally {
    await besideGate(workspace, (client) => client.query(mends));
  }
}

/** Refuses every row of a table, as a full disk or a constraint would. */
const refusing = (table: string) => ({
  breaks: `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room left'; END $$;
           CREATE TRIGGER refuse BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse()`,
  mends: `DROP TRIGGER refuse ON ${table}; DROP FUNCTION refuse`,
});

/** The rules cannot be read any more from the moment on at which a change of them is committed. */
const rulesGoneAfter = (kind: string) => ({
  breaks: `CREATE FUNCTION hide_rules() RETURNS trigger LANGUAGE plpgsql AS $$
             BEGIN IF NEW.kind = '${kind}' THEN ALTER TABLE rules RENAME TO rules_gone; END IF; RETURN NULL; END $$;
           CREATE TRIGGER hide_rules AFTER INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION hide_rules()`,
  mends: `ALTER TABLE IF EXISTS rules_gone RENAME TO rules;
          DROP TRIGGER hide_rules ON audit_entries; DROP FUNCTION hide_rules`,
});

export function partial(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  afterEach(async () => {
    workspace.slack.faults.clear();
    for (const user of ['U0ANA', 'U0BEN']) await closeModals(workspace, user);
  });

  /** What one person was told in private while `work` ran. */
  async function toldDuring(user: string, pattern: RegExp, work: () => Promise<unknown>): Promise<string> {
    const { slack } = workspace;
    const all = () =>
      slack
        .snapshot(user)
        .channels.flatMap(({ messages }) => messages)
        .filter(({ ephemeral, channel }) => ephemeral || channel.startsWith('D'))
        .map(({ ts, text }) => ({ ts, text }));
    const before = new Set(all().map(({ ts }) => ts));
    await work();
    return slack.waitFor(() => all().find(({ ts, text }) => !before.has(ts) && pattern.test(text))?.text, {
      what: `${user} to be told ${pattern}`,
    });
  }

  async function openApproveAndAllow(command: string): Promise<string> {
    const asked = await workspace.api.ask(command, { timeout: 600 });
    const card = await cardOf(workspace, asked.id);
    await card.press('U0ANA', 'Approve & allow…');
    await workspace.slack.waitFor(
      () => workspace.slack.snapshot('U0ANA').modals.at(-1)?.submit !== undefined,
      {
        what: 'the form',
      },
    );
    return asked.id;
  }

  async function submitRule(reason: string): Promise<void> {
    const { id } = await modalOf(workspace, 'U0ANA');
    await workspace.slack.act({
      type: 'submit',
      as: 'U0ANA',
      view_id: id,
      values: {
        ...ruleChoice(workspace, 'U0ANA', 0, /Allow exactly this/),
        reason: { value: { type: 'plain_text_input', value: reason } },
      },
    });
  }

  test('approved, but the rule cannot be stored: both are said, and the rule is not there', async () => {
    const id = await openApproveAndAllow('frob --partial 1');
    await whileBroken(workspace, refusing('rules'), async () => {
      const text = await toldDuring('U0ANA', /Approved/, () => submitRule('we do that'));
      expect(text).toMatch(/^Approved\. The rule `frob --partial 1` was not added: .*\/expacti allow/);
      expect(text).not.toMatch(NOTHING);
    });
    expect((await workspace.api.read(id, 30)).status).toBe('approved');
    expect((await rulesOf(workspace.api)).map(({ pattern }) => pattern)).not.toContain('frob --partial 1');
  });

  test('approved and the rule made, but the rule book cannot be read at once: nobody is told that it failed', async () => {
    const id = await openApproveAndAllow('frob --partial 2');
    await whileBroken(workspace, rulesGoneAfter('rule.added'), async () => {
      await submitRule('we do that');
      expect((await workspace.api.read(id, 30)).status).toBe('approved');
      await workspace.slack.waitFor(
        () =>
          workspace.slack
            .messages('C0APPROVALS')
            .some(({ text }) => text.includes('frob --partial 2') && /allow/.test(text)),
        { what: 'the announcement' },
      );
    });
    expect((await rulesOf(workspace.api)).map(({ pattern }) => pattern)).toContain('frob --partial 2');
  });

  test('a check that fails before the modal closes is answered in the modal, and nothing is approved', async () => {
    const { api, slack } = workspace;
    const id = await openApproveAndAllow('rm -rf /srv/partial');
    const { id: view } = await modalOf(workspace, 'U0ANA');
    await whileBroken(
      workspace,
      {
        breaks: 'ALTER TABLE decisions RENAME TO decisions_gone',
        mends: 'ALTER TABLE decisions_gone RENAME TO decisions',
      },
      async () => {
        await submitRule('we do that');
        await slack.waitFor(
          () =>
            NOTHING.test(
              JSON.stringify(slack.snapshot('U0ANA').modals.find((one) => one.id === view)?.errors),
            ),
          { what: 'the fault in the modal' },
        );
      },
    );
    expect(await api.read(id)).toMatchObject({ status: 'pending', approvals: { given: [] } });
  });

  test('a decision that the database refuses is not made, and that is what is said', async () => {
    const { api } = workspace;
    const asked = await api.ask('frob --partial 3', { timeout: 600 });
    const card = await cardOf(workspace, asked.id);
    await whileBroken(workspace, refusing('decisions'), async () => {
      expect(await toldDuring('U0ANA', NOTHING, () => card.press('U0ANA', 'Approve'))).toMatch(NOTHING);
    });
    expect(await api.read(asked.id)).toMatchObject({ status: 'pending', approvals: { given: [] } });
  });

  test('a rule was retired, but its list cannot be shown: the person is told that it was retired', async () => {
    const { api, slack } = workspace;
    await importRules(api, [written('frob list *')]);
    const rule = (await rulesOf(api)).find(({ pattern }) => pattern === 'frob list *');
    if (rule === undefined) throw new Error('the rule is missing');
    await slack.act({
      type: 'command',
      as: 'U0ANA',
      channel: 'C0APPROVALS',
      text: '/expacti rules frob list',
    });
    await shows(workspace, 'U0ANA', /frob list/);
    slack.faults.api('views.update').fail(503, 5);
    const text = await toldDuring('U0ANA', /retired/, () =>
      chooseForRule(workspace, 'U0ANA', 'retire', rule),
    );
    expect(text).toContain('The rule `frob list *` was retired. Something failed on our side after that.');
    expect((await rulesOf(api)).map(({ pattern }) => pattern)).not.toContain('frob list *');
  });

  test.each([
    ['a press on a card', 'Deny…', /reason/i],
    ['a press on a card', 'Approve & allow…', NOTHING],
  ])('%s (%s) whose look-up fails fills the modal: nothing waits for ever', async (_what, label, shown) => {
    const { api, slack } = workspace;
    const asked = await api.ask('frob --partial 4', { timeout: 600 });
    const card = await cardOf(workspace, asked.id);
    slack.faults.api('users.info').fail(503, 1);
    await card.press('U0ANA', label);
    await shows(workspace, 'U0ANA', shown);
  });

  test.each(['rules', 'allow', 'token', 'link', 'runbook', 'break-glass'])(
    '/expacti %s whose look-up fails fills its modal',
    async (word) => {
      const { slack } = workspace;
      slack.faults.api('users.info').fail(503, 1);
      await slack.act({ type: 'command', as: 'U0ANA', channel: 'C0APPROVALS', text: `/expacti ${word}` });
      await shows(workspace, 'U0ANA', NOTHING);
    },
  );
}
