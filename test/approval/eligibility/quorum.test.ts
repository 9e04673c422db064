import { assert, constantFrom, integer, property, subarray } from 'fast-check';
import { withApproval } from '../../../src/approval/break-glass/break-glass.ts';
import { missingFrom, unmetRequirements } from '../../../src/approval/eligibility/quorum.ts';
import { aRequest } from '../../support/requests/a-request.ts';

const at = new Date('2026-11-24T23:00:00Z');
const approved = (...users: string[]) => users.map((by) => ({ by, at }));
const nobody = new Set<string>();

test('what holds a request up is said: approvals, and of whom', () => {
  const request = aRequest({
    approvalsRequired: 3,
    approvals: approved('U0ANA'),
    approvalFrom: [['S0DBA'], ['U0ANA']],
  });
  const roles = [new Set(['U0CARO']), new Set(['U0ANA'])];
  expect(unmetRequirements(withApproval(request, 'U0BEN', at), { roles, own: nobody })).toEqual([
    '3 approvals are required, but only 2 would be given.',
    'One of S0DBA must approve, but none of them would have.',
  ]);
});

test('an approval of whom it belongs to holds nothing up less', () => {
  const request = aRequest({ approvalsRequired: 2, approvals: approved('U0ANA', 'U0BEN') });
  expect(missingFrom(request, { roles: [], own: nobody })).toBe(0);
  expect(missingFrom(request, { roles: [], own: new Set(['U0ANA']) })).toBe(1);
});

const users = ['U0ANA', 'U0BEN', 'U0CARO'];

test('something holds a request up exactly as long as an approval is missing', () => {
  const some = subarray(users);
  assert(
    property(
      integer({ min: 1, max: 4 }),
      some,
      some,
      some,
      constantFrom(...users),
      (needed, given, role, own, by) => {
        const request = aRequest({
          approvalsRequired: needed,
          approvals: approved(...given),
          approvalFrom: role.length === 0 ? [] : [role],
        });
        const quorum = { roles: role.length === 0 ? [] : [new Set(role)], own: new Set(own) };
        const then = withApproval(request, by, at);
        expect(unmetRequirements(then, quorum).length > 0).toBe(missingFrom(then, quorum) > 0);
      },
    ),
  );
});
