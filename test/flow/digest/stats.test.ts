import { pingsOf } from '../../../src/sandbox/workspace/messages/pings.ts';
import { expacti } from '../../support/callers/expacti-cli.ts';
import type { ShownRequest } from '../../support/gate/api.ts';
import { addCaller, besideGate } from '../../support/gate/stored.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { insertMany } from '../../support/requests/decided.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';
import { cardOf, told } from '../../support/slack/cards.ts';
import { command } from '../../support/slack/rule-modal.ts';

// One request of every end, then what `/expacti stats`, `/v1/stats` and `expacti report` say of them.
let workspace: Workspace;
const HOSTILE = '<!channel> `<@U0BEN>` | # not *now*\u202E';

beforeAll(async () => {
  workspace = await startWorkspace(`
timezone: Europe/Madrid
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN]
environments: { production: { approvals: 1 } }
`);
});
afterAll(() => workspace.stop());

async function ended(id: string): Promise<ShownRequest> {
  return workspace.api.read(id, 30);
}

/** The files that somebody was sent in private. */
const filesFor = (as: string) =>
  workspace.slack
    .snapshot(as)
    .channels.filter(({ kind }) => kind === 'dm')
    .flatMap(({ messages }) => messages)
    .flatMap(({ files }) => files);

const readStats = (query = '') => workspace.api.call<ShownStats>('GET', `/v1/stats${query}`);

interface ShownStats {
  requests: number;
  by_day: { day: string; requests: number }[];
  by_reviewer: unknown[];
  reviewers: number;
  denials: unknown[];
  errors: { path: string; message: string }[];
}

const cli = (...args: string[]) =>
  expacti(workspace.api.url, ['report', ...args], { EXPACTI_TOKEN: workspace.api.token });

test('where nothing has ended it says so, and no picture is drawn', async () => {
  await command(workspace, 'U0OCTO', 'stats 1d');
  const { blocks } = await told(workspace, 'U0OCTO', /0 requests ended\. No requests are pending\./);
  expect(JSON.stringify(blocks)).not.toContain('picture');
  expect((await readStats('?days=1')).body).toMatchObject({
    requests: 0,
    hit_rate: null,
    decision_ms: null,
    by_day: [{ requests: 0, hit_rate: null }],
    by_reviewer: [],
    denials: [],
  });
});

test('every end is told apart, in Slack and over the API', async () => {
  const { api } = workspace;
  await importRules(api, [written('echo *'), written('rm *', { effect: 'deny' })]);
  const left = await api.ask('make left', { timeout: 5 });
  for (const word of ['one', 'two', 'three']) await api.ask(`echo ${word}`);
  await api.ask('rm -r x');
  const approved = await api.ask('make approved');
  await (await cardOf(workspace, approved.id)).press('U0ANA', 'Approve');
  const denied = await api.ask("make denied PASSWORD=hunter2hunter2 '<!here>'");
  await (await cardOf(workspace, denied.id)).deny('U0BEN', HOSTILE);
  const canceled = await api.ask('make canceled');
  await api.call('POST', `/v1/requests/${canceled.id}/cancel`);
  for (const { id } of [approved, denied, canceled, left]) await ended(id);
  const pending = await api.ask('make pending', { timeout: 600 });
  await cardOf(workspace, pending.id);

  expect((await readStats()).body).toMatchObject({
    timezone: 'Europe/Madrid',
    requests: 8,
    waiting: 1,
    hit_rate: 0.5,
    ends: {
      allowed_by_rule: 3,
      approved_by_people: 1,
      denied_by_person: 1,
      denied_by_rule: 1,
      denied_by_policy: 0,
      timed_out: 1,
      canceled: 1,
    },
    decision_ms: { median: expect.any(Number), p95: expect.any(Number) },
    people: { approvals: 1, denials: 1, under_two_seconds: expect.any(Number), approved_share: 0.5 },
    by_reviewer: [
      { reviewer: 'U0ANA', approvals: 1, denials: 0, busiest_hour: { answers: 1 } },
      { reviewer: 'U0BEN', approvals: 0, denials: 1, busiest_hour: { answers: 1 } },
    ],
    reviewers: 2,
    denials: [{ request_id: denied.id, command: expect.not.stringContaining('hunter2'), by: 'U0BEN' }],
  });
});

test('whoever asks in Slack is answered the numbers in private, and sent the picture', async () => {
  const posted = workspace.slack.messages('C0APPROVALS').length;
  await command(workspace, 'U0CARO', 'stats');
  const { blocks, ephemeral } = await told(workspace, 'U0CARO', /8 requests ended, .*the hit rate/);
  expect(ephemeral).toBe(true);
  const shown = JSON.stringify(blocks);
  for (const words of [
    /50% decided by rules \(the hit rate\)/,
    /\*3\* {2}allowed by a rule \(38%\)/,
    /\*1\* {2}timed out/,
    /2 human decisions: 1 approved, 1 denied\.( \d of them within 2 s\.)? People took/,
    /<@U0ANA> {2}1 answer: 1 approved, 0 denied/,
    /\*Denials by people and their reasons\*/,
  ])
    expect(shown).toMatch(words);
  expect(shown).toContain('`&lt;!channel&gt; ⟨U+0060⟩&lt;@U0BEN&gt;⟨U+0060⟩ | # not *now*⟨U+202E⟩`');
  expect(shown).not.toContain('hunter2');
  expect(pingsOf({ text: '', blocks }).sort()).toEqual(['U0ANA', 'U0BEN']);

  const [file] = await workspace.slack.waitFor(
    () => (filesFor('U0CARO').length > 0 ? filesFor('U0CARO') : undefined),
    { what: 'the picture' },
  );
  expect(file).toMatchObject({
    name: 'stats.png',
    title: 'Request summary',
    alt_text: expect.stringMatching(/^Bar chart of requests per day.*3 allowed by a rule.*50% overall/),
  });
  const picture = await fetch(new URL(file?.url ?? '', workspace.slack.url));
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect(workspace.slack.messages('C0APPROVALS')).toHaveLength(posted);
});

test.each(['0d', '91d', 'a week <!channel>', '7d 8d'])(
  '%s is said to be no number of days',
  async (typed) => {
    await command(workspace, 'U0OCTO', `stats ${typed}`);
    const { text } = await told(workspace, 'U0OCTO', /Try `\/expacti stats 7d`/);
    expect(text).not.toContain('<!channel>');
    expect(filesFor('U0OCTO')).toEqual([]);
  },
);

test.each([
  ['a guest', 'U0GUEST', /Guests cannot/],
  ['somebody of another workspace', 'U0OTHER', /another workspace/],
])('%s is told nothing', async (_who, as, pattern) => {
  await command(workspace, as, 'stats');
  await told(workspace, as, pattern);
  expect(filesFor(as)).toEqual([]);
});

test('where Slack does not take the picture the numbers still come, and say so', async () => {
  workspace.slack.faults.api('files.completeUploadExternal').error('internal_error');
  await command(workspace, 'U0BEN', 'stats 90d');
  await told(workspace, 'U0BEN', /8 requests ended/);
  await told(workspace, 'U0BEN', /The chart could not be sent\. The numbers above are complete/);
  expect(filesFor('U0BEN')).toEqual([]);
});

test('days and formats that are none are refused, and callers without admin rights, too', async () => {
  for (const days of ['0', '91', '7d', '-1', ''])
    expect(await readStats(`?days=${days}`)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'days', message: 'must be a whole number from 1 to 90' }] },
    });
  expect(await readStats('?format=pdf')).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'format' }] },
  });
  expect((await fetch(`${workspace.api.url}/v1/stats`)).status).toBe(401);
  const caller = await addCaller(workspace);
  expect((await caller.call('GET', '/v1/stats')).status).toBe(403);
});

test('the command line prints it as text, JSON or Markdown', async () => {
  const text = await cli();
  expect(text).toMatchObject({ code: 0, stderr: '' });
  expect(text.stdout).toMatch(
    /^Request summary: .* \(Europe\/Madrid\)\n\n8 requests ended, 50% decided by rules/,
  );
  expect(text.stdout).toMatch(/\n {2}allowed by a rule +3 +38%\n/);
  expect(text.stdout).toMatch(/\n {2}ana +1 +1 +0 /);
  expect(text.stdout).toContain('not *now*⟨U+202E⟩');
  const markdown = await cli('--days', '7', '--format', 'markdown');
  expect(markdown.stdout).toMatch(/\n\| allowed by a rule \| 3 \| 38% \|\n/);
  expect(markdown.stdout).toContain('\\<!channel\\> \\`\\<@U0BEN\\>\\` \\| # not \\*now\\*⟨U+202E⟩');
  const json = await cli('--days', '7', '--format', 'json');
  const { by_day: days } = JSON.parse(json.stdout) as ShownStats;
  expect(days).toHaveLength(7);
  expect(days.map(({ requests }) => requests)).toEqual([0, 0, 0, 0, 0, 0, 8]);
  const refused = await cli('--days', '91');
  expect(refused).toMatchObject({ code: 64, stdout: '' });
  expect(refused.stderr).toContain('days: must be a whole number from 1 to 90');
});

test('many requests are summed up, and long lists say how much more there is', async () => {
  await besideGate(workspace, (client) => insertMany(client, 20_000, 20, new Date()));
  const { body } = await readStats();
  expect(body.requests).toBe(20_008);
  expect(body.reviewers).toBe(14);
  expect(body.by_reviewer).toHaveLength(10);
  expect(body.denials).toHaveLength(20);
  await command(workspace, 'U0CARO', 'stats 90d');
  const { blocks } = await told(workspace, 'U0CARO', /20,008 requests ended/);
  expect(JSON.stringify(blocks)).toMatch(/And 4 more reviewers with fewer answers/);
});
