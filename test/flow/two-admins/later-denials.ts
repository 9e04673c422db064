import type { Workspace } from '../../support/gate/workspace.ts';
import { importRules, type ShownRule, written } from '../../support/rules/rule-book.ts';
import { DENIALS_READ, TwoAdminBook } from '../../support/rules/two-admins.ts';
import { told } from '../../support/slack/cards.ts';
import { digestFor, pressUnder } from '../../support/slack/digests.ts';
import { shows } from '../../support/slack/modals.ts';
import { modalText, modalTitled, submit } from '../../support/slack/rule-modal.ts';

const UNREAD = { confirm: { value: { type: 'checkboxes', selected_options: [] } } };
const TODAY = new Date().toISOString().slice(0, 10);

export function laterDenials(given: () => Workspace): void {
  const book = new TwoAdminBook(given);
  const errorsBefore = (as: string) => given().slack.snapshot(as).modals.at(-1)?.errors;

  async function inStaging(name: string): Promise<ShownRule> {
    const [rule] = (await importRules(given().api, [written(`${name} *`, { environments: ['staging'] })]))
      .added;
    if (rule === undefined) throw new Error(`${name} was not added`);
    return rule;
  }

  test('are shown before a rule is restored, and have to be read', async () => {
    const rule = await inStaging('sync one');
    await book.retire('U0ANA', rule);
    await book.personDenies('sync one prod', 'staging', 'it hit the wrong host');
    await book.choose('U0ANA', 'restore', rule);
    await modalTitled(given(), 'U0ANA', 'Restore rule');
    const text = await modalText(given(), 'U0ANA');
    expect(text).toContain(`Since ${TODAY} people denied 1 command that this would allow:`);
    expect(text).toContain(`\`sync one prod\` – <@U0BEN>, ${TODAY}: it hit the wrong host`);
    await submit(given(), 'U0ANA', UNREAD);
    expect(errorsBefore('U0ANA')).toEqual({ confirm: 'Read the denials, then select this box.' });
    expect(await book.has('sync one *')).toBe(false);
    await submit(given(), 'U0ANA', DENIALS_READ);
    await shows(given(), 'U0ANA', /Restored\. The rule applies again/);
    expect(await book.has('sync one *')).toBe(true);
  });

  test('that come while they are read are read first', async () => {
    const rule = await inStaging('sync two');
    await book.retire('U0ANA', rule);
    await book.personDenies('sync two a', 'staging', 'no');
    await book.choose('U0ANA', 'restore', rule);
    await modalTitled(given(), 'U0ANA', 'Restore rule');
    await book.personDenies('sync two b', 'staging', 'no again');
    await submit(given(), 'U0ANA', DENIALS_READ);
    await shows(given(), 'U0ANA', /since you looked, people denied more commands/);
    expect(await book.has('sync two *')).toBe(false);
  });

  test('before the retirement, elsewhere or of something else are not later ones', async () => {
    const rule = await inStaging('sync three');
    await book.retire('U0ANA', rule);
    await book.personDenies('sync three x', 'eu', 'elsewhere');
    await book.personDenies('sync other x', 'staging', 'something else');
    await book.choose('U0ANA', 'restore', rule);
    await shows(given(), 'U0ANA', /Restored\. The rule applies again/);
  });

  test('stand on the message for the second admin, and whoever confirms is asked once more', async () => {
    const rule = await book.allowed('sync four');
    await book.retire('U0ANA', rule);
    await book.personDenies('sync four prod', 'eu', 'not on a Friday');
    await book.choose('U0ANA', 'restore', rule);
    await modalTitled(given(), 'U0ANA', 'Restore rule');
    await submit(given(), 'U0ANA', DENIALS_READ);
    await shows(given(), 'U0ANA', /Another admin must confirm this/);
    const held = await book.held('wants to restore an allow rule `sync four *`');
    expect(held.text()).toContain(`Since ${TODAY} people denied 1 command that this would allow:`);
    expect(held.text()).toContain(`\`sync four prod\` – <@U0BEN>, ${TODAY}: not on a Friday`);
    expect(held.text()).toContain('This would allow 1 command that people denied, such as: sync four prod');
    await book.personDenies('sync four more', 'eu', 'neither');
    await held.press('U0CARO', 'Confirm');
    await told(given(), 'U0CARO', /since it was proposed, people denied 1 .*sync four more/);
    expect(await book.has('sync four *')).toBe(false);
  });

  test('are shown before an undo brings a rule back, with one admin', async () => {
    const rule = await inStaging('sync five');
    await book.retire('U0CARO', rule);
    await book.personDenies('sync five x', 'staging', 'broke it');
    const announcement = await book.announced(/<@U0CARO> retired an allow rule `sync five \*`/);
    await pressUnder(given(), 'U0CARO', announcement, 'Undo');
    await modalTitled(given(), 'U0CARO', 'Undo change');
    expect(await modalText(given(), 'U0CARO')).toContain(`\`sync five x\` – <@U0BEN>, ${TODAY}: broke it`);
    await submit(given(), 'U0CARO', UNREAD);
    expect(errorsBefore('U0CARO')).toEqual({ confirm: 'Read the denials, then select this box.' });
    expect(await book.has('sync five *')).toBe(false);
    await submit(given(), 'U0CARO', DENIALS_READ);
    await book.announced(/<@U0CARO> undid a change to an allow rule `sync five \*`/);
    expect(await book.has('sync five *')).toBe(true);
  });

  test('are shown before an undo is proposed to a second admin, and to that one', async () => {
    const rule = await book.allowed('sync six');
    await book.retire('U0ANA', rule);
    await book.personDenies('sync six x', 'eu', 'broke it');
    const announcement = await book.announced(/<@U0ANA> retired an allow rule `sync six \*`/);
    await pressUnder(given(), 'U0ANA', announcement, 'Undo');
    await modalTitled(given(), 'U0ANA', 'Undo change');
    await submit(given(), 'U0ANA', DENIALS_READ);
    const held = await book.held('restore an allow rule `sync six *`');
    expect(held.text()).toContain(`\`sync six x\` – <@U0BEN>, ${TODAY}: broke it`);
    await book.confirm(held, 'U0CARO');
    expect(await book.has('sync six *')).toBe(true);
  });

  test('are shown where a part of a digest is taken back, and have to be read if it is about them', async () => {
    const inner = ['sync seven a', 'sync seven b'].map((name) =>
      written(name, { type: 'exact', environments: ['staging'] }),
    );
    await importRules(given().api, [...inner, written('sync seven *', { environments: ['staging'] })]);
    await pressUnder(given(), 'U0ANA', await digestFor(given(), 'U0ANA'), 'Apply all safe ones');
    const applied = await book.announced(/<@U0ANA> retired \d+ rules, as the digest suggests/);
    await book.retire('U0ANA', await book.rule('sync seven *'));
    await book.personDenies('sync seven a', 'staging', 'not this one');
    await pressUnder(given(), 'U0ANA', applied, 'Undo some…');
    await modalTitled(given(), 'U0ANA', 'Undo some changes');
    expect(await modalText(given(), 'U0ANA')).toContain(
      `\`sync seven a\` – <@U0BEN>, ${TODAY}: not this one`,
    );
    await submit(given(), 'U0ANA', { ...UNREAD, ...boxOf('sync seven a') });
    expect(errorsBefore('U0ANA')).toEqual({ confirm: 'Read the denials, then select this box.' });
    await submit(given(), 'U0ANA', { ...UNREAD, ...boxOf('sync seven b') });
    await book.announced(/<@U0ANA> undid a change to an allow rule `sync seven b`/);
    expect(await book.has('sync seven a')).toBe(false);
  });

  /** The box of a change in `Undo some…`, ticked. */
  function boxOf(pattern: string) {
    const groups = given().slack.snapshot('U0ANA').modals.at(-1)?.blocks as {
      block_id: string;
      element?: { options?: { text: { text: string }; value: string }[] };
    }[];
    for (const { block_id: id, element } of groups) {
      const chosen = element?.options?.filter(({ text }) => text.text === `retired ${pattern}`) ?? [];
      if (chosen.length > 0) return { [id]: { boxes: { type: 'checkboxes', selected_options: chosen } } };
    }
    throw new Error(`no box for ${pattern}`);
  }
}
