import type { Decision, Request } from '../../../src/approval/request.ts';
import { blocksLength } from '../../../src/sandbox/block-kit/blocks-length.ts';
import { escapedBytes } from '../../../src/sandbox/block-kit/escaped-length.ts';
import { messageProblems } from '../../../src/sandbox/block-kit/message-problems.ts';
import { viewProblems } from '../../../src/sandbox/block-kit/view-problems.ts';
import { pingsOf } from '../../../src/sandbox/workspace/messages/pings.ts';
import { SUBCOMMANDS } from '../../../src/slack/command/subcommands.ts';
import { renderHelp } from '../../../src/slack/command/views/help.ts';
import { noticeModal } from '../../../src/slack/kit/blocks/notice-modal.ts';
import { renderCard } from '../../../src/slack/requests/views/card/card.ts';
import { denyModal } from '../../../src/slack/requests/views/deny-modal.ts';
import { renderPending } from '../../../src/slack/requests/views/pending.ts';
import { whyModal } from '../../../src/slack/requests/views/why.ts';
import { bindForm } from '../../../src/slack/tokens/views/bind-form.ts';
import { tokenForm } from '../../../src/slack/tokens/views/token-form.ts';
import { tokenList } from '../../../src/slack/tokens/views/token-list.ts';
import { tokenShown } from '../../../src/slack/tokens/views/token-shown.ts';
import type { StoredToken } from '../../../src/tokens/stored-token.ts';
import { aRequest } from '../../support/requests/a-request.ts';

const asked = {
  channel: '#approvals',
  people: Array.from({ length: 200 }, (_, n) => `Reviewer & friends ${n}`),
};

/** As long as the ingress lets anything be, in characters that grow when they are escaped, are hidden, or take four bytes. */
function enormous(filler: string): Request {
  const text = (max: number) => filler.repeat(Math.ceil(max / filler.length)).slice(0, max);
  return aRequest({
    command: text(4_000),
    environment: 'e'.repeat(63),
    reason: text(1000),
    cwd: text(4096),
    context: {
      source: text(64),
      actor: text(256),
      repository: text(256),
      ref: text(512),
      sha: text(128),
      workflow: text(256),
      job: text(256),
      run_url: `https://ci.example/${'&'.repeat(2000)}`,
    },
    risk: {
      score: 100,
      level: 'critical',
      categories: [],
      factors: Array.from({ length: 20 }, (_, n) => ({ code: `f${n}`, points: 100, text: text(1000) })),
    },
    findings: Array.from({ length: 20 }, (_, n) => ({ code: `f${n}`, severity: 'ask', text: text(1000) })),
    reasoning: { name: 'verdict', verdict: 'ask', text: text(5000), children: [] },
    approvalsRequired: 10,
    approvals: Array.from({ length: 10 }, (_, n) => ({ by: `U0REVIEWER${n}`, at: new Date(0) })),
    timeoutSeconds: 86_400,
    messageUrl: 'https://acme-corporation.slack.com/archives/C0APPROVALS/p1795528299864000',
  });
}

const ended: Decision = {
  outcome: 'denied',
  by: { kind: 'reviewer', id: 'U0ANA' },
  reason: '&'.repeat(500),
  decidedAt: new Date(0),
  latencyMs: 86_399_000,
};

const FILLERS = ['&', '\u202E', '🚀', 'a `b` *c* <!channel>\n', 'x'];

test.each(FILLERS)('a request full of %j stays within what Slack takes, in every message', (filler) => {
  const request = enormous(filler);
  const decided: Request = {
    ...request,
    status: 'denied',
    decision: ended,
    result: { exitCode: 255, durationMs: 86_399_000, at: new Date(0) },
  };
  const messages = [
    renderCard(request, asked),
    renderCard(request, asked, { isPosted: true, trouble: null }),
    renderCard(decided, asked),
    renderHelp(SUBCOMMANDS, filler.repeat(100)),
    renderPending(Array.from({ length: 21 }, () => request)),
  ];
  for (const { blocks, text } of messages) {
    expect(messageProblems(blocks)).toEqual([]);
    // Reviewers are named; nothing typed notifies anybody.
    expect(pingsOf({ text, blocks }).filter((who) => !who.startsWith('U0'))).toEqual([]);
    expect(blocksLength(blocks)).toBeLessThanOrEqual(13_200);
    // What `chat.update` takes; a card is updated more often than posted.
    expect(escapedBytes(text)).toBeLessThanOrEqual(4_000);
  }
  for (const view of [
    whyModal(request),
    denyModal(request.id, request),
    denyModal(request.id, null),
    noticeModal('No', filler),
  ]) {
    expect(viewProblems(view)).toEqual([]);
  }
});

test.each(FILLERS)('tokens full of %j stay within what Slack takes, in every modal', (filler) => {
  const name = Array.from(filler.repeat(64)).slice(0, 64).join('');
  const token: StoredToken = {
    id: 'f'.repeat(36),
    name,
    environments: Array.from({ length: 50 }, (_, n) => `${'e'.repeat(60)}${n}`),
    repositories: Array.from({ length: 100 }, (_, n) => `${filler.repeat(60)}${n}`),
    owner: 'U0ANA',
    admin: true,
    createdBy: `token:${'f'.repeat(36)}`,
    createdAt: new Date(0),
    expiresAt: new Date(0),
    revokedAt: null,
  };
  const draft = { ...token, expiresOn: '2027-01-31' };
  const many = [...token.environments, ...Array.from({ length: 100 }, (_, n) => `more-${n}`)];
  for (const view of [
    tokenForm({ tokenId: token.id, draft, environments: many, note: 'x', isRepaired: true }),
    tokenForm({ tokenId: token.id, draft, environments: [], note: null, isRepaired: false }),
    tokenList(
      Array.from({ length: 1001 }, () => token),
      { words: '', page: 50 },
      'x',
    ),
    tokenList([], { words: filler.repeat(1_000), page: 9 }, null),
    tokenShown(token, `expacti_${'f'.repeat(64)}`),
    bindForm({ token, bindings: token, list: { words: filler, page: 3 }, note: 'x', isRepaired: true }),
    bindForm({
      token: { ...token, admin: false },
      bindings: token,
      list: { words: '', page: 0 },
      note: null,
      isRepaired: false,
    }),
  ]) {
    expect(viewProblems(view)).toEqual([]);
    // The owner is named; a mention in a modal notifies nobody.
    expect(pingsOf({ text: '', blocks: view.blocks }).filter((id) => id !== token.owner)).toEqual([]);
  }
});
