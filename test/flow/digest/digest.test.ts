import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { importRules, rulesOf, type WrittenRule, written } from '../../support/rules/rule-book.ts';
import { cardOf, modalOf, told } from '../../support/slack/cards.ts';
import { announced, digestFor, pressUnder } from '../../support/slack/digests.ts';
import { closeModals, pressInModal, shows } from '../../support/slack/modals.ts';
import { modalText, modalTitled } from '../../support/slack/rule-modal.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(`
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN, U0CARO]
admins: [U0ANA, U0BEN]
`);
});
afterAll(() => workspace.stop());
afterEach(async () => {
  for (const admin of ['U0ANA', 'U0BEN', 'U0CARO']) await closeModals(workspace, admin);
});

const exact = (pattern: string) => written(pattern, { type: 'exact' });
const REVIEW = 'Review suggestions';
const patterns = async () => (await rulesOf(workspace.api)).map(({ pattern }) => pattern).sort();

/** The book holds these rules and no others. */
const fill = (...rules: WrittenRule[]) => importRules(workspace.api, rules, '?mode=replace');

/** The box under a proposal, ticked or not, as it goes with a press or a submission. */
const box = (id: string, isTicked = true) => ({
  [`proposal:${id}`]: {
    digest_tick: {
      type: 'checkboxes',
      selected_options: isTicked ? [{ value: 'apply', text: { type: 'plain_text', text: 'Apply' } }] : [],
    },
  },
});

async function review(as: string): Promise<void> {
  await pressUnder(workspace, as, await digestFor(workspace, as), 'Review…');
  await modalTitled(workspace, as, REVIEW);
}

async function submitTicked(as: string, ...ids: string[]): Promise<void> {
  const { id } = await modalOf(workspace, as);
  const values = Object.assign({}, ...ids.map((one) => box(one)));
  await workspace.slack.act({ type: 'submit', as, view_id: id, values });
}

test('a week with nothing in it says so', async () => {
  const digest = await digestFor(workspace, 'U0CARO');
  expect(digest.text).toContain('No changes suggested for the rule book');
  expect(JSON.stringify(digest.blocks)).toContain('0 rules, no requests in this period');
  expect(JSON.stringify(digest.blocks)).not.toContain('Review');
});

test('what is proven goes with one click by an admin, and comes back byte for byte', async () => {
  const { api } = workspace;
  await fill(
    written('docker compose pull *'),
    ...['api', 'web', 'worker'].map((name) => exact(`docker compose pull ${name}`)),
    written("echo '<!channel> & co' *"),
  );
  expect((await api.check('docker compose pull api')).verdict).toBe('allow');
  const before = await rulesOf(api);
  const digest = await digestFor(workspace, 'U0CARO');
  expect(digest.text).toContain('3 suggestions (3 safe to apply automatically)');
  await pressUnder(workspace, 'U0CARO', digest, 'Apply all safe ones');
  await told(workspace, 'U0CARO', /Admins only/);
  expect(await rulesOf(api)).toEqual(before);

  await pressUnder(workspace, 'U0ANA', await digestFor(workspace, 'U0ANA'), 'Apply all safe ones');
  const announcement = await announced(workspace, /<@U0ANA> retired 3 rules, as the digest suggests/);
  expect(await patterns()).toEqual(['docker compose pull *', "echo '<!channel> & co' *"]);
  expect((await api.check('docker compose pull web')).verdict).toBe('allow');

  await pressUnder(workspace, 'U0BEN', announcement, 'Undo');
  await announced(workspace, /<@U0BEN> restored 3 rules/);
  expect(await rulesOf(api)).toEqual(before);
  const { body } = await api.call<{ rules: unknown[] }>('GET', '/v1/rules');
  expect(JSON.stringify(body.rules)).toBe(JSON.stringify(before));
});

test('a part of it can be taken back, and the rest later', async () => {
  await fill(written('make *'), ...['a', 'b', 'c', 'd'].map((name) => exact(`make ${name}`)));
  await pressUnder(workspace, 'U0ANA', await digestFor(workspace, 'U0ANA'), 'Apply all safe ones');
  const announcement = await announced(workspace, /retired 4 rules/);
  await pressUnder(workspace, 'U0CARO', announcement, 'Undo some…');
  await shows(workspace, 'U0CARO', /Admins only/);

  await pressUnder(workspace, 'U0ANA', announcement, 'Undo some…');
  await modalTitled(workspace, 'U0ANA', 'Undo some changes');
  await shows(workspace, 'U0ANA', /\*4 changes\* can be undone/);
  const { id, blocks } = await modalOf(workspace, 'U0ANA');
  const group = blocks.find((block) => block.type === 'input') as unknown as {
    element: { options: { text: { text: string }; value: string }[] };
  };
  const chosen = group.element.options.filter(({ text }) => text.text === 'retired make b');
  expect(chosen).toHaveLength(1);
  await workspace.slack.act({
    type: 'submit',
    as: 'U0ANA',
    view_id: id,
    values: { 'group:0': { boxes: { type: 'checkboxes', selected_options: chosen } } },
  });
  await announced(workspace, /<@U0ANA> undid a change to an allow rule `make b`/);
  expect(await patterns()).toEqual(['make *', 'make b']);
  await pressUnder(workspace, 'U0BEN', announcement, 'Undo some…');
  await shows(workspace, 'U0BEN', /\*3 changes\* can be undone/);
});

test('proposals are paged through, ticked and read with their proofs; ticks of other pages stay', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  await fill(written('make *'), ...names.map((name) => exact(`make ${name}`)));
  await review('U0ANA');
  await shows(workspace, 'U0ANA', /\*7 suggestions\*, page 1 of 2/);
  expect(await modalText(workspace, 'U0ANA')).toMatch(
    /redundant.*safe: no verdict changes.*Every command that it matches is also matched by the glob rule “make \*”.*For example: `make [a-g]`.*Replay of \d+ requests?: no verdict changes/s,
  );
  const { id } = await modalOf(workspace, 'U0ANA');
  const next = (await modalOf(workspace, 'U0ANA')).blocks.at(-1) as unknown as { block_id: string };
  await workspace.slack.act({
    type: 'click_view',
    as: 'U0ANA',
    view_id: id,
    block_id: next.block_id,
    action_id: 'digest_page:next',
    values: box('1'),
  });
  await shows(workspace, 'U0ANA', /page 2 of 2.*1 selected/);
  await submitTicked('U0ANA', '6');
  await announced(workspace, /<@U0ANA> retired 2 rules/);
  expect(await patterns()).toHaveLength(6);
});

test('of two who apply at once one does, and the other is told', async () => {
  await fill(written('make *'), exact('make a'), exact('make b'));
  const both = (): number =>
    workspace.slack.messages('C0APPROVALS').filter(({ text }) => /retired 2 rules/.test(text)).length;
  const before = both();
  const [ana, ben] = [await digestFor(workspace, 'U0ANA'), await digestFor(workspace, 'U0BEN')];
  await Promise.all([
    pressUnder(workspace, 'U0ANA', ana, 'Apply all safe ones'),
    pressUnder(workspace, 'U0BEN', ben, 'Apply all safe ones'),
  ]);
  await workspace.slack.waitFor(() => both() > before && true, { what: 'the announcement' });
  const late = /Nothing was changed\. 2 suggestions were skipped, because the rules/;
  await Promise.any([told(workspace, 'U0ANA', late), told(workspace, 'U0BEN', late)]);
  expect(both()).toBe(before + 1);
  expect(await patterns()).toEqual(['make *']);
});

test('a rule that changed under the open modal is left alone, and so is one whose cover is gone', async () => {
  await fill(written('make *'), exact('make a'), written('deploy *'), exact('deploy b'));
  await review('U0ANA');
  // By an import: the covering rule goes, the covered one of the other pair becomes another version.
  await fill({ ...exact('make a'), reason: 'said anew' }, written('make *'), exact('deploy b'));
  await submitTicked('U0ANA', '0', '1');
  await shows(workspace, 'U0ANA', /Nothing was changed\. 2 suggestions were skipped/);
  expect(await patterns()).toEqual(['deploy b', 'make *', 'make a']);
});

test('a merge shows what would change, and never allows what a person denied', async () => {
  const { api } = workspace;
  const deploy = (tag: string) => exact(`deploy api:${tag}`);
  await fill(...['1.0.1', '1.0.2', '1.1.0'].map(deploy));
  await api.ask('deploy api:1.3.0');
  await review('U0ANA');
  await shows(workspace, 'U0ANA', /can be merged/);
  expect(await modalText(workspace, 'U0ANA')).toMatch(
    /Replay of \d+ requests?: 1 verdict changes, such as `deploy api:1.3.0` from ask to allow/,
  );
  // Denied while the modal is open.
  const asked = await api.ask('deploy api:6.6.6');
  await (await cardOf(workspace, asked.id)).deny('U0BEN', 'not this one');
  expect((await api.read(asked.id, 30)).status).toBe('denied');
  await submitTicked('U0ANA', '0');
  await shows(workspace, 'U0ANA', /Nothing was changed\. 1 suggestion was skipped, because people denied/);
  expect(await patterns()).toHaveLength(3);

  await closeModals(workspace, 'U0ANA');
  const again = await digestFor(workspace, 'U0BEN');
  expect(JSON.stringify(again.blocks)).toContain('deploy api:6.6.6` by <@U0BEN>: not this one');
  await pressUnder(workspace, 'U0BEN', again, 'Review…');
  await shows(workspace, 'U0BEN', /Cannot be applied: it would allow `deploy api:6.6.6`.*not this one/);
  await expect(pressInModal(workspace, 'U0BEN', 'Apply')).rejects.toThrow('there is no button');
});

test('what is ticked is replayed as one set: what none does alone is not done together', async () => {
  const tags = ['1.0.1', '1.0.2', '1.1.0'];
  await fill(...tags.flatMap((tag) => [exact(`roll api:${tag}`), exact(`ship web:${tag}`)]));
  await workspace.api.ask('roll api:9.9.9 && ship web:9.9.9');
  await review('U0ANA');
  await shows(workspace, 'U0ANA', /\*2 suggestions\*/);
  await submitTicked('U0ANA', '0', '1');
  await shows(
    workspace,
    'U0ANA',
    /Nothing was changed.*`roll api:9.9.9 &amp;&amp; ship web:9.9.9` would change from ask to allow/,
  );
  expect(await patterns()).toHaveLength(6);
  // Still ticked; of one alone the change was shown with it.
  await workspace.slack.act({
    type: 'submit',
    as: 'U0ANA',
    view_id: (await modalOf(workspace, 'U0ANA')).id,
    values: box('1', false),
  });
  await announced(workspace, /<@U0ANA> retired 3 rules/);
  await shows(workspace, 'U0ANA', /Applied/);
  expect(await patterns()).toHaveLength(4);
});
