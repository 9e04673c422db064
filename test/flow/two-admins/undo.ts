import { besideGate } from '../../support/gate/stored.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { TwoAdminBook } from '../../support/rules/two-admins.ts';
import { told } from '../../support/slack/cards.ts';
import { pressUnder } from '../../support/slack/digests.ts';
import { writeRule } from '../../support/slack/rule-modal.ts';

export function undoing(given: () => Workspace): void {
  const book = new TwoAdminBook(given);

  test('a retirement brings an allow rule back with a second admin, also after the hour of Undo', async () => {
    const rule = await book.allowed('ship one');
    await book.retire('U0ANA', rule);
    const announcement = await book.announced(/<@U0ANA> retired an allow rule `ship one \*`/);
    await pressUnder(given(), 'U0ANA', announcement, 'Undo');
    await told(given(), 'U0ANA', /Another admin must confirm this/);
    const held = await book.held('wants to undo a retirement and restore an allow rule `ship one *`');
    await book.confirmOwn(held, 'U0ANA');
    expect(await book.has('ship one *')).toBe(false);
    await besideGate(given(), (client) =>
      client.query(`UPDATE rule_changes SET at = at - interval '2 hours' WHERE rule_id = $1`, [rule.id]),
    );
    await pressUnder(given(), 'U0CARO', announcement, 'Undo');
    await told(given(), 'U0CARO', /too late to undo/);
    // It was asked for in time.
    await besideGate(given(), (client) =>
      client.query(
        `UPDATE held_changes SET created_at = created_at - interval '2 hours' WHERE outcome IS NULL`,
      ),
    );
    await book.confirm(held, 'U0CARO');
    expect(await book.rule('ship one *')).toMatchObject({ id: rule.id, owner: 'U0ANA' });
    await book.announced(/<@U0ANA> undid a change to an allow rule `ship one \*`/);
  });

  test('the addition of a deny rule waits', async () => {
    const fields = { type: 'glob' as const, pattern: 'ship two *', example: 'ship two x', reason: 'no' };
    await writeRule(given(), 'U0ANA', 'deny', { ...fields, environments: ['eu'] });
    await pressUnder(
      given(),
      'U0CARO',
      await book.announced(/<@U0ANA> added a deny rule `ship two \*`/),
      'Undo',
    );
    const held = await book.held('wants to undo an addition and remove a deny rule `ship two *`');
    expect(await book.has('ship two *')).toBe(true);
    await book.confirm(held, 'U0ANA');
    expect(await book.has('ship two *')).toBe(false);
  });

  test('an edit that made a rule narrower waits', async () => {
    const rule = await book.allowed('ship three');
    await book.edit('U0ANA', rule, { example: 'ship three x', hours: 'working' });
    const announcement = await book.announced(/changed an allow rule `ship three \*`/);
    await pressUnder(given(), 'U0ANA', announcement, 'Undo');
    const held = await book.held('wants to undo an edit of an allow rule `ship three *`');
    expect(held.text()).toContain('within working hours becomes allow glob `ship three *` in eu');
    expect((await book.rule('ship three *')).hours).toBe('working');
    await book.confirm(held, 'U0CARO');
    expect((await book.rule('ship three *')).hours).toBe('any');
  });

  test('the addition that two admins made takes one', async () => {
    await book.allowed('ship four');
    const announcement = await book.announced(/<@U0ANA> added an allow rule `ship four \*`/);
    await pressUnder(given(), 'U0CARO', announcement, 'Undo');
    await book.announced(/<@U0CARO> undid a change to an allow rule `ship four \*`/);
    expect(await book.has('ship four *')).toBe(false);
  });

  test('of two who press one is confirmed, and the other’s is about nothing any more', async () => {
    const rule = await book.allowed('ship five');
    await book.retire('U0CARO', rule);
    const announcement = await book.announced(/<@U0CARO> retired an allow rule `ship five \*`/);
    await pressUnder(given(), 'U0ANA', announcement, 'Undo');
    await pressUnder(given(), 'U0CARO', announcement, 'Undo');
    const first = await book.held(
      '<@U0ANA> wants to undo a retirement and restore an allow rule `ship five *`',
    );
    const second = await book.held(
      '<@U0CARO> wants to undo a retirement and restore an allow rule `ship five *`',
    );
    await book.confirm(first, 'U0CARO');
    await second.press('U0ANA', 'Confirm');
    await book.ended(second, /Not undone: .*ship five .*was changed again in the meantime/);
    expect(await book.has('ship five *')).toBe(true);
  });

  test('what waited for more than a week is not confirmed', async () => {
    await book.retire('U0ANA', await book.allowed('ship six'));
    const announcement = await book.announced(/retired an allow rule `ship six \*`/);
    await pressUnder(given(), 'U0ANA', announcement, 'Undo');
    const held = await book.held('restore an allow rule `ship six *`');
    await besideGate(given(), (client) =>
      client.query(
        `UPDATE held_changes SET created_at = created_at - interval '8 days' WHERE outcome IS NULL`,
      ),
    );
    await held.press('U0CARO', 'Confirm');
    await told(given(), 'U0CARO', /more than a week old/);
    expect(await book.has('ship six *')).toBe(false);
  });
}
