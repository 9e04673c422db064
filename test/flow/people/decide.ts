import { besideGate } from '../../support/gate/stored.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { cardOf, linkOf, modalOf, settled, told } from '../../support/slack/cards.ts';

export function decisions(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  test('an approval releases the caller, and the card shows who, without buttons', async () => {
    const { api } = workspace;
    const asked = await api.ask('docker compose pull api', { context: { actor: 'octocat' } });
    expect(asked).toMatchObject({ status: 'pending', verdict: 'ask', decision: null, grant: null });
    const waiting = api.read(asked.id, 30);
    const card = await cardOf(workspace, asked.id);
    expect(card.buttons()).toEqual(['Approve', 'Deny…', 'Approve & allow…', 'Why?']);
    await linkOf(workspace, asked.id);
    await card.press('U0ANA', 'Approve');
    const released = await waiting;
    expect(released).toMatchObject({
      status: 'approved',
      decision: { outcome: 'approved', by: { kind: 'reviewer', id: 'U0ANA' }, reason: null },
      approvals: { required: 1, given: [{ by: 'U0ANA' }] },
      message_url: expect.stringContaining(card.ts.replace('.', '')),
    });
    expect(released.grant).toMatch(/^eyJ/);
    await settled(workspace, card, /^✅ Approved in production .*Approved by <@U0ANA> after/);
  });

  test('a denial carries its reason to the caller and onto the card', async () => {
    const { api } = workspace;
    const asked = await api.ask('docker exec -it api bash');
    const waiting = api.read(asked.id, 30);
    const card = await cardOf(workspace, asked.id);
    expect(await card.deny('U0BEN', 'no shells in production, <!channel>')).toEqual({ ok: true });
    expect(await waiting).toMatchObject({
      status: 'denied',
      decision: { by: { kind: 'reviewer', id: 'U0BEN' }, reason: 'no shells in production, <!channel>' },
      grant: null,
    });
    await settled(workspace, card, /Denied by <@U0BEN>.*Reason: no shells in production, &lt;!channel&gt;/);
  });

  test('a denial without a reason stays in the modal, on its field', async () => {
    const { api, slack } = workspace;
    const asked = await api.ask('make deploy');
    const card = await cardOf(workspace, asked.id);
    await card.deny('U0ANA', '   ');
    const { errors, id } = await modalOf(workspace, 'U0ANA');
    expect(errors).toEqual({ reason: expect.stringMatching(/Give a reason/) });
    await slack.act({ type: 'close', as: 'U0ANA', view_id: id });
    expect((await api.read(asked.id)).status).toBe('pending');
  });

  test('silence is no', async () => {
    const { api } = workspace;
    const asked = await api.ask('ls', { timeout: 5 });
    const card = await cardOf(workspace, asked.id);
    expect(await api.read(asked.id, 20)).toMatchObject({
      status: 'timed_out',
      decision: { outcome: 'timed_out', by: { kind: 'timeout', id: null } },
      grant: null,
    });
    await settled(workspace, card, /Timed out in production/);
  });

  test('the caller can cancel, once', async () => {
    const { api } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    const canceled = await api.call('POST', `/v1/requests/${asked.id}/cancel`);
    expect(canceled).toMatchObject({
      status: 200,
      body: { status: 'canceled', decision: { by: { kind: 'caller' } } },
    });
    const again = await api.call('POST', `/v1/requests/${asked.id}/cancel`);
    expect(again.status).toBe(409);
    expect(again.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(again.body).toMatchObject({ status: 409, request: { id: asked.id, status: 'canceled' } });
    await settled(workspace, card, /Canceled in production/);
  });

  test('what became of the run is told once, and only of what was approved', async () => {
    const { api } = workspace;
    const asked = await api.ask('ls');
    const result = { exit_code: 3, duration_ms: 1200 };
    const path = `/v1/requests/${asked.id}/result`;
    expect((await api.call('POST', path, result)).status).toBe(409);
    const card = await cardOf(workspace, asked.id);
    await card.press('U0ANA', 'Approve');
    await api.read(asked.id, 30);
    expect(await api.call('POST', path, result)).toMatchObject({ status: 200, body: { result } });
    expect((await api.call('POST', path, { exit_code: 0, duration_ms: 1 })).status).toBe(409);
    await settled(workspace, card, /The run failed after 1\.2 s with exit code 3/);
  });

  test('a second click is told who was first, and changes nothing', async () => {
    const { api } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    await Promise.all([
      card.press('U0ANA', 'Approve'),
      card.press('U0BEN', 'Approve'),
      card.press('U0BEN', 'Approve'),
    ]);
    const { decision } = await api.read(asked.id, 30);
    const winner = decision?.by.id ?? '';
    const loser = winner === 'U0ANA' ? 'U0BEN' : 'U0ANA';
    await told(workspace, loser, new RegExp(`Too late: Approved by <@${winner}>`));
    expect((await api.read(asked.id)).decision).toEqual(decision);
  });

  test('approve and deny at once: one of them, for ever', async () => {
    const { api, slack } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    await card.press('U0BEN', 'Deny…');
    const { id } = await modalOf(workspace, 'U0BEN');
    const values = { reason: { text: { type: 'plain_text_input', value: 'no' } } };
    await Promise.all([
      card.press('U0ANA', 'Approve'),
      slack.act({ type: 'submit', as: 'U0BEN', view_id: id, values }),
    ]);
    const first = await api.read(asked.id, 30);
    expect(['approved', 'denied']).toContain(first.status);
    expect(first.grant === null).toBe(first.status === 'denied');
    expect((await api.read(asked.id)).decision).toEqual(first.decision);
  });

  test('clicks against the deadline: never approved after it, and always decided', async () => {
    const { api } = workspace;
    const rounds = await Promise.all(
      [-60, -30, -15, -5, 0, 5, 15, 30, 60].map(async (offsetMs) => {
        // Slack lets one card a second into the channel: all of them have to be there before the first deadline.
        const asked = await api.ask(`echo ${offsetMs}`, { timeout: 15 });
        const card = await cardOf(workspace, asked.id);
        const untilMs = Date.parse(asked.expires_at) - Date.now() + offsetMs;
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, untilMs)));
        await card.press('U0ANA', 'Approve');
        return api.read(asked.id, 10);
      }),
    );
    for (const { status, decision, decided_at, expires_at } of rounds) {
      expect(['approved', 'timed_out']).toContain(status);
      expect(decision?.outcome).toBe(status);
      const inTime = Date.parse(decided_at ?? '') < Date.parse(expires_at);
      expect(inTime).toBe(status === 'approved');
    }
  });

  test('deadlines that come at once are all kept, one decision and one audit entry each, whoever decides meanwhile', async () => {
    const { api } = workspace;
    const asked = await Promise.all(
      Array.from({ length: 120 }, (_, n) =>
        api.ask(`make at-once-${n}`, { environment: 'staging', timeout: n === 0 ? 60 : 6 }),
      ),
    );
    const [first, ...others] = asked.map(({ id }) => id);
    const canceled = await api.call('POST', `/v1/requests/${first}/cancel`);
    expect(canceled.status).toBe(200);
    const waiting = await Promise.all(others.map((id) => api.read(id, 20)));
    expect(waiting.map(({ status, decision }) => `${status} by ${decision?.by.kind}`)).toEqual(
      others.map(() => 'timed_out by timeout'),
    );
    const ended = await besideGate(workspace, (client) =>
      client.query<{ kind: string; found: number }>(
        `SELECT kind, count(*)::int AS found FROM audit_entries
          WHERE request_id = ANY($1) AND kind IN ('request.timed_out', 'request.canceled') GROUP BY 1 ORDER BY 1`,
        [[first, ...others]],
      ),
    );
    expect(ended.rows).toEqual([
      { kind: 'request.canceled', found: 1 },
      { kind: 'request.timed_out', found: others.length },
    ]);
  });
}
