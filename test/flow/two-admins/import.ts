import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expacti } from '../../support/callers/expacti-cli.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import {
  rulesOf,
  type ShownReport,
  type ShownRule,
  type WrittenRule,
  written,
} from '../../support/rules/rule-book.ts';
import { TwoAdminBook } from '../../support/rules/two-admins.ts';

const DENY = { effect: 'deny' as const, environments: ['eu'], reason: 'never' };

export function importsOfOne(given: () => Workspace): void {
  const book = new TwoAdminBook(given);

  const call = (rules: unknown[], query = '') =>
    given().api.call<ShownReport & { errors: { path: string; message: string }[]; detail: string }>(
      'POST',
      `/v1/rules/import${query}`,
      { rules },
    );

  async function refused(rules: unknown[], query: string, path: string, why: RegExp): Promise<void> {
    const before = await rulesOf(given().api);
    const { status, body } = await call(rules, query);
    expect({ status, errors: body.errors }).toEqual({
      status: 422,
      errors: expect.arrayContaining([{ path, message: expect.stringMatching(why) }]),
    });
    const dry = await call(rules, `${query === '' ? '?' : `${query}&`}dry_run=true`);
    expect(dry.status).toBe(200);
    expect(dry.body.refused).toContainEqual(
      expect.objectContaining({ path, why: expect.stringMatching(why) }),
    );
    expect(await rulesOf(given().api)).toEqual(before);
  }

  test('that leaves out a deny rule is refused, and names it', async () => {
    const rule = await book.denied('halt one *');
    await refused(
      [],
      '?mode=replace',
      `retired.${rule.id}`,
      /Two admins must confirm retiring a deny rule.*Keep glob “halt one \*”/,
    );
    const { body } = await call([], '?mode=replace');
    expect(body.detail).toMatch(
      /rules? in the rule book must not be retired by an import; nothing was changed\.$/,
    );
  });

  test.each<[string, Partial<WrittenRule>, Partial<WrittenRule>]>([
    ['an end', {}, { expires_at: '2099-01-01T00:00:00Z' }],
    ['an earlier end', { expires_at: '2099-01-01T00:00:00Z' }, { expires_at: '2098-01-01T00:00:00Z' }],
    ['a number of uses', {}, { max_uses: 100 }],
    ['fewer uses', { max_uses: 100 }, { max_uses: 99 }],
  ])('that gives a deny rule %s is refused', async (what, before, after) => {
    const pattern = `halt ${what.replaceAll(' ', '-')} *`;
    await book.denied(pattern, before);
    const rule = written(pattern, { ...DENY, ...before, ...after });
    await refused([rule], '', 'rules.0.pattern', /Two admins must confirm narrowing a deny rule/);
    // The other way round, and with another reason, it takes one.
    expect((await call([written(pattern, { ...DENY, reason: 'said anew' })])).status).toBe(200);
  });

  test('with an allow rule by a pattern is refused, and narrowing one is not', async () => {
    await book.allowed('halt two');
    const rule = written('halt two *', { environments: ['eu'], max_uses: 3 });
    expect((await call([rule])).status).toBe(200);
    await refused(
      [{ ...rule, max_uses: 4 }],
      '',
      'rules.0.pattern',
      /Two admins must confirm an allow rule with a pattern/,
    );
    await refused(
      [written('halt three *')],
      '',
      'rules.0.pattern',
      /Two admins must confirm an allow rule with a pattern/,
    );
  });

  test('of the whole book as it is changes nothing, and is taken', async () => {
    const before = (await given().api.call<{ rules: ShownRule[] }>('GET', '/v1/rules')).body.rules;
    const { status, body } = await call(before, '?mode=replace');
    expect({ status, unchanged: body.unchanged }).toEqual({ status: 200, unchanged: before.length });
  });

  test('from the command line says the same, and ends with 64', async () => {
    const rule = await book.denied('halt four *');
    const folder = await mkdtemp(join(tmpdir(), 'expacti-rules-'));
    const file = join(folder, 'rules.json');
    await writeFile(file, JSON.stringify({ rules: [written('halt five *', { environments: ['eu'] })] }));
    const cli = (...args: string[]) =>
      expacti(given().api.url, ['rules', 'import', '--mode', 'replace', ...args, file], {
        EXPACTI_TOKEN: given().api.token,
      });
    const before = await rulesOf(given().api);
    const done = await cli();
    expect({ code: done.code, stdout: done.stdout }).toEqual({ code: 64, stdout: '' });
    expect(done.stderr).toMatch(
      /1 of 1 rules are refused; \d+ rules in the rule book must not be retired by an import/,
    );
    expect(done.stderr).toContain(`retired.${rule.id}: Two admins must confirm retiring a deny rule`);
    expect(done.stderr).toContain('rules.0.pattern: Two admins must confirm an allow rule with a pattern');
    const dry = await cli('--dry-run');
    expect(dry.code).toBe(64);
    expect(dry.stdout).toContain(
      `! retired.${rule.id}  halt four *: Two admins must confirm retiring a deny rule`,
    );
    expect(await rulesOf(given().api)).toEqual(before);
    await rm(folder, { recursive: true });
  });
}
