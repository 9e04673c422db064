import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { importRules, ruleOf, soon, written } from '../../support/rules/rule-book.ts';
import { modalOf } from '../../support/slack/cards.ts';
import { digestFor, pressUnder } from '../../support/slack/digests.ts';
import { shows } from '../../support/slack/modals.ts';
import { modalTitled } from '../../support/slack/rule-modal.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(`
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA]
digest: { stale_after: 1s }
`);
});
afterAll(() => workspace.stop());

test('a rule that was used after the digest is not retired for being unused', async () => {
  const { api, slack } = workspace;
  await importRules(api, [written('make z')]);
  const isIdle = async (): Promise<boolean> => {
    const { text } = await digestFor(workspace, 'U0ANA');
    return text.includes('1 suggestion (');
  };
  await soon(isIdle);
  await pressUnder(workspace, 'U0ANA', await digestFor(workspace, 'U0ANA'), 'Review…');
  await modalTitled(workspace, 'U0ANA', 'Review suggestions');
  expect((await api.ask('make z')).status).toBe('approved');
  await soon(async () => (await ruleOf(api, 'make z')).uses === 1);
  const { id } = await modalOf(workspace, 'U0ANA');
  const chosen = [{ value: 'apply', text: { type: 'plain_text', text: 'Apply' } }];
  await slack.act({
    type: 'submit',
    as: 'U0ANA',
    view_id: id,
    values: { 'proposal:0': { digest_tick: { type: 'checkboxes', selected_options: chosen } } },
  });
  await shows(workspace, 'U0ANA', /1 suggestion was skipped, because the rules changed or were used/);
  expect((await ruleOf(api, 'make z')).retired_at).toBeNull();
});
