import {
  approvalsMissing,
  type Clicker,
  isOverdue,
  refusalOf,
} from '../../../src/approval/decision/lifecycle.ts';
import type { Person } from '../../../src/approval/eligibility/person.ts';

const ana: Person = { id: 'U0ANA', teamId: 'T0', deactivated: false, guest: false, bot: false };

function clicker(more: Partial<Clicker>): Clicker {
  return {
    person: ana,
    homeTeamId: 'T0',
    reviewers: new Set(['U0ANA']),
    requesters: new Set<string>(),
    mayDecideOwn: false,
    ...more,
  };
}

test('a reviewer of the workspace may decide', () => {
  expect(refusalOf(clicker({}))).toBeNull();
});

test.each<[string, Partial<Clicker>, string]>([
  ['somebody Slack does not know', { person: null }, 'unknown-person'],
  ['somebody of another workspace', { person: { ...ana, teamId: 'T9' } }, 'other-team'],
  ['a deactivated reviewer', { person: { ...ana, deactivated: true } }, 'deactivated'],
  ['a guest who is listed', { person: { ...ana, guest: true } }, 'guest'],
  ['an app', { person: { ...ana, bot: true } }, 'bot'],
  ['a member who is not listed', { reviewers: new Set(['U0BEN']) }, 'not-a-reviewer'],
  ['nobody is listed', { reviewers: new Set() }, 'not-a-reviewer'],
  ['the requester', { requesters: new Set(['U0ANA']) }, 'own-request'],
])('%s may not', (_who, more, kind) => {
  expect(refusalOf(clicker(more))).toEqual({ kind });
});

test('the requester may where the policy lets it, but only as a reviewer', () => {
  expect(refusalOf(clicker({ requesters: new Set(['U0ANA']), mayDecideOwn: true }))).toBeNull();
  const stranger = { requesters: new Set(['U0ANA']), mayDecideOwn: true, reviewers: new Set<string>() };
  expect(refusalOf(clicker(stranger))).toEqual({ kind: 'not-a-reviewer' });
});

test('at the deadline the time is over', () => {
  const expiresAt = new Date(1_000);
  expect(isOverdue({ expiresAt }, new Date(999))).toBe(false);
  expect(isOverdue({ expiresAt }, new Date(1_000))).toBe(true);
});

test('approvals are counted against what is required', () => {
  const given = { by: 'U0ANA', at: new Date(0) };
  expect(approvalsMissing({ approvalsRequired: 2, approvals: [given] }, [])).toBe(1);
  expect(approvalsMissing({ approvalsRequired: 1, approvals: [given, { ...given, by: 'U0BEN' }] }, [])).toBe(
    0,
  );
});

test('a role is missing until one of its people approved, however many others did', () => {
  const approvals = ['U0ANA', 'U0BEN'].map((by) => ({ by, at: new Date() }));
  const asked = { approvalsRequired: 2, approvals };
  expect(approvalsMissing(asked, [new Set(['U0DBA'])])).toBe(1);
  expect(approvalsMissing(asked, [new Set(['U0DBA', 'U0BEN'])])).toBe(0);
  expect(approvalsMissing(asked, [new Set(['U0BEN']), new Set()])).toBe(1);
});
