import type { Workspace } from '../../support/gate/workspace.ts';
import { TwoAdminBook } from '../../support/rules/two-admins.ts';
import { told } from '../../support/slack/cards.ts';
import { pressUnder } from '../../support/slack/digests.ts';
import { shows } from '../../support/slack/modals.ts';
import { command, filledIn, modalTitled, submit, ticked } from '../../support/slack/rule-modal.ts';

export function retiring(given: () => Workspace): void {
  const book = new TwoAdminBook(given);
  const verdict = async (text: string) => (await given().api.check(text, { environment: 'eu' })).verdict;

  test('waits for a second admin, and the rule denies until then', async () => {
    const rule = await book.denied('drop one *');
    await book.choose('U0ANA', 'retire', rule);
    await shows(given(), 'U0ANA', /Another admin must confirm this/);
    const held = await book.held('wants to retire a deny rule `drop one *`');
    expect(held.text()).toContain('The deny rules that it weakens matched 0 requests in the last 30 days.');
    await book.confirmOwn(held, 'U0ANA');
    await held.press('U0BEN', 'Confirm');
    await told(given(), 'U0BEN', /Admins only/);
    expect(await verdict('drop one x')).toBe('deny');

    await book.confirm(held, 'U0CARO');
    expect(await verdict('drop one x')).toBe('ask');
    // To bring a denial back takes one.
    const announcement = await book.announced(/<@U0ANA> retired a deny rule `drop one \*`/);
    await pressUnder(given(), 'U0CARO', announcement, 'Undo');
    await book.announced(/<@U0CARO> undid a change to a deny rule `drop one \*`/);
    expect(await verdict('drop one x')).toBe('deny');
  });

  test('the author may take it back, and nothing is changed', async () => {
    const rule = await book.denied('drop two *');
    await book.choose('U0ANA', 'retire', rule);
    const held = await book.held('`drop two *`');
    await held.press('U0ANA', 'Refuse');
    await book.ended(held, /Withdrawn by <@U0ANA>/);
    expect(await verdict('drop two x')).toBe('deny');
  });

  test('takes one admin elsewhere; a rule for everywhere is for the marked environment too', async () => {
    await book.retire('U0ANA', await book.denied('drop three *', { environments: ['staging'] }));
    await book.choose('U0ANA', 'retire', await book.denied('drop four *', { environments: [] }));
    await book.held('wants to retire a deny rule `drop four *`');
    expect(await verdict('drop four x')).toBe('deny');
  });

  test('by a wider rule that replaces it takes two as well', async () => {
    await book.denied('drop five a *');
    await command(given(), 'U0ANA', 'deny');
    await modalTitled(given(), 'U0ANA', 'Deny a command');
    const fields = { pattern: 'drop five *', example: 'drop five x', reason: 'none of it' };
    await submit(given(), 'U0ANA', filledIn({ type: 'glob', ...fields, environments: ['eu'] }));
    await modalTitled(given(), 'U0ANA', 'Check the rule');
    await submit(given(), 'U0ANA', ticked('replace', 'replace'));
    const held = await book.held('wants to add a deny rule `drop five *`');
    expect(held.text()).toContain('removed: deny glob `drop five a *`');
    expect(await book.has('drop five *')).toBe(false);
    await book.confirm(held, 'U0CARO');
    expect(await book.has('drop five *')).toBe(true);
    expect(await book.has('drop five a *')).toBe(false);
  });

  test('whoever is no admin any more retires nothing', async () => {
    await book.choose('U0ANA', 'retire', await book.denied('drop six *'));
    const held = await book.held('`drop six *`');
    given().slack.setRole('U0ANA', 'deactivated');
    await held.press('U0CARO', 'Confirm');
    await told(given(), 'U0CARO', /who proposed this is no longer an admin/);
    given().slack.setRole('U0ANA', 'member');
    expect(await verdict('drop six x')).toBe('deny');
  });
}
