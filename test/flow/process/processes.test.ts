import { GateFailed } from '../../support/gate/gate-process.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { cardOf, settled } from '../../support/slack/cards.ts';

// Several processes need a database that they can share. Embedded there is one process, and that is held here.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.stop());

const shared = process.env.TEST_DATABASE_URL !== undefined;

test('a second process on the embedded database is refused; on a shared one it joins', async () => {
  const second = workspace.another();
  const outcome = second.then(
    async ({ api }) => (await api.call('GET', '/readyz')).status,
    (error: unknown) => (error instanceof GateFailed ? 'refused' : String(error)),
  );
  expect(await outcome).toBe(shared ? 200 : 'refused');
  expect((await workspace.api.call('GET', '/readyz')).status).toBe(200);
});

if (shared) {
  test('a caller at one process is released by a click that another one hears', async () => {
    const { api } = workspace;
    const second = await workspace.another();
    for (let round = 0; round < 6; round += 1) {
      const asked = await api.ask(`echo ${round}`);
      const waiting = [api.read(asked.id, 30), second.api.read(asked.id, 30)];
      const card = await cardOf(workspace, asked.id);
      await card.press('U0ANA', 'Approve');
      expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(['approved', 'approved']);
      await settled(workspace, card, /Approved/);
    }
  });

  test('two reviewers, a cancel and three processes: one decision', async () => {
    const { api } = workspace;
    const second = await workspace.another();
    for (let round = 0; round < 5; round += 1) {
      const asked = await api.ask(`make race ${round}`);
      const card = await cardOf(workspace, asked.id);
      await Promise.all([
        card.press('U0ANA', 'Approve'),
        second.api.call('POST', `/v1/requests/${asked.id}/cancel`, {}),
        card.press('U0BEN', 'Approve'),
      ]);
      const seen = await Promise.all([api.read(asked.id, 30), second.api.read(asked.id, 30)]);
      expect(seen[0]?.decision).toEqual(seen[1]?.decision);
      expect(['approved', 'canceled']).toContain(seen[0]?.status);
    }
  });

  test('a process is killed: the other one goes on, keeps deadlines and answers clicks', async () => {
    const second = await workspace.another();
    const asked = await second.api.ask('ls', { timeout: 6 });
    const other = await second.api.ask('ls', { timeout: 60 });
    const card = await cardOf(workspace, other.id);
    await second.gate.kill();
    expect((await workspace.api.read(asked.id, 20)).status).toBe('timed_out');
    for (let tries = 0; tries < 20 && !(await card.press('U0ANA', 'Approve')).ok; tries += 1);
    expect((await workspace.api.read(other.id, 30)).status).toBe('approved');
  });
}
