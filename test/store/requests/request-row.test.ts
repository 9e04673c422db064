import type { SecretKeys } from '../../../src/store/keys/secret-keys.ts';
import { requestOf } from '../../../src/store/requests/request-row.ts';
import { aRequest } from '../../support/requests/a-request.ts';

type Row = Parameters<typeof requestOf>[0];

const decidedAt = new Date('2026-11-24T10:01:00Z');

/** What Prisma reads, as far as it counts here. */
function rowOf(more: Partial<Row>): Row {
  const { approvals, ...request } = aRequest();
  const row = { ...request, commandBytes: null, commandSealed: null, context: {}, resultAt: null };
  return {
    ...row,
    cards: [],
    approvals,
    token: { name: 'ci', owner: null },
    decision: null,
    ...more,
  } as never;
}

const keys = { fingerprintOfSha256: (sha256: string) => sha256 } as SecretKeys;

test('a request that ended between the reading of its row and of its decision has ended', () => {
  const decision = {
    outcome: 'timed_out',
    byKind: 'timeout',
    byId: null,
    reason: null,
    latencyMs: 1,
    decidedAt,
  };
  const read = requestOf(rowOf({ status: 'pending', decision: decision as never }), keys);
  expect([read.status, read.decision?.outcome]).toEqual(['timed_out', 'timed_out']);
});

test('a request without a decision is what its row says', () => {
  expect(requestOf(rowOf({ status: 'pending' }), keys)).toMatchObject({ status: 'pending', decision: null });
});
