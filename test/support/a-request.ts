import type { Request } from '../../src/approval/request.ts';

/** A pending request with safe defaults; tests say only what matters to them. */
export function aRequest(more: Partial<Request> = {}): Request {
  return {
    id: '6f0c9a3e-58b3-4d5e-9a51-6f0a1f8f3c11',
    tokenId: 'bootstrap',
    idempotencyKey: null,
    command: 'docker compose pull api',
    commandSha256: '0'.repeat(64),
    commandHmac: '1'.repeat(64),
    environment: 'production',
    reason: null,
    cwd: null,
    context: { source: 'github', actor: 'octocat' },
    verdict: 'ask',
    risk: {
      score: 5,
      level: 'low',
      categories: ['deploy'],
      factors: [{ code: 'image-pull', points: 5, text: 'It pulls images.' }],
    },
    findings: [],
    rules: [],
    reasoning: { name: 'verdict', verdict: 'ask', text: 'Nothing is known about it.', children: [] },
    status: 'pending',
    channel: 'C0APPROVALS',
    approvalsRequired: 1,
    approvals: [],
    approvalFrom: [],
    requester: null,
    timeoutSeconds: 60,
    createdAt: new Date('2026-11-24T10:00:00Z'),
    expiresAt: new Date('2026-11-24T10:01:00Z'),
    escalateAt: null,
    escalatedAt: null,
    late: false,
    decision: null,
    result: null,
    messageUrl: null,
    asked: null,
    ...more,
  };
}
