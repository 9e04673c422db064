import type { ShownRequest } from '../../support/gate/api.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { duplicateText, withStatus } from '../../support/requests/duplicates.ts';

type Context = Record<string, unknown>;
const RUN = { repository: 'acme/api', sha: 'c'.repeat(40), workflow: 'deploy', job: 'deploy', run_id: '7' };
const attempt = (run_attempt: number, more: Context = {}): Context => ({ ...RUN, run_attempt, ...more });
const byHand = (actor: string): Context => ({ source: 'cli', actor });

/** The same again, because it failed. */
export function retries(given: () => Workspace): void {
  let workspace: Workspace;
  let count = 0;
  let command: string;
  beforeAll(() => {
    workspace = given();
  });
  beforeEach(() => {
    count += 1;
    command = `docker compose up -d retry-${count}`;
  });

  const ask = (context: Context): Promise<ShownRequest> => workspace.api.ask(command, { context });

  /** Asks, is approved, and reports how the run ended. */
  async function ran(context: Context, exitCode: number): Promise<ShownRequest> {
    const asked = await ask(context);
    expect(asked.status).toBe('approved');
    const { status } = await workspace.api.call('POST', `/v1/requests/${asked.id}/result`, {
      exit_code: exitCode,
      duration_ms: 10,
    });
    expect(status).toBe(200);
    return asked;
  }

  test.each<[string, Context, Context]>([
    ['attempt 2 after attempt 1 failed', attempt(1), attempt(2)],
    ['attempt 3 after attempt 1 failed', attempt(1), attempt(3)],
    ['the same attempt, as a step that tries again', attempt(1), attempt(1)],
    ['a run without attempts, as on GitLab', RUN, RUN],
    ['the same caller by hand', byHand('ana'), byHand('ana')],
    ['the same caller, who names nobody', {}, {}],
  ])('it is no duplicate: %s', async (_what, first, second) => {
    await ran(first, 1);
    const again = await ask(second);
    expect(duplicateText(again)).toBeNull();
    expect(again.status).toBe('approved');
  });

  test.each<[string, Context, Context]>([
    ['another run, which knows nothing of the failure', attempt(1), attempt(1, { run_id: '8' })],
    ['a later attempt of another run', attempt(1), attempt(2, { run_id: '8' })],
    ['an earlier attempt', attempt(2), attempt(1)],
    ['by hand after a run of CI', attempt(1), { ...RUN, run_id: undefined }],
    ['a run of CI after a run by hand', { ...RUN, run_id: undefined }, attempt(2)],
    ['somebody else by hand', byHand('ana'), byHand('ben')],
  ])('it is a duplicate: %s', async (_what, first, second) => {
    const failed = await ran(first, 1);
    const again = await ask(second);
    expect(duplicateText(again)).toContain(failed.id);
    expect(again.status).toBe('pending');
  });

  test('attempt 2 after a run that succeeded is a duplicate', async () => {
    const done = await ran(attempt(1), 0);
    expect(duplicateText(await ask(attempt(2)))).toContain(done.id);
  });

  test('attempt 2 after a run that reported nothing is a duplicate: it may still be going on', async () => {
    const lost = await ask(attempt(1));
    expect(duplicateText(await ask(attempt(2)))).toContain(lost.id);
  });

  test('attempt 3 after attempt 2 succeeded is a duplicate, although attempt 1 failed', async () => {
    await ran(attempt(1), 1);
    const done = await ran(attempt(2), 0);
    expect(duplicateText(await ask(attempt(3)))).toContain(done.id);
  });

  test('two retries at once: one is first', async () => {
    await ran(attempt(1), 1);
    const asked = await Promise.all(Array.from({ length: 6 }, () => ask(attempt(2))));
    expect(withStatus(asked, 'approved')).toHaveLength(1);
    expect(withStatus(asked, 'pending')).toHaveLength(5);
  });
}
