import pino from 'pino';
import type { Person } from '../../../../src/approval/eligibility/person.ts';
import type { Request } from '../../../../src/approval/request.ts';
import type { NoticeStore } from '../../../../src/slack/ports.ts';
import { POSTS, RateLimiter } from '../../../../src/slack/posting/rate-limiter.ts';
import { createTellAsked } from '../../../../src/slack/requests/notices/tell-asked.ts';
import { createTellRequester } from '../../../../src/slack/requests/notices/tell-requester.ts';
import { aRequest } from '../../../support/requests/a-request.ts';
import { aTeam } from '../../../support/requests/a-team.ts';

const log = pino({ level: 'silent' });
const NOW = new Date('2026-11-24T10:00:30Z');

/** Which notices were sent, in memory. */
function memoryNotices(): Pick<NoticeStore, 'claim' | 'sent' | 'release'> & { kinds: () => string[] } {
  const held = new Map<string, boolean>();
  return {
    claim: async (_id, kind) => !held.has(kind) && held.set(kind, false) !== undefined,
    sent: async (_id, kind) => void held.set(kind, true),
    release: async (_id, kind) => void held.delete(kind),
    kinds: () => [...held].filter(([, isSent]) => isSent).map(([kind]) => kind),
  };
}

/** An answer of Slack that is an error. */
const slackSays = (error: string): Error => Object.assign(new Error(error), { data: { ok: false, error } });

/** The people of a workspace; each message to somebody in `failing` fails once, with that error. */
function slackOf(request: Request, failing: Record<string, Error> = {}) {
  const told: string[] = [];
  const failures = new Map(Object.entries(failing));
  const notices = memoryNotices();
  const person = async (id: string): Promise<Person> => ({
    id,
    teamId: 'T0ACME',
    deactivated: id === 'U0GONE',
    guest: id === 'U0GUEST',
    bot: false,
  });
  const deps = {
    cards: { load: async () => ({ request, cards: [] }) },
    notices: notices as unknown as NoticeStore,
    directory: {
      homeTeamId: async () => 'T0ACME',
      person,
      personLately: person,
      oneIdOf: async () => new Map<string, string>(),
      members: async (people: readonly string[]) =>
        new Set(people.flatMap((id) => (id === 'S0ONCALL' ? ['U0BEN', 'U0GUEST', 'U0GONE'] : [id]))),
    },
    links: { of: async () => new Map<string, string>() },
    pace: new RateLimiter(POSTS, () => NOW),
    tell: async (user: string, _channel: string | null, what: unknown) => {
      const failure = failures.get(user);
      failures.delete(user);
      if (failure !== undefined) throw failure;
      told.push(`${user} ${String(what)}`);
    },
    team: aTeam({ reviewers: ['U0ANA', 'S0ONCALL'], people: { octocat: 'U0ANA' } }),
    log,
    now: () => NOW,
  };
  return { told, deps, kinds: notices.kinds, users: () => told.map((one) => one.split(' ')[0]) };
}

const messageUrl = 'https://acme.slack.com/archives/C0APPROVALS/p1';

test('people asked are told once each, except the requester, guests and people who left', async () => {
  const { deps, told, kinds } = slackOf(aRequest({ messageUrl }));
  const tellAsked = createTellAsked(deps);
  await tellAsked('r1');
  await tellAsked('r1');
  expect(told).toEqual([expect.stringMatching(/^U0BEN .*`docker compose pull api`.*\|open the card>$/)]);
  expect(kinds().sort()).toEqual(['asked', 'asked U0BEN']);
});

test('after a failure only those who are left are told', async () => {
  const failing = { U0CARO: slackSays('ratelimited'), U0DAVE: slackSays('user_disabled') };
  const { deps, users, kinds } = slackOf(aRequest({ messageUrl }), failing);
  const team = { ...deps.team, reviewers: ['U0BEN', 'U0CARO', 'U0DAVE'] };
  const tellAsked = createTellAsked({ ...deps, team });
  await expect(tellAsked('r1')).rejects.toThrow('ratelimited');
  expect(kinds()).not.toContain('asked');
  await tellAsked('r1');
  expect(users()).toEqual(['U0BEN', 'U0CARO']);
  expect(kinds()).toContain('asked');
});

test('at most 20 people are told', async () => {
  const { deps, told } = slackOf(aRequest({ messageUrl }));
  const reviewers = Array.from({ length: 30 }, (_, n) => `U0P${n}`);
  await createTellAsked({ ...deps, team: { ...deps.team, reviewers } })('r1');
  expect(told).toHaveLength(20);
});

test('at night the people on call are told', async () => {
  const { deps, users } = slackOf(aRequest({ messageUrl, late: true }));
  await createTellAsked({ ...deps, team: { ...deps.team, on_call: ['U0CARO'] } })('r1');
  expect(users()).toEqual(['U0CARO']);
});

test('nobody is told before there is a card, or once the request has ended', async () => {
  await expect(createTellAsked(slackOf(aRequest()).deps)('r1')).rejects.toThrow('not posted yet');
  const { deps, told } = slackOf(aRequest({ messageUrl, status: 'denied' }));
  await createTellAsked(deps)('r1');
  expect(told).toEqual([]);
});

const denied = (decidedAt: Date): Request =>
  aRequest({
    messageUrl,
    status: 'denied',
    requester: 'U0OCTO',
    decision: {
      outcome: 'denied',
      by: { kind: 'reviewer', id: 'U0BEN' },
      reason: 'not <today>',
      decidedAt,
      latencyMs: 8_000,
    },
  });

test('the requester is told once, with who and why', async () => {
  const { deps, told } = slackOf(denied(NOW));
  const tellRequester = createTellRequester(deps);
  await tellRequester('r1');
  await tellRequester('r1');
  expect(told).toEqual([
    expect.stringMatching(/^U0OCTO ⛔ Denied.*<@U0BEN>.*not &lt;today&gt;.*\|open the card>$/),
  ]);
});

test('a requester who cannot be written to is skipped for good', async () => {
  const { deps, told, kinds } = slackOf(denied(NOW), { U0OCTO: slackSays('cannot_dm_bot') });
  const tellRequester = createTellRequester(deps);
  await tellRequester('r1');
  await tellRequester('r1');
  expect(told).toEqual([]);
  expect(kinds()).toEqual(['ended']);
});

test('a message that Slack may have taken is not sent again, and one that it refused is', async () => {
  const lost = slackOf(denied(NOW), {
    U0OCTO: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
  });
  await createTellRequester(lost.deps)('r1');
  expect(lost.kinds()).toEqual(['ended']);
  const busy = slackOf(denied(NOW), { U0OCTO: slackSays('service_unavailable') });
  const tellRequester = createTellRequester(busy.deps);
  await expect(tellRequester('r1')).rejects.toThrow('service_unavailable');
  await tellRequester('r1');
  expect(busy.users()).toEqual(['U0OCTO']);
});

test('ten minutes after the decision it is too late', async () => {
  const { deps, told } = slackOf(denied(new Date(NOW.getTime() - 600_001)));
  await createTellRequester(deps)('r1');
  expect(told).toEqual([]);
});
