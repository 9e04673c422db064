import { boundToken } from '../../support/callers/bound-tokens.ts';
import type { Api } from '../../support/gate/api.ts';
import { addCaller, inDatabase } from '../../support/gate/stored.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { type CardInSlack, cardOf } from '../../support/slack/cards.ts';
import { closeModals, shows } from '../../support/slack/modals.ts';
import { modalTitled } from '../../support/slack/rule-modal.ts';

const REASON = 'The database is down and customers cannot pay.';
const CLAIM = '*Requester not proven:* the caller says octocat.';

/** Who may break the glass for requests whose requester is claimed, unknown, or the owner of the token. */
export function breakGlass(given: () => Workspace): void {
  let workspace: Workspace;
  let claiming: Api;
  let owned: Api;
  beforeAll(async () => {
    workspace = given();
    claiming = await addCaller(workspace);
    owned = await boundToken(workspace, 'ana-night', { owner: 'U0ANA' });
  });

  const ask = async (api: Api, command: string, more: Record<string, unknown>) => {
    const asked = await api.ask(command, { environment: 'two', ...more });
    return { id: asked.id, card: await cardOf(workspace, asked.id, 'C0NIGHT') };
  };

  async function refused(card: CardInSlack, as: string, why: RegExp): Promise<void> {
    await card.press(as, 'Break glass…');
    await shows(workspace, as, why);
    await closeModals(workspace, as);
  }

  async function breaks(card: CardInSlack, as: string, first: RegExp): Promise<void> {
    await card.press(as, 'Break glass…');
    const typed = { reason: { value: { type: 'plain_text_input', value: REASON } } };
    const submit = async (title: string, values = {}) => {
      const { id } = await modalTitled(workspace, as, title);
      await workspace.slack.act({ type: 'submit', as, view_id: id, values });
    };
    await submit('Break glass', typed);
    const { blocks } = await modalTitled(workspace, as, 'Break glass?');
    expect(JSON.stringify(blocks[0])).toMatch(first);
    await submit('Break glass?');
    await shows(workspace, as, /You broke glass\./);
    await closeModals(workspace, as);
  }

  const saying = (text: string) =>
    workspace.slack.waitFor(
      () => workspace.slack.messages('C0APPROVALS').find((message) => message.text.includes(text)),
      { what: text, timeoutMs: 30_000 },
    );

  test('an admin does not break it for their own token by naming somebody else, or nobody', async () => {
    const { card } = await ask(owned, 'echo mine', { context: { actor: 'octocat' } });
    await refused(card, 'U0ANA', /you own its token/);
    const nobody = await ask(owned, 'echo mine-too', {});
    await refused(nobody.card, 'U0ANA', /you own its token/);
    // Who answers for the token is known, so another admin may.
    await breaks(nobody.card, 'U0CARO', /echo mine-too/);
    expect((await owned.read(nobody.id, 30)).status).toBe('approved');
    const { text } = await saying('<@U0CARO> broke glass');
    expect(text).not.toContain('not proven');
  });

  test('it stays whole if nobody is known, if one of two is not, and if proof is needed', async () => {
    const nobody = await ask(claiming, 'echo nobody', {});
    await refused(nobody.card, 'U0ANA', /No Slack user is linked to its requester/);
    const half = { context: { actor: 'octocat', triggering_actor: 'stranger' } };
    await refused((await ask(workspace.api, 'echo half', half)).card, 'U0ANA', /No Slack user is linked/);
    const own = { context: { actor: 'octocat', triggering_actor: 'ana-dev' } };
    await refused((await ask(workspace.api, 'echo own', own)).card, 'U0ANA', /your own request/);
    const strict = { environment: 'strict', context: { actor: 'octocat' } };
    await refused(
      (await ask(claiming, 'echo strict', strict)).card,
      'U0ANA',
      /only claims who the requester is/,
    );
    const owner = await ask(owned, 'echo strange', { context: { actor: 'stranger' } });
    await refused(owner.card, 'U0CARO', /No Slack user is linked/);
  });

  test('for a claimed requester it says so first: in the form, to every channel, and in the review', async () => {
    const { id, card } = await ask(claiming, 'echo claimed', { context: { actor: 'octocat' } });
    await breaks(card, 'U0ANA', /Requester not proven/);
    expect((await claiming.read(id, 30)).status).toBe('approved');
    const told = await saying(`${CLAIM} <@U0ANA> broke glass and approved a request in *two* alone.`);
    expect(told.text).toMatch(/^\*Requester not proven:\*/);
    expect(JSON.stringify(told.blocks[0])).toContain('Somebody broke glass · requester not proven');
    await inDatabase(workspace, (client) =>
      client.query(`UPDATE glass_notices SET due_at = now() - interval '2 h' WHERE kind = 'review'`),
    );
    const review = await saying(`Break glass: needs review: ${CLAIM}`);
    expect(JSON.stringify(review.blocks[0])).toContain('Break glass: needs review · requester not proven');
    const proven = await saying('Break glass: needs review: <@U0CARO>');
    expect(JSON.stringify(proven.blocks)).not.toContain('not proven:');
  });
}
