import type { Api, ShownRequest } from '../../support/gate/api.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { duplicateText, withStatus } from '../../support/requests/duplicates.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';

const shared = process.env.TEST_DATABASE_URL !== undefined;

/** The same request many times before any of them is answered: one is first. */
export function atOnce(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  const context = { repository: 'acme/api', sha: 'a'.repeat(40), job: 'deploy' };

  async function ask(
    apis: readonly Api[],
    commands: readonly string[],
    keys = false,
  ): Promise<ShownRequest[]> {
    const answers = await Promise.all(
      commands.map((command, n) => {
        const api = apis[n % apis.length] ?? workspace.api;
        const headers: Record<string, string> = keys ? { 'idempotency-key': `a-key-of-its-own-${n}` } : {};
        return api.call<ShownRequest>('POST', '/v1/requests', { command, context }, headers);
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(commands.map(() => 201));
    return answers.map(({ body }) => body);
  }

  /** One was approved by the rule, and people are asked about the others, which name it. */
  function expectOneFirst(asked: readonly ShownRequest[]): void {
    const approved = withStatus(asked, 'approved');
    expect(approved).toHaveLength(1);
    const [first] = approved;
    const others = asked.filter((one) => one !== first);
    expect(others.map(({ status, verdict }) => `${status} ${verdict}`)).toEqual(
      others.map(() => 'pending ask'),
    );
    expect(others.map(duplicateText)).toEqual(others.map(() => expect.stringContaining(first?.id ?? '-')));
    expect(first && duplicateText(first)).toBeNull();
  }

  const many = (command: string): string[] => Array.from({ length: 20 }, () => command);

  test('twenty at once: a rule approves one, people are asked about nineteen', async () => {
    expectOneFirst(await ask([workspace.api], many('docker compose up -d at-once')));
  });

  test('a key of its own makes no request another one', async () => {
    expectOneFirst(await ask([workspace.api], many('docker compose up -d with-keys'), true));
  });

  test('another spelling is the same', async () => {
    const spelled = [
      'docker compose up -d spelled',
      `docker  compose up '-d' spelled`,
      'docker compose up -d "spelled"',
    ];
    expectOneFirst(await ask([workspace.api], [...spelled, ...spelled]));
  });

  test('the same Idempotency-Key is the same request, and no duplicate of itself', async () => {
    const body = { command: 'docker compose up -d same-key', context };
    const headers = { 'idempotency-key': 'the-same-key' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        workspace.api.call<ShownRequest>('POST', '/v1/requests', body, headers),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.map(({ body: { id } }) => id)).size).toBe(1);
    for (const { body: answer } of answers) {
      expect(answer.status).toBe('approved');
      expect(duplicateText(answer)).toBeNull();
    }
  });

  test('where no rule matches, people are asked about all, and all but one name another', async () => {
    const asked = await ask([workspace.api], many('make release-at-once'));
    expect(withStatus(asked, 'pending')).toHaveLength(20);
    const first = asked.filter((one) => duplicateText(one) === null);
    expect(first).toHaveLength(1);
    const ids = asked.map(({ id }) => id);
    for (const one of asked) {
      if (one === first[0]) continue;
      expect(duplicateText(one)).toMatch(/was still pending/);
      expect(ids.some((id) => id !== one.id && duplicateText(one)?.includes(id))).toBe(true);
    }
  });

  test('what only reads is approved each time', async () => {
    const asked = await ask([workspace.api], many('docker ps -a'));
    expect(withStatus(asked, 'approved')).toHaveLength(20);
    expect(asked.map(duplicateText)).toEqual(asked.map(() => null));
  });

  test('a rule with two uses loses one of them to twenty requests', async () => {
    await importRules(workspace.api, [written('docker compose restart *', { max_uses: 2 })]);
    expectOneFirst(await ask([workspace.api], many('docker compose restart twice')));
    expect(await workspace.api.ask('docker compose restart other')).toMatchObject({ status: 'approved' });
    expect(await workspace.api.ask('docker compose restart third')).toMatchObject({ status: 'pending' });
  });

  test('the legs of a matrix at once: each leg is approved', async () => {
    const asked = await Promise.all(
      Array.from({ length: 8 }, (_leg, job_index) =>
        workspace.api.ask('docker compose up -d legs', { context: { ...context, job_index } }),
      ),
    );
    expect(withStatus(asked, 'approved')).toHaveLength(8);
  });

  if (shared)
    test('two processes on one database: one request is first', async () => {
      const second = await workspace.another();
      const apis = [workspace.api, second.api];
      for (let round = 0; round < 3; round += 1) {
        expectOneFirst(await ask(apis, many(`docker compose up -d processes-${round}`)));
      }
    });
}
