import { requesterToTell } from '../../../src/approval/decision/requester-to-tell.ts';
import type { DecidedBy, Outcome, Request } from '../../../src/approval/request.ts';
import { aRequest } from '../../support/requests/a-request.ts';

const TELL = { tell_requester: true };

function ended(outcome: Outcome, by: DecidedBy, more: Partial<Request> = {}): Request {
  const decision = {
    outcome,
    by,
    reason: null,
    decidedAt: new Date('2026-11-24T10:00:08Z'),
    latencyMs: 8_000,
  };
  return aRequest({ status: outcome, requester: 'U0OCTO', decision, ...more });
}

const BY_ANA: DecidedBy = { kind: 'reviewer', id: 'U0ANA' };
const POLICY: DecidedBy = { kind: 'policy', id: null };
const TIME: DecidedBy = { kind: 'timeout', id: null };

test.each([
  ['a denial by a person', ended('denied', BY_ANA), 'U0OCTO'],
  ['a denial by the policy after people were to be asked', ended('denied', POLICY), 'U0OCTO'],
  ['a time-out', ended('timed_out', TIME), 'U0OCTO'],
  [
    'a time-out whose actor is not linked: who started the attempt',
    ended('timed_out', TIME, { requester: null, triggeredBy: 'U0BEN' }),
    'U0BEN',
  ],
  ['an approval', ended('approved', BY_ANA), null],
  ['a cancel', ended('canceled', { kind: 'caller', id: 't1' }), null],
  ['a rule that denied at once', ended('denied', { kind: 'rule', id: 'r1' }, { verdict: 'deny' }), null],
  ['an environment that is closed', ended('denied', POLICY, { verdict: 'deny' }), null],
  ['a requester who decided', ended('denied', { kind: 'reviewer', id: 'U0OCTO' }), null],
  ['a requester who is not linked', ended('denied', BY_ANA, { requester: null }), null],
  ['a pending request', aRequest({ requester: 'U0OCTO' }), null],
])('who is told of %s', (_what, request, user) => {
  expect(requesterToTell(TELL, request)).toBe(user);
  expect(requesterToTell({ tell_requester: false }, request)).toBeNull();
});
