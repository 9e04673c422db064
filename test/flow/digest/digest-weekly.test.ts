import type { Client } from 'pg';
import { besideGate, inDatabase } from '../../support/gate/stored.ts';
import { isReady, startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';
import { cardOf, told } from '../../support/slack/cards.ts';
import { announced, digestFor, pressUnder } from '../../support/slack/digests.ts';
import { modalTitled } from '../../support/slack/rule-modal.ts';

const policy = (digest: string): string => `
timezone: Europe/Madrid
channels: { approvals: C0APPROVALS, digest: C0STAGING }
reviewers: [U0ANA, U0BEN, U0CARO]
admins: [U0ANA]
digest: ${digest}
`;

/** Four starts of a gate and two of its database, on a busy machine, in ms. */
const STARTS_MS = 240_000;

const shared = process.env.TEST_DATABASE_URL !== undefined;

let workspace: Workspace;
afterEach(() => workspace.stop());

const digests = () =>
  workspace.slack.messages('C0STAGING').filter(({ text }) => text.startsWith('Weekly digest'));

const pictures = () => workspace.slack.messages('C0STAGING').filter(({ files }) => files.length > 0);

/** A rule allows a request and somebody approves another one; then all of it is moved to the day before, and the next upload is made to fail. */
async function approvedYesterday(): Promise<void> {
  await importRules(workspace.api, [written('lint *')]);
  await workspace.api.ask('lint src');
  const { id } = await workspace.api.ask('make release');
  await (await cardOf(workspace, id)).press('U0ANA', 'Approve');
  await workspace.api.read(id, 30);
  await besideGate(workspace, async (client) => {
    workspace.slack.faults.api('files.getUploadURLExternal').error('internal_error', 1);
    await client.query(`
      ALTER TABLE decisions DISABLE TRIGGER decisions_append_only;
      UPDATE decisions SET decided_at = decided_at - interval '1 day';
      ALTER TABLE decisions ENABLE TRIGGER decisions_append_only;
      UPDATE approvals SET approved_at = approved_at - interval '1 day'`);
  });
}

/** Moments that are known, those of them that were not posted, and messages. */
async function slots(client: Client): Promise<{ open: number; all: number; shown: number }> {
  const { rows } = await client.query<{ open: number; all: number }>(
    'SELECT count(*) FILTER (WHERE posted_at IS NULL)::int AS open, count(*)::int AS all FROM digest_slots',
  );
  return { open: 0, all: 0, ...rows[0], shown: digests().length };
}

test(
  'it comes by the clock, once each time',
  async () => {
    workspace = await startWorkspace(policy('{ cron: "*/2 * * * * *" }'));
    await approvedYesterday();
    await workspace.slack.waitFor(() => digests().length >= 2 && pictures()[0], {
      what: 'two digests and the picture of the second one',
      timeoutMs: 30_000,
    });
    expect(JSON.stringify(digests().at(-1)?.blocks)).toMatch(/requests +2 +0.*approvals +1 +0.*<@U0ANA> 1/s);
    // The first picture was not taken, and its message stands all the same.
    expect(pictures().length).toBeLessThan(digests().length);
    expect(pictures()[0]?.files[0]).toMatchObject({
      name: 'week.png',
      alt_text: expect.stringMatching(
        /^Bar chart of requests per day.*1 approved by people.*Longest bars: allow “lint \*” \(1\)/,
      ),
    });
    const second = shared ? await workspace.another() : null;
    const seen = digests().length;
    await workspace.slack.waitFor(() => digests().length >= seen + 3, { what: 'three more digests' });
    await second?.gate.stop();
    const { open, all, shown } = await inDatabase(workspace, slots);
    // The first moment ever counts as posted, and a stop may come before the last one is.
    expect(all - 1 - open).toBeLessThanOrEqual(shown);
    // However many processes there were: one message for each moment.
    expect(shown).toBeLessThanOrEqual(all - 1);
  },
  STARTS_MS,
);

test(
  'what was due while no gate was running comes at the start, and not twice',
  async () => {
    workspace = await startWorkspace(policy('{ cron: "0 9 * * mon" }'));
    await importRules(workspace.api, [written('lint *'), written('lint x', { type: 'exact' })]);
    await pressUnder(workspace, 'U0ANA', await digestFor(workspace, 'U0ANA'), 'Apply all safe ones');
    const applied = await announced(workspace, /<@U0ANA> retired `lint x`/);
    await importRules(workspace.api, [written('make *'), written('make x', { type: 'exact' })]);
    await inDatabase(workspace, (client) =>
      client.query(`
        UPDATE digest_slots SET slot = slot - interval '7 days';
        UPDATE rule_changes SET at = at - interval '7 days', undo_until = undo_until - interval '7 days'`),
    );
    const [digest] = await workspace.slack.waitFor(() => (digests().length > 0 ? digests() : undefined), {
      what: 'the digest of last Monday',
    });
    expect(digest?.text).toContain('1 suggestion (1 safe to apply automatically)');
    await workspace.slack.waitFor(() => isReady(workspace.api), {
      what: 'the gate',
    });
    await until('the digest to be noted down', async () => (await besideGate(workspace, slots)).open === 0);
    expect(await besideGate(workspace, slots)).toEqual({ open: 0, all: 2, shown: 1 });
    expect(digests()).toHaveLength(1);

    await pressUnder(workspace, 'U0ANA', applied, 'Undo');
    await told(workspace, 'U0ANA', /too late to undo/);

    if (digest === undefined) return;
    await pressUnder(workspace, 'U0CARO', digest, 'Not now');
    await told(workspace, 'U0CARO', /Admins only/);
    await pressUnder(workspace, 'U0ANA', digest, 'Review…');
    await modalTitled(workspace, 'U0ANA', 'Review suggestions');
    await pressUnder(workspace, 'U0ANA', digest, 'Not now');
    await workspace.slack.waitFor(
      () => /<@U0ANA> dismissed this digest/.test(JSON.stringify(digests()[0]?.blocks)) && true,
      { what: 'the digest to be put away' },
    );
    expect(JSON.stringify(digests()[0]?.blocks)).not.toContain('Review…');
  },
  STARTS_MS,
);
