import type { Workspace } from '../../support/gate/workspace.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';
import { cardOf } from '../../support/slack/cards.ts';

/** `plan`: what `terraform show -json` says, on the card and in the score. */
export function plans(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  beforeAll(async () => {
    await importRules(workspace.api, [written('terraform apply *')]);
  });

  type Change = [address: string, type: string, ...actions: string[]];

  const plan = (...changes: Change[]) => ({
    format_version: '1.2',
    terraform_version: '1.9.0',
    resource_changes: changes.map(([address, type, ...actions]) => ({
      address,
      type,
      mode: 'managed',
      change: { actions },
    })),
  });

  const command = 'terraform apply tfplan';

  test('counts are on the card and in the factors, with what would be lost', async () => {
    const { api } = workspace;
    const asked = await api.ask(command, {
      plan: plan(
        ['aws_instance.a', 'aws_instance', 'create'],
        ['aws_instance.b', 'aws_instance', 'create'],
        ['aws_security_group.web', 'aws_security_group', 'update'],
        ['aws_lb.front', 'aws_lb', 'delete', 'create'],
        ['aws_db_instance.main', 'aws_db_instance', 'delete'],
        ['aws_vpc.main', 'aws_vpc', 'no-op'],
      ),
    });
    const text = 'The plan adds 2, changes 1, replaces 1 and destroys 1: aws_db_instance.main, aws_lb.front.';
    expect(asked.risk).toMatchObject({
      level: 'critical',
      categories: expect.arrayContaining(['infrastructure', 'destructive']),
    });
    expect(asked.risk.factors).toContainEqual({ code: 'plan-loses-data', points: expect.any(Number), text });
    expect(asked).toMatchObject({ status: 'pending', verdict: 'ask' });
    expect(asked.findings.map(({ code }) => code)).toContain('risk-ceiling');
    const card = await cardOf(workspace, asked.id);
    expect(card.text()).toContain(text.replace(/\.$/, ''));
    expect(card.message().text).toContain('CRITICAL');
    expect(card.text()).toMatch(/Approve in production \(1 of \d\)\?/);
  });

  test.each<[string, Change]>([
    ['a database', ['aws_db_instance.main', 'aws_db_instance', 'delete']],
    ['a database that is replaced', ['aws_db_instance.main', 'aws_db_instance', 'create', 'delete']],
    ['a bucket', ['module.x.aws_s3_bucket.b["a"]', 'aws_s3_bucket', 'delete']],
    ['a database elsewhere', ['google_sql_database_instance.x', 'google_sql_database_instance', 'delete']],
  ])('to lose %s is critical, in every environment', async (_what, change) => {
    for (const environment of ['production', 'staging']) {
      const { risk, verdict } = await workspace.api.check(command, { plan: plan(change), environment });
      expect(risk).toMatchObject({ level: 'critical' });
      expect(verdict).toBe('ask');
    }
  });

  test('a plan that cannot be read is never taken for an empty one', async () => {
    const { api } = workspace;
    for (const unreadable of [
      {},
      { resource_changes: 'none' },
      { format_version: '1.2', resource_changes: [{ address: 'x' }] },
    ]) {
      const { risk } = await api.check(command, { plan: unreadable });
      expect(risk.factors.map(({ code }) => code)).toContain('plan-unreadable');
    }
  });

  test('the plan weighs by what it does', async () => {
    const score = async (...changes: Change[]) =>
      (await workspace.api.check(command, { plan: plan(...changes) })).risk.score;
    const scores = [
      await score(['a.a', 'aws_instance', 'create']),
      await score(['a.a', 'aws_instance', 'update']),
      await score(['a.a', 'aws_instance', 'delete', 'create']),
      await score(['a.a', 'aws_instance', 'delete']),
      await score(['a.a', 'aws_s3_bucket', 'delete']),
    ];
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
  });

  test('a plan is part of the question: the same key with another plan is a conflict', async () => {
    const ask = (address: string) =>
      workspace.api.call(
        'POST',
        '/v1/requests',
        { command, plan: plan([address, 'aws_instance', 'delete']) },
        { 'idempotency-key': 'plan-1' },
      );
    expect((await ask('a.a')).status).toBe(201);
    expect((await ask('a.a')).status).toBe(200);
    expect((await ask('a.b')).status).toBe(409);
  });

  test('as many changes as fit into 8 MiB keep the card within its limits', async () => {
    const changes = Array.from(
      { length: 20_000 },
      (_, index): Change => [
        `module.shop["${'eu'.repeat(40)}"].aws_db_instance.${index}`,
        'aws_db_instance',
        'delete',
      ],
    );
    const asked = await workspace.api.ask(command, { plan: plan(...changes) });
    const { text } = asked.risk.factors[0] ?? { text: '' };
    expect(text).toMatch(/destroys 20000: .* and 19997 more\.$/);
    const card = await cardOf(workspace, asked.id);
    expect(card.text()).toContain('The plan adds 0, changes 0, replaces 0 and destroys 20000: ');
  });
}
