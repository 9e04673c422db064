import { besideGate } from '../../support/gate/stored.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { cardOf, settled, told } from '../../support/slack/cards.ts';
import { closeModals, pressInModal, shows } from '../../support/slack/modals.ts';
import { command } from '../../support/slack/rule-modal.ts';

const CHANNEL = 'C0APPROVALS';
const POLICY = `
channels: { approvals: ${CHANNEL} }
reviewers: [U0ANA, U0CARO, S0ONCALL]
admins: [U0ANA, U0CARO]
people: { octocat: U0OCTO }
timeout: 300
environments:
  production: {}
  strict: { approvals: 2 }
`;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(POLICY);
});
afterAll(() => workspace.stop());

/** Says something of links as somebody, and waits for what the modal says to it. */
async function say(as: string, text: string, answer: RegExp): Promise<void> {
  await command(workspace, as, text);
  await shows(workspace, as, answer);
  await closeModals(workspace, as);
}

/** The newest wish for this login that has buttons. */
function wishFor(login: string) {
  const { slack } = workspace;
  const find = () =>
    slack
      .messages(CHANNEL)
      .findLast(
        ({ text, blocks }) =>
          text.includes(`the login \`${login}\``) && JSON.stringify(blocks).includes('"Confirm"'),
      );
  return slack.waitFor(find, { what: `the wish for ${login}` });
}

async function press(as: string, login: string, label: 'Confirm' | 'Refuse'): Promise<void> {
  const { ts, blocks } = await wishFor(login);
  for (const block of blocks as {
    block_id: string;
    elements?: { text?: { text?: string }; action_id?: string }[];
  }[]) {
    const action = block.elements?.find(({ text }) => text?.text === label)?.action_id;
    if (action !== undefined)
      await workspace.slack.act({
        type: 'click',
        as,
        channel: CHANNEL,
        ts,
        block_id: block.block_id,
        action_id: action,
      });
  }
}

const announced = (text: string) =>
  workspace.slack.waitFor(
    () => workspace.slack.messages(CHANNEL).some((one) => one.text.includes(text)) && true,
    {
      what: `“${text}” in the channel`,
    },
  );

async function link(as: string, login: string, to: string, confirmedBy: string): Promise<void> {
  await say(as, `link ${login} ${to}`, /as soon as somebody confirms it/);
  await press(confirmedBy, login.toLowerCase(), 'Confirm');
  await announced(`<@${confirmedBy}> linked the login \`${login.toLowerCase()}\``);
}

test('somebody asks, another admin confirms, and from then on it is their own request, whatever the case', async () => {
  const { api } = workspace;
  await say('U0BEN', 'link Ben-Dev', /as soon as somebody confirms it/);
  await press('U0BEN', 'ben-dev', 'Confirm');
  await told(workspace, 'U0BEN', /You can't confirm your own request/);
  await press('U0OCTO', 'ben-dev', 'Confirm');
  await told(workspace, 'U0OCTO', /Only an admin can confirm it/);
  await press('U0GUEST', 'ben-dev', 'Confirm');
  await told(workspace, 'U0GUEST', /Guests cannot/);
  const before = await api.ask('make before', { context: { actor: 'ben-dev' } });
  const pending = await cardOf(workspace, before.id);
  await press('U0ANA', 'ben-dev', 'Confirm');
  await announced('<@U0ANA> linked the login `ben-dev` to <@U0BEN>. <@U0BEN> cannot decide on its requests.');

  const asked = await api.ask('make after', { context: { actor: 'BEN-dev' } });
  expect(asked.findings.map(({ code }) => code)).not.toContain('unlinked-requester');
  const card = await cardOf(workspace, asked.id);
  await card.press('U0BEN', 'Approve');
  await told(workspace, 'U0BEN', /your own request/);
  // The one that waited while the link was made is theirs as well.
  await pending.press('U0BEN', 'Approve');
  await card.press('U0ANA', 'Approve');
  await settled(workspace, card, /Approved by <@U0ANA>/);
  expect((await api.read(before.id)).status).toBe('pending');
  await pending.press('U0CARO', 'Approve');
  await settled(workspace, pending, /Approved by <@U0CARO>/);
});

test('a link that moves while a request waits frees nobody, and an approval of theirs no longer counts', async () => {
  const { api } = workspace;
  const bens = await api.ask('make moved', { context: { actor: 'ben-dev' } });
  const card = await cardOf(workspace, bens.id);
  await link('U0CARO', 'ben-dev', '@octo', 'U0ANA');
  await card.press('U0BEN', 'Approve');
  await told(workspace, 'U0BEN', /your own request/);

  const strict = await api.ask('make strict', { environment: 'strict', context: { actor: 'late-dev' } });
  const two = await cardOf(workspace, strict.id);
  await two.press('U0BEN', 'Approve');
  await workspace.slack.waitFor(() => two.text().includes('1 of 2') && true, { what: 'the first approval' });
  await link('U0ANA', 'late-dev', '<@U0BEN|ben>', 'U0BEN');
  await two.press('U0ANA', 'Approve');
  await workspace.slack.waitFor(() => two.text().includes('2 of 2') && true, { what: 'the second approval' });
  expect((await api.read(strict.id)).status).toBe('pending');
  await two.press('U0CARO', 'Approve');
  await settled(workspace, two, /Approved by/);
  expect((await api.read(bens.id)).status).toBe('pending');
});

test('an admin links and unlinks others, not themself; the policy file wins; names and wishes are checked', async () => {
  const { slack } = workspace;
  await say('U0ANA', 'link ana-dev', /as soon as somebody confirms it/);
  await press('U0ANA', 'ana-dev', 'Confirm');
  await told(workspace, 'U0ANA', /You can't confirm your own request/);
  // Another admin who says the same confirms it by that.
  await say('U0CARO', 'link ana-dev @ana', /is now linked to <@U0ANA>\. The channel has been told/);
  await press('U0CARO', 'ana-dev', 'Confirm');
  await told(workspace, 'U0CARO', /<@U0CARO> already confirmed it/);
  await say('U0ANA', 'unlink ANA-dev', /another admin must remove the link/);
  await say('U0BEN', 'unlink ana-dev', /Only admins can change links/);
  await say('U0BEN', 'link else @caro', /Only admins can link somebody else/);
  await say('U0ANA', 'link OctoCat @ben', /expacti\.yaml/);
  await say('U0ANA', 'unlink octocat', /expacti\.yaml/);
  await say('U0ANA', 'link x @nobody-here', /Nobody in Slack is called/);
  await say('U0ANA', 'link x U0GUEST', /not a full, active member/);
  await say('U0ANA', 'link not!a!login', /is not a valid login/);
  await say('U0GUEST', 'link x', /Guests cannot/);
  await say('U0OCTO', 'link other-octo', /as soon as somebody confirms it/);
  await press('U0CARO', 'other-octo', 'Refuse');
  await announced('Refused by <@U0CARO>');
  await say('U0CARO', 'unlink ana-dev', /no longer linked to <@U0ANA>/);
  await announced('<@U0CARO> removed the link between the login `ana-dev`');

  await say('U0BEN', 'link', /`late-dev` is <@U0BEN>/);
  await command(workspace, 'U0ANA', 'link');
  await shows(workspace, 'U0ANA', /3 logins\* linked/);
  expect(JSON.stringify(slack.snapshot('U0ANA').modals.at(-1)?.blocks)).toMatch(
    /octocat.*in `expacti\.yaml`/,
  );
  await closeModals(workspace, 'U0ANA');
});

test('many links have pages, every change is in the audit log, and the chain holds', async () => {
  const kinds = await besideGate(workspace, async (client) => {
    await client.query(
      `INSERT INTO people_links SELECT 'many-' || lpad(n::text, 3, '0'), 'U0OCTO', 'U0ANA', now() FROM generate_series(1, 60) n`,
    );
    const { rows } = await client.query<{ kind: string; count: string }>(
      `SELECT kind, count(*) FROM audit_entries WHERE kind LIKE 'link.%' GROUP BY kind ORDER BY kind`,
    );
    return rows.map(({ kind, count }) => `${kind} ${count}`);
  });
  expect(kinds).toEqual(['link.asked 5', 'link.made 4', 'link.refused 1', 'link.removed 1']);
  await command(workspace, 'U0ANA', 'link');
  await shows(workspace, 'U0ANA', /page 1 of 3/);
  await pressInModal(workspace, 'U0ANA', 'Next');
  await shows(workspace, 'U0ANA', /page 2 of 3/);
});
