import { peopleProblems, type Seen } from '../../../src/approval/eligibility/people-problems.ts';
import type { Person } from '../../../src/approval/eligibility/person.ts';
import type { TeamPolicy } from '../../../src/approval/team-policy.ts';

const person = (id: string, more: Partial<Person> = {}): [string, Person] => [
  id,
  { id, teamId: 'T0ACME', deactivated: false, guest: false, bot: false, ...more },
];
const team: TeamPolicy = {
  channels: { approvals: 'C0APPROVALS' },
  reviewers: ['U0ANA', 'S0ONCALL'],
  people: {},
  on_call: [],
  timeout: 60,
  notify: 'mention',
  tell_requester: true,
  self_approval: 'never',
  environments: {},
  timezone: 'UTC',
  policies: [],
};
const seen: Seen = {
  homeTeamId: 'T0ACME',
  people: new Map<string, Person | null>([
    person('U0ANA'),
    person('U0BEN'),
    person('U0GONE', { deactivated: true }),
    person('U0OTHER', { teamId: 'T0OTHER' }),
    ['U0NOSUCH', null],
  ]),
  groups: new Map([
    ['S0ONCALL', new Set(['U0BEN'])],
    ['S0EMPTY', new Set<string>()],
    ['S0GONE', new Set(['U0GONE'])],
  ]),
  unclear: new Set(['U0ODD']),
  channels: new Map([
    ['C0APPROVALS', 'in-it'],
    ['C0OUT', 'not-in-it'],
    ['C0OLD', 'archived'],
    ['C0NOSUCH', 'unknown'],
    ['C0READONLY', 'read-only'],
    ['C0THREADS', 'thread-only'],
    ['C0ODD', 'unclear'],
  ]),
};
const problems = (more: Partial<TeamPolicy>) => peopleProblems({ ...team, ...more }, seen);

test('where everybody is there nothing is said', () => {
  expect(problems({})).toEqual([]);
});

test.each<[string, Partial<TeamPolicy>, string]>([
  ['an unknown id', { reviewers: ['U0ANA', 'U0NOSUCH'] }, 'reviewers: U0NOSUCH does not exist in Slack.'],
  ['a deactivated admin', { admins: ['U0GONE'] }, 'admins: U0GONE is deactivated.'],
  ['a stranger on call', { on_call: ['U0OTHER'] }, 'on_call: U0OTHER belongs to another workspace.'],
  [
    'an empty group',
    { on_call: ['S0EMPTY'] },
    'on_call: the user group S0EMPTY is empty or does not exist, or the Slack plan has no user groups.',
  ],
  [
    'a group of people who left',
    { on_call: ['S0GONE'] },
    'on_call: nobody in the user group S0GONE is an active member of this workspace.',
  ],
  [
    'one reviewer where two are needed',
    {
      reviewers: ['U0ANA'],
      environments: { strict: { approvals: 2, auto_approve_up_to: 'high', outside_hours: 'open' } },
    },
    'environments.strict: 2 approvals are required, but only 1 reviewer is an active member of this workspace.',
  ],
  [
    'a role that nobody has who can decide',
    { reviewers: ['U0ANA'], policies: [{ when: { environment: 'x' }, from: ['S0ONCALL'] }] },
    'policies.0.from: none of S0ONCALL is a reviewer who can decide.',
  ],
  [
    'a channel without the app',
    { channels: { approvals: 'C0APPROVALS', late_night: 'C0OUT' } },
    'channels.late_night: the app is not in C0OUT. Invite it there.',
  ],
  [
    'an archived channel',
    { channels: { approvals: 'C0APPROVALS', digest: 'C0OLD' } },
    'channels.digest: C0OLD is archived. Unarchive it, or use another channel.',
  ],
  [
    'a read-only channel',
    { channels: { approvals: 'C0READONLY' } },
    'channels.approvals: C0READONLY is read-only for the app. Let it post there (channel settings, posting permissions), or use another channel.',
  ],
  [
    'a channel for threads',
    { channels: { approvals: 'C0THREADS' } },
    'channels.approvals: C0THREADS allows only threads. Use another channel: cards are not posted in threads.',
  ],
  [
    'a channel with an odd answer',
    { channels: { approvals: 'C0ODD' } },
    'channels.approvals: C0ODD could not be checked: the answer of Slack could not be read.',
  ],
  [
    'a channel that is not there',
    { channels: { approvals: 'C0NOSUCH' } },
    'channels.approvals: C0NOSUCH does not exist in Slack, or it is private and the app is not in it.',
  ],
])('%s is said', (_what, more, problem) => {
  expect(problems(more)).toEqual([problem]);
});

test('nobody at all is said once, whatever else there is', () => {
  expect(problems({ reviewers: ['U0GONE', 'S0EMPTY'] })).toEqual([
    'reviewers: U0GONE is deactivated.',
    'reviewers: the user group S0EMPTY is empty or does not exist, or the Slack plan has no user groups.',
    'reviewers: nobody can decide, because none of them is an active member of this workspace.',
  ]);
});
