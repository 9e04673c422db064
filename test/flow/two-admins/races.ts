import type { Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';
import { TwoAdminBook } from '../../support/rules/two-admins.ts';
import { pressUnder } from '../../support/slack/digests.ts';
import { shows } from '../../support/slack/modals.ts';

export function races(given: () => Workspace): void {
  const book = new TwoAdminBook(given);
  // Where processes can share a database, each press is heard by any of two.
  beforeAll(async () => {
    if (process.env.TEST_DATABASE_URL !== undefined) await given().another();
  });

  const isTold = (as: string, pattern: RegExp): boolean =>
    given()
      .slack.snapshot(as)
      .channels.flatMap(({ messages }) => messages)
      .some(({ ephemeral, text }) => ephemeral && pattern.test(text));
  const announcements = (pattern: RegExp): number =>
    given()
      .slack.messages('C0APPROVALS')
      .filter(({ text }) => pattern.test(text)).length;

  test('who confirm and refuse: one wins, and the rule is what the message says', async () => {
    await book.choose('U0ANA', 'retire', await book.denied('race one *'));
    const held = await book.held('`race one *`');
    await Promise.all([
      held.press('U0CARO', 'Confirm'),
      held.press('U0ANA', 'Refuse'),
      held.press('U0CARO', 'Confirm'),
    ]);
    await book.ended(held, /Confirmed by|Withdrawn by/);
    const isGone = held.text().includes('Confirmed by');
    await until(
      'the book to be what the message says',
      async () => (await book.has('race one *')) !== isGone,
    );
    const told = (): number => announcements(/retired a deny rule `race one \*`/);
    // It is posted when it is the channel's turn.
    if (isGone) await given().slack.waitFor(() => told() > 0, { what: 'the announcement' });
    expect(told()).toBe(isGone ? 1 : 0);
  });

  test('a rule that was restored and retired again stays retired, whatever was proposed before', async () => {
    const rule = await book.allowed('race two');
    await book.retire('U0ANA', rule);
    await book.choose('U0ANA', 'restore', rule);
    await shows(given(), 'U0ANA', /Another admin must confirm this/);
    const first = await book.held('<@U0ANA> wants to restore an allow rule `race two *`');
    await book.choose('U0CARO', 'restore', rule);
    await book.confirm(await book.held('<@U0CARO> wants to restore an allow rule `race two *`'), 'U0ANA');
    await book.retire('U0CARO', rule);
    await first.press('U0CARO', 'Confirm');
    await book.ended(first, /Not done: someone changed this rule since you looked/);
    expect(await book.has('race two *')).toBe(false);
  });

  test('a deny rule that was changed since is not retired', async () => {
    const rule = await book.denied('race three *', { hours: 'working' });
    await book.choose('U0ANA', 'retire', rule);
    const held = await book.held('wants to retire a deny rule `race three *`');
    await book.edit('U0CARO', rule, { example: 'race three x', hours: 'any' });
    await book.announced(/<@U0CARO> changed a deny rule `race three \*`/);
    await held.press('U0CARO', 'Confirm');
    await book.ended(held, /Not done: someone changed this rule/);
    expect((await book.rule('race three *')).hours).toBe('any');
  });

  test('a button that is pressed twice undoes once', async () => {
    const rule = await book.denied('race four *', { environments: ['staging'] });
    await book.retire('U0ANA', rule);
    const announcement = await book.announced(/retired a deny rule `race four \*`/);
    await Promise.all([
      pressUnder(given(), 'U0ANA', announcement, 'Undo'),
      pressUnder(given(), 'U0CARO', announcement, 'Undo'),
    ]);
    const late = /Not undone: .*race four .*was changed again in the meantime/;
    await given().slack.waitFor(() => ['U0ANA', 'U0CARO'].some((as) => isTold(as, late)), {
      what: 'the slower one to be told',
    });
    expect(await book.has('race four *')).toBe(true);
    await book.announced(/undid a change to a deny rule `race four \*`/);
    expect(announcements(/undid a change to a deny rule `race four \*`/)).toBe(1);
  });
}
