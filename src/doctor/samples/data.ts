import type { BrokenGlass } from '../../approval/break-glass/broken-glass.ts';
import type { Decision, Request } from '../../approval/request.ts';
import type { PastDenial } from '../../rulebook/preview/past.ts';
import type { LaterDenials, RulePreview } from '../../rulebook/preview/preview.ts';
import type { RuleChange, StoredRule } from '../../rulebook/stored-rule.ts';
import { type Stats, statsOf } from '../../stats/stats.ts';
import type { StoredToken } from '../../tokens/stored-token.ts';

// Made-up data, for messages and views that only Slack's validator sees.

export const ANA = 'U0SAMPLEANA';
export const BEN = 'U0SAMPLEBEN';
export const ID = '6f0c9a3e-58b3-4d5e-9a51-6f0a1f8f3c11';
export const NOW = new Date('2026-11-24T10:00:00Z');
export const LATER = new Date('2026-11-24T10:01:00Z');

export const command = 'docker compose pull api && docker compose up -d --no-deps api';

/** A request that is pending. */
export const pending: Request = {
  id: ID,
  tokenId: 'sample',
  idempotencyKey: null,
  command,
  commandSha256: '0'.repeat(64),
  commandHmac: '1'.repeat(64),
  environment: 'production',
  reason: 'release 42 & its "notes" <now>',
  cwd: '/srv/app',
  context: {
    source: 'github',
    actor: 'octocat',
    repository: 'acme/api',
    ref: 'refs/heads/main',
    workflow: 'deploy',
    run_url: 'https://github.com/acme/api/actions/runs/123',
  },
  verdict: 'ask',
  risk: {
    score: 85,
    level: 'critical',
    categories: ['deploy'],
    factors: [{ code: 'image-pull', points: 5, text: 'Pulls images.' }],
  },
  findings: [
    { code: 'denied-before', severity: 'ask', text: `${BEN} denied the like of it`, by: BEN },
    { code: 'first-seen', severity: 'note', text: 'First time here.' },
  ],
  rules: [],
  reasoning: {
    name: 'verdict',
    verdict: 'ask',
    text: 'No rule matches, so a person must approve.',
    children: [],
  },
  status: 'pending',
  channel: 'C0SAMPLE',
  approvalsRequired: 2,
  approvals: [{ by: ANA, at: NOW }],
  approvalFrom: [],
  requester: null,
  triggeredBy: null,
  tokenName: 'acme/api',
  tokenOwner: null,
  tokenOwnerNow: null,
  isTrusted: true,
  boundTo: [],
  timeoutSeconds: 60,
  createdAt: NOW,
  expiresAt: LATER,
  escalateAt: null,
  escalatedAt: null,
  late: true,
  decision: null,
  result: null,
  messageUrl: 'https://example.slack.com/archives/C0SAMPLE/p1795528299864000',
  textPosted: true,
  notable: [],
  asked: null,
};

const decision: Decision = {
  outcome: 'denied',
  by: { kind: 'reviewer', id: ANA },
  reason: 'not before the backup',
  decidedAt: LATER,
  latencyMs: 8_400,
};

/** The same, with a text that its card has to cut. */
export const long: Request = { ...pending, command: 'echo "one more line" && \\\n'.repeat(400) };
export const denied: Request = { ...pending, status: 'denied', decision };
export const ran: Request = {
  ...pending,
  status: 'approved',
  decision: { ...decision, outcome: 'approved', reason: null },
  result: { exitCode: 3, durationMs: 12_000, at: LATER },
};

export const rule: StoredRule = {
  id: ID,
  effect: 'allow',
  type: 'glob',
  pattern: 'docker compose pull *',
  environments: ['production'],
  repositories: ['acme/*'],
  hours: 'working',
  expiresAt: LATER,
  maxUses: 10,
  uses: 4,
  reason: 'pulls images only',
  example: 'docker compose pull api',
  owner: ANA,
  lastUsedAt: NOW,
  createdAt: NOW,
  retiredAt: null,
  version: 2,
};
export const denyRule: StoredRule = { ...rule, effect: 'deny', type: 'regex', pattern: 'rm .*' };
export const change: RuleChange = {
  batch: ID,
  ruleId: rule.id,
  kind: 'changed',
  actor: ANA,
  at: NOW,
  undoUntil: LATER,
  before: rule,
  after: denyRule,
};

export const denial: PastDenial = {
  requestId: ID,
  command,
  environment: 'production',
  repository: 'acme/api',
  provenance: { isTrusted: true, boundTo: [] },
  by: BEN,
  at: NOW,
  reason: 'not before the backup',
};
export const preview: RulePreview = {
  days: 30,
  requests: 12,
  examples: ['docker compose pull api'],
  denied: [denial],
  isPartial: true,
};
export const later: LaterDenials & { since: Date } = { denied: [denial], isPartial: false, since: NOW };

export const token: StoredToken = {
  id: ID,
  name: 'acme/api',
  environments: ['production', 'staging'],
  repositories: ['acme/*'],
  owner: ANA,
  admin: false,
  createdBy: ANA,
  createdAt: NOW,
  expiresAt: LATER,
  revokedAt: null,
};

export const glass: BrokenGlass = {
  id: ID,
  requestId: ID,
  environment: 'production',
  by: ANA,
  reason: 'the site is down and nobody else is awake',
  lifted: ['Two approvals are required.'],
  at: NOW,
  until: null,
  signedOff: null,
};

export const stats: Stats = statsOf(
  {
    since: NOW,
    waiting: 1,
    ends: [
      { day: '2026-11-24', outcome: 'approved', by: 'rule', requests: 20 },
      { day: '2026-11-24', outcome: 'denied', by: 'reviewer', requests: 3 },
    ],
    times: [{ day: null, median: 8_000, p95: 40_000 }],
    requestsByHour: [{ hour: 10, requests: 23 }],
    answersByHour: [
      { hour: null, approvals: 2, denials: 3, underTwoSeconds: 1 },
      { hour: 10, approvals: 2, denials: 3, underTwoSeconds: 1 },
    ],
    reviewers: [
      {
        reviewer: ANA,
        approvals: 2,
        denials: 3,
        underTwoSeconds: 1,
        medianMs: 8_000,
        busiestHour: '2026-11-24 10:00',
        busiestAnswers: 5,
      },
    ],
    reviewersInAll: 1,
  },
  { days: ['2026-11-24'], until: LATER, timezone: 'Europe/Madrid' },
  [denial],
);
