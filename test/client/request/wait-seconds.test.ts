import type { GateRequest } from '../../../src/client/gate/gate-request.ts';
import { waitSeconds } from '../../../src/client/request/await-decision.ts';

const POSTED = 'https://acme.slack.com/p1';

test.each<[string, { message_url?: string; required?: number; leftMs?: number; waitedMs?: number }, number]>([
  ['a posted request is waited for, but not past a moved deadline for long', { message_url: POSTED }, 10],
  ['a second approval is looked for often', { message_url: POSTED, required: 2 }, 5],
  ['a card not posted yet is looked for at once', {}, 2],
  ['a card not posted for long is looked for less often', { waitedMs: 10_000 }, 10],
  ['a deadline that may move is looked at when it is due', { message_url: POSTED, leftMs: 4_000 }, 5],
  ['a deadline that has passed leaves a moment', { message_url: POSTED, leftMs: -9_000 }, 1],
])('%s', (_name, { message_url, required = 1, leftMs = 60_000, waitedMs = 0 }, seconds) => {
  const request: GateRequest = {
    id: 'r1',
    status: 'pending',
    created_at: '2026-11-24T10:00:00Z',
    expires_at: '2026-11-24T10:01:00Z',
    approvals: { required, given: [] },
    message_url,
  };
  expect(waitSeconds({ request, deadline: leftMs }, waitedMs, 0)).toBe(seconds);
});
