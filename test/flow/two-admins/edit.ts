import type { Workspace } from '../../support/gate/workspace.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';
import { TwoAdminBook } from '../../support/rules/two-admins.ts';

export function edits(given: () => Workspace): void {
  const book = new TwoAdminBook(given);

  test('a deny rule to a narrower one waits, with both versions shown', async () => {
    const rule = await book.denied('wipe one *', { example: 'wipe one x' });
    await book.edit('U0ANA', rule, { example: 'wipe one x', environments: ['staging'] });
    const held = await book.held('wants to change a deny rule `wipe one *`');
    expect(held.text()).toContain('deny glob `wipe one *` in eu becomes deny glob `wipe one *` in staging');
    expect((await book.rule('wipe one *')).environments).toEqual(['eu']);
    await book.confirm(held, 'U0CARO');
    expect((await book.rule('wipe one *')).environments).toEqual(['staging']);
    await book.announced(/<@U0ANA> changed a deny rule `wipe one \*`/);
  });

  test('a deny rule to a wider one, or to say why better, takes one admin', async () => {
    const rule = await book.denied('wipe two *', { hours: 'working' });
    await book.edit('U0ANA', rule, { example: 'wipe two x', hours: 'any', reason: 'at no hour' });
    await book.announced(/<@U0ANA> changed a deny rule `wipe two \*`/);
    expect(await book.rule('wipe two *')).toMatchObject({ hours: 'any', reason: 'at no hour' });
  });

  test('an exact allow rule to a glob waits', async () => {
    const exact = written('build one x', { type: 'exact', environments: ['eu'] });
    const [rule] = (await importRules(given().api, [exact])).added;
    if (rule === undefined) return;
    await book.edit('U0ANA', rule, { type: 'glob', pattern: 'build one *', example: 'build one x' });
    const held = await book.held('wants to change an allow rule `build one *`');
    expect(held.text()).toContain('allow exact `build one x` in eu becomes allow glob `build one *` in eu');
    await book.confirmOwn(held, 'U0ANA');
    expect(await book.has('build one *')).toBe(false);
  });

  test('an allow rule to the marked environment waits', async () => {
    const glob = written('build two *', { environments: ['staging'] });
    const [rule] = (await importRules(given().api, [glob])).added;
    if (rule === undefined) return;
    await book.edit('U0ANA', rule, { example: 'build two x', environments: ['eu'] });
    await book.held('wants to change an allow rule `build two *`');
    expect((await book.rule('build two *')).environments).toEqual(['staging']);
  });

  test('a rule that two admins made is narrowed by one, and widened by two', async () => {
    const rule = await book.allowed('build three');
    await book.edit('U0ANA', rule, { example: 'build three x', uses: '5' });
    await book.announced(/<@U0ANA> changed an allow rule `build three \*`/);
    expect((await book.rule('build three *')).max_uses).toBe(5);
    await book.edit('U0ANA', rule, { example: 'build three x', uses: '6' });
    await book.held('wants to change an allow rule `build three *`');
    expect((await book.rule('build three *')).max_uses).toBe(5);
  });
}
