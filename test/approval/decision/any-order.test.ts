import * as fc from 'fast-check';
import type { AfterCommit } from '../../../src/approval/after-commit/ports.ts';
import { type Attempt } from '../../../src/approval/decision/attempt.ts';
import { decide } from '../../../src/approval/decision/decide.ts';
import { escalate } from '../../../src/approval/escalation/escalate.ts';
import { reroute } from '../../../src/approval/escalation/reroute.ts';
import type { Directory, RequestStore } from '../../../src/approval/ports.ts';
import type { Request } from '../../../src/approval/request.ts';
import type { TeamPolicy } from '../../../src/approval/team-policy.ts';
import { aRequest } from '../../support/requests/a-request.ts';
import { OneRequest } from '../../support/requests/one-request.ts';

// Whatever happens to a request, in whatever order and however much of it at once.

const REVIEWERS = ['U0ANA', 'U0BEN', 'U0CARO', 'U0OCTO'];
const GROUPS: Record<string, string[]> = { S0ONCALL: ['U0BEN'], S0DBA: ['U0CARO', 'U0OCTO'] };
const PEOPLE = [...REVIEWERS, 'U0DAVE', 'U0GUEST', 'U0GONE', 'U0OTHER', 'U0NOBODY'];
/** Whose request it is: octocat was nobody known when it asked, or Octo; now the login is linked to Octo. */
const LINKS = [['octocat', 'U0OCTO']] as const;
/** Reviewers who are full members, and not behind the request. */
const MAY_DECIDE = ['U0ANA', 'U0BEN', 'U0CARO'];
const BEGINS = Date.parse('2026-11-24T21:59:00Z');

const TEAM: TeamPolicy = {
  channels: { approvals: 'C0APPROVALS', late_night: 'C0NIGHT' },
  reviewers: [...REVIEWERS, 'U0GUEST', 'U0GONE', 'U0OTHER'],
  admins: ['U0ANA', 'U0OCTO', 'U0DAVE'],
  people: {},
  on_call: ['S0ONCALL'],
  escalation: { after: 20, extend_by: 30 },
  timeout: 60,
  notify: 'mention',
  tell_requester: true,
  self_approval: 'never',
  environments: {
    production: { auto_approve_up_to: 'high', outside_hours: 'open' },
  },
  timezone: 'UTC',
  working_hours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '22:00', holidays: [] },
  policies: [],
};

type Event =
  | { kind: 'attempt'; attempt: Attempt }
  | { kind: 'escalate' }
  | { kind: 'hand-over' }
  | { kind: 'time passes'; seconds: number }
  | { kind: 'Slack is away'; away: boolean };

const person = fc.constantFrom(...PEOPLE);
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: person.map((reviewer): Event => ({ kind: 'attempt', attempt: { kind: 'approve', reviewer } })),
  },
  person.map((reviewer): Event => ({ kind: 'attempt', attempt: { kind: 'deny', reviewer, reason: 'no' } })),
  person.map(
    (reviewer): Event => ({
      kind: 'attempt',
      attempt: { kind: 'break-glass', reviewer, reason: 'the site is down and nobody else is there' },
    }),
  ),
  fc.constantFrom<Event>(
    { kind: 'attempt', attempt: { kind: 'cancel', tokenId: 'bootstrap' } },
    { kind: 'attempt', attempt: { kind: 'time-out' } },
    { kind: 'attempt', attempt: { kind: 'nobody', reason: 'nobody there' } },
    { kind: 'escalate' },
    { kind: 'escalate' },
    { kind: 'hand-over' },
  ),
  fc.integer({ min: 1, max: 40 }).map((seconds): Event => ({ kind: 'time passes', seconds })),
  fc.boolean().map((away): Event => ({ kind: 'Slack is away', away })),
);

const requirements = fc.record({
  requester: fc.constantFrom(null, 'U0OCTO'),
  textPosted: fc.constantFrom(true, true, true, false),
  approvalsRequired: fc.integer({ min: 1, max: 3 }),
  approvalFrom: fc.constantFrom<string[][]>([], [['S0DBA']], [['S0ONCALL'], ['S0DBA']]),
});

const quiet: AfterCommit = {
  submitted: () => Promise.resolve(),
  decidedAtOnce: () => Promise.resolve(),
  escalated: () => Promise.resolve(),
  changed: () => Promise.resolve(),
  glassBroken: () => Promise.resolve(),
  decided: () => Promise.resolve(),
};

/**
 * Plays the events, several at a time if `scheduler` says so, and looks after each.
 * @param behindMs how far the gate's clock is behind that of the store, as after it was suspended.
 */
async function play(
  events: readonly Event[],
  request: Request,
  scheduler: fc.Scheduler,
  behindMs = 0,
): Promise<OneRequest> {
  const held = new OneRequest(request, () => new Date(now));
  let now = BEGINS + behindMs;
  let isAway = false;
  const slack = <T>(answer: T): Promise<T> =>
    scheduler.schedule(Promise.resolve(answer)).then((value) => {
      if (isAway) throw new Error('Slack is away');
      return value;
    });
  const person: Directory['person'] = (id) =>
    slack(
      id === 'U0NOBODY'
        ? null
        : {
            id,
            teamId: id === 'U0OTHER' ? 'T9' : 'T0',
            deactivated: id === 'U0GONE',
            guest: id === 'U0GUEST',
            bot: false,
          },
    );
  const directory: Directory = {
    homeTeamId: () => slack('T0'),
    person,
    personLately: person,
    oneIdOf: (ids) => Promise.resolve(new Map(ids.map((id) => [id, id]))),
    members: (ids) => slack(new Set(ids.flatMap((id) => GROUPS[id] ?? [id]))),
  };
  const deps = {
    store: held.store() as RequestStore,
    directory,
    links: { of: () => Promise.resolve(new Map(LINKS)) },
    afterCommit: quiet,
    clock: { now: () => new Date(now - behindMs) },
    team: TEAM,
    isReadable: ({ textPosted }: Request) => textPosted,
  };
  const happen = async (one: Event): Promise<void> => {
    switch (one.kind) {
      case 'attempt':
        await decide(deps, request.id, one.attempt);
        break;
      case 'escalate':
        await escalate(deps, request.id);
        break;
      case 'hand-over':
        await reroute(deps, request.id);
        break;
      case 'time passes':
        now += one.seconds * 1000;
        break;
      case 'Slack is away':
        isAway = one.away;
    }
  };
  // A click that Slack cannot vouch for fails, and that is right.
  const all = events.map((one) =>
    scheduler
      .schedule(Promise.resolve())
      .then(() => happen(one))
      .catch(() => undefined),
  );
  await scheduler.waitFor(Promise.all(all));
  return held;
}

function pending(more: Partial<Request>): Request {
  return aRequest({
    createdAt: new Date(BEGINS),
    expiresAt: new Date(BEGINS + 60_000),
    escalateAt: new Date(BEGINS + 20_000),
    ...more,
  });
}

const isBroken = ({ decision }: Request): boolean =>
  decision?.reason?.startsWith('Broke the glass: ') === true;

/** What is wrong with how a request ended, in words. */
function wrongsOf({ request, decisions, deadlines }: OneRequest): string[] {
  const [decision] = decisions;
  const wrongs = [
    decisions.length > 1 && 'it was decided twice',
    deadlines.length > 2 && 'its deadline moved twice',
    request.status !== (decision?.outcome ?? 'pending') && 'it is not as it was decided',
  ];
  if (decision === undefined) return said(wrongs);
  const isLate = decision.decidedAt >= request.expiresAt;
  const { kind, id } = decision.by;
  return said([
    ...wrongs,
    isLate !== (decision.outcome === 'timed_out') && 'only time decides after the deadline, and only then',
    kind === 'reviewer' && !MAY_DECIDE.includes(id ?? '') && 'somebody decided who may not',
    ...(decision.outcome === 'approved' ? wronglyApproved(request) : []),
  ]);
}

function wronglyApproved(request: Request): (string | false)[] {
  const by = request.approvals.map((one) => one.by);
  const everybody = [
    new Set(by).size !== by.length && 'somebody counted twice',
    !by.includes(request.decision?.by.id ?? '') && 'the last one did not approve',
    !request.textPosted && 'it was approved while nobody could read it',
  ];
  if (isBroken(request))
    return [...everybody, request.decision?.by.id !== 'U0ANA' && 'no admin broke the glass'];
  return [
    ...everybody,
    by.length < request.approvalsRequired && 'too few approved',
    by.some((one) => !MAY_DECIDE.includes(one)) && 'somebody approved who may not',
    ...request.approvalFrom.map((role) => {
      const people = role.flatMap((one) => GROUPS[one] ?? [one]);
      return !by.some((one) => people.includes(one)) && `nobody of ${role.join()} approved`;
    }),
  ];
}

const said = (wrongs: readonly (string | false)[]): string[] => wrongs.filter((one) => one !== false);

test('one decision for ever, in its time, and never approved without the people that it takes', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { maxLength: 14 }),
      requirements,
      fc.scheduler(),
      async (events, more, scheduler) => {
        const played = await play(events, pending(more), scheduler);
        seen.add(isBroken(played.request) ? 'broken glass' : played.request.status);
        expect(wrongsOf(played)).toEqual([]);
      },
    ),
    { numRuns: 2_000 },
  );
  // Every end was reached, so that none of the above holds for want of cases.
  expect([...seen].sort()).toEqual([
    'approved',
    'broken glass',
    'canceled',
    'denied',
    'pending',
    'timed_out',
  ]);
});

test('a gate that was suspended does not approve by its old time what has run out', async () => {
  const approve: Event = { kind: 'attempt', attempt: { kind: 'approve', reviewer: 'U0ANA' } };
  const more = { requester: null, textPosted: true, approvalsRequired: 1, approvalFrom: [] };
  const suspended = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const { request } = await play([approve], pending(more), scheduler, 600_000);
    expect(request.status).toBe('timed_out');
  });
  await fc.assert(suspended, { numRuns: 100 });
});
