import type { Workspace } from '../../support/gate/workspace.ts';
import { pause } from '../../support/pause.ts';
import { cardOf, pressUntilHeard, told } from '../../support/slack/cards.ts';

export function faults(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  afterEach(() => workspace.slack.faults.clear());

  test('Slack is down: the caller is told that nobody is asked, and denial is not delayed', async () => {
    const { api, slack } = workspace;
    slack.faults.down();
    const asked = await api.ask('ls', { timeout: 5 });
    expect(await api.read(asked.id, 20)).toMatchObject({
      status: 'timed_out',
      message_url: null,
      grant: null,
    });
    const { status, body } = await api.call('GET', '/readyz');
    expect({ status, body }).toMatchObject({ status: 200, body: { degraded: ['slack_socket'] } });
    const strict = await api.call('GET', '/readyz?strict');
    expect(strict).toMatchObject({ status: 503, body: { detail: 'Degraded: slack_socket.' } });
  });

  test('Slack comes back before the deadline: the card is posted, and can be decided', async () => {
    const { api, slack } = workspace;
    slack.faults.down();
    const asked = await api.ask('ls');
    await pause(1_500);
    slack.faults.clear();
    const card = await cardOf(workspace, asked.id);
    await pressUntilHeard(() => card.press('U0ANA', 'Approve'));
    expect((await api.read(asked.id, 30)).status).toBe('approved');
  });

  test.each([
    ['429', (slack: Workspace['slack']) => slack.faults.api('chat.postMessage').rateLimited(1, 3)],
    ['5xx', (slack: Workspace['slack']) => slack.faults.api('chat.postMessage').fail(503, 4)],
    ['an internal error', (slack: Workspace['slack']) => slack.faults.api('*').error('internal_error', 6)],
  ])('%s at posting: the card comes later, once', async (_what, fault) => {
    const { api, slack } = workspace;
    fault(slack);
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    await pause(1_000);
    const cards = slack
      .messages('C0APPROVALS')
      .filter(({ blocks }) => JSON.stringify(blocks).includes(asked.id));
    expect(cards.map(({ ts }) => ts)).toEqual([card.ts]);
  });

  test('twelve requests at once: every one of them gets its card within Slack’s pace', async () => {
    const { api, slack } = workspace;
    const startedAt = Date.now();
    const asked = await Promise.all(
      Array.from({ length: 12 }, (_, n) => api.ask(`echo ${n}`, { timeout: 600 })),
    );
    await Promise.all(asked.map(({ id }) => cardOf(workspace, id)));
    const posts = slack.calls('chat.postMessage').filter(({ at }) => at >= startedAt);
    expect(posts.filter(({ response }) => response.ok !== true)).toEqual([]);
  });

  test('a channel with more requests than Slack takes holds up no other: their cards, clicks and endings', async () => {
    const { api, slack } = workspace;
    const lookedUp = (): number => slack.calls('usergroups.users.list').length;
    const before = lookedUp();
    const burst = await Promise.all(
      Array.from({ length: 60 }, (_, n) => api.ask(`echo ${n}`, { environment: 'staging', timeout: 600 })),
    );
    const waiting = burst.map(({ id }) => id);
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    await pressUntilHeard(() => card.press('U0ANA', 'Approve'));
    await slack.waitFor(() => card.buttons().length === 0, { what: 'the end of the card' });
    const posted = slack.messages('C0STAGING').filter(({ blocks }) => {
      const shown = JSON.stringify(blocks);
      return waiting.some((id) => shown.includes(id));
    });
    expect(posted.length).toBeLessThan(waiting.length / 2);
    // Slack answers twenty such questions a minute, and clicks need them.
    expect(lookedUp() - before).toBeLessThan(10);
    await Promise.all(waiting.map((id) => api.call('POST', `/v1/requests/${id}/cancel`)));
  });

  test('sockets are cut and said goodbye to: clicks work again right after', async () => {
    const { api, slack } = workspace;
    for (const trouble of [
      () => slack.faults.sockets.dropAll(),
      () => slack.faults.sockets.disconnect('refresh_requested'),
      () => slack.faults.sockets.disconnect('warning'),
    ]) {
      const asked = await api.ask('ls');
      const card = await cardOf(workspace, asked.id);
      trouble();
      await pressUntilHeard(() => card.press('U0ANA', 'Approve'));
      expect((await api.read(asked.id, 30)).status).toBe('approved');
    }
  });

  test('a click that Slack delivers twice counts once', async () => {
    const { api, slack } = workspace;
    slack.faults.sockets.duplicate();
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    await card.press('U0ANA', 'Approve');
    expect(await api.read(asked.id, 30)).toMatchObject({
      status: 'approved',
      approvals: { given: [{ by: 'U0ANA' }] },
    });
  });

  test('a click that got lost can be made again', async () => {
    const { api, slack } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    slack.faults.sockets.loseNext();
    expect((await card.press('U0ANA', 'Approve')).ok).toBe(false);
    await card.press('U0ANA', 'Approve');
    expect((await api.read(asked.id, 30)).status).toBe('approved');
  });

  test('Slack cannot say who clicks: nobody is taken for a reviewer, and the person is told', async () => {
    const { api, slack } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    slack.faults.api('users.info').fail(503, 1);
    await card.press('U0ANA', 'Approve');
    await told(workspace, 'U0ANA', /nothing was decided/);
    expect((await api.read(asked.id)).status).toBe('pending');
    // Members that are known for a few seconds are not asked for again, until they change.
    slack.faults.api('usergroups.users.list').error('internal_error', 100);
    slack.setGroup('S0ONCALL', ['U0BEN']);
    await pause(200);
    await card.press('U0BEN', 'Approve');
    await told(workspace, 'U0BEN', /nothing was decided/);
    expect((await api.read(asked.id)).status).toBe('pending');
  });

  test('the caller goes away while it waits: the request goes on, and the gate forgets the connection', async () => {
    const { api } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    const gone = new AbortController();
    const waiting = fetch(`${api.url}/v1/requests/${asked.id}?wait=60`, {
      headers: { authorization: `Bearer ${api.token}` },
      signal: gone.signal,
    });
    await pause(100);
    gone.abort();
    await expect(waiting).rejects.toThrow('aborted');
    await card.press('U0ANA', 'Approve');
    expect((await api.read(asked.id, 30)).status).toBe('approved');
    const metrics = await (await fetch(`${api.url}/metrics`)).text();
    expect(metrics).toContain('expacti_waiting_callers 0');
  });
}
