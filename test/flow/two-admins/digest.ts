import { besideGate } from '../../support/gate/stored.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { importRules, rulesOf, written } from '../../support/rules/rule-book.ts';
import { TwoAdminBook } from '../../support/rules/two-admins.ts';
import { modalOf, told } from '../../support/slack/cards.ts';
import { digestFor, pressUnder } from '../../support/slack/digests.ts';
import { modalTitled } from '../../support/slack/rule-modal.ts';

export function digestsOfTwo(given: () => Workspace): void {
  const book = new TwoAdminBook(given);
  const patterns = async () => (await rulesOf(given().api)).map(({ pattern }) => pattern).sort();

  /** The rules of other tests would be in the digest, and one token may not retire them. */
  async function emptyBook(): Promise<void> {
    await besideGate(given(), async (client) => {
      await client.query('UPDATE rules SET retired_at = now() WHERE retired_at IS NULL');
      await client.query('UPDATE rule_book SET version = version + 1');
    });
  }

  const EU = { environments: ['eu'] };

  test('applies what one may, and holds the redundant deny rule', async () => {
    await emptyBook();
    const exact = (pattern: string) => written(pattern, { type: 'exact', ...EU });
    await importRules(given().api, [exact('cast a'), exact('cast b')]);
    await book.allowed('cast');
    await book.denied('burn *');
    await book.denied('burn down *');
    await pressUnder(given(), 'U0ANA', await digestFor(given(), 'U0ANA'), 'Apply all safe ones');
    await told(given(), 'U0ANA', /The others were applied\. Another admin must confirm 1 suggestion/);
    await book.announced(/<@U0ANA> retired 2 rules, as the digest suggests/);
    expect(await patterns()).toEqual(['burn *', 'burn down *', 'cast *']);
    const held = await book.held('wants to apply 1 suggestion from the digest `burn down *`');
    await book.confirmOwn(held, 'U0ANA');
    await book.confirm(held, 'U0CARO');
    expect(await patterns()).toEqual(['burn *', 'cast *']);
    await book.announced(/<@U0ANA> retired `burn down \*`, as the digest suggests/);
  });

  test('its undo brings a wide rule back with two, and a deny rule with one', async () => {
    await emptyBook();
    await book.allowed('melt');
    await book.allowed('melt down');
    await pressUnder(given(), 'U0ANA', await digestFor(given(), 'U0ANA'), 'Apply all safe ones');
    const applied = await book.announced(/<@U0ANA> retired `melt down \*`, as the digest suggests/);
    await pressUnder(given(), 'U0ANA', applied, 'Undo');
    const held = await book.held('restore an allow rule `melt down *`');
    expect(await patterns()).toEqual(['melt *']);
    await book.confirm(held, 'U0CARO');
    expect(await patterns()).toEqual(['melt *', 'melt down *']);
  });

  test('merges exact rules into a wider one with two, and takes it back with one', async () => {
    await emptyBook();
    const names = ['1.0.1', '1.0.2', '1.1.0'].map((tag) => `forge api:${tag}`);
    await importRules(
      given().api,
      names.map((name) => written(name, { type: 'exact', ...EU })),
    );
    await pressUnder(given(), 'U0ANA', await digestFor(given(), 'U0ANA'), 'Review…');
    await modalTitled(given(), 'U0ANA', 'Review suggestions');
    const { id } = await modalOf(given(), 'U0ANA');
    const options = [{ value: 'apply', text: { type: 'plain_text', text: 'Apply' } }];
    const values = { 'proposal:0': { digest_tick: { type: 'checkboxes', selected_options: options } } };
    await given().slack.act({ type: 'submit', as: 'U0ANA', view_id: id, values });
    const held = await book.held('wants to apply 1 suggestion from the digest');
    expect(held.text()).toContain('removed: allow exact `forge api:1.0.1` in eu');
    expect(held.text()).toContain('added: allow regex');
    expect(await patterns()).toEqual(names);
    await book.confirm(held, 'U0CARO');
    expect(await patterns()).toHaveLength(1);
    const applied = await book.announced(/<@U0ANA> retired 3 rules and added .*forge/);
    await pressUnder(given(), 'U0CARO', applied, 'Undo');
    await book.announced(/<@U0CARO> restored 3 rules/);
    expect(await patterns()).toEqual(names);
  });

  test('leaves alone what was changed before it was confirmed', async () => {
    await emptyBook();
    await book.denied('rust *');
    const inner = await book.denied('rust away *', { hours: 'working' });
    await pressUnder(given(), 'U0ANA', await digestFor(given(), 'U0ANA'), 'Apply all safe ones');
    const held = await book.held('`rust away *`');
    await importRules(given().api, [
      written('rust away *', { effect: 'deny', ...EU, hours: 'working', reason: 'said anew' }),
    ]);
    await held.press('U0CARO', 'Confirm');
    await book.ended(held, /Nothing was changed\. 1 suggestion was skipped/);
    expect((await book.rule('rust away *')).id).toBe(inner.id);
  });
}
