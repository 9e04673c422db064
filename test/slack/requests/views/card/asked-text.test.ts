import { askedText } from '../../../../../src/slack/requests/views/card/asked-text.ts';
import { renderCard } from '../../../../../src/slack/requests/views/card/card.ts';
import { aRequest } from '../../../../support/requests/a-request.ts';

const ids = (count: number): string[] => Array.from({ length: count }, (_, n) => `U0P${n}`);

test('users and user groups are mentioned', () => {
  const asked = { people: ['Ana', '@oncall'], mentioned: ['U0ANA', 'S0ONCALL'] };
  expect(askedText(asked)).toBe('<@U0ANA> <!subteam^S0ONCALL>');
});

test('a card that mentions nobody names people, escaped, and cut if they are long', () => {
  expect(askedText({ people: ['Ana', '<!here> & Co', '@oncall'] })).toBe(
    'Ana, &lt;!here&gt; &amp; Co, @oncall',
  );
  expect(askedText({ people: ['*Ana*'], mentioned: [] })).toBe('`*Ana*`');
  expect(askedText({ people: ['x'.repeat(100)] })).toHaveLength(40);
});

test('at most 20 are shown, and more are counted', () => {
  expect(askedText({ people: [], mentioned: ids(20) })).not.toContain('more');
  const text = askedText({ people: [], mentioned: ids(32) });
  expect(text.match(/<@/g)).toHaveLength(20);
  expect(text).toMatch(/<@U0P19> and 12 more$/);
  expect(askedText({ people: ids(21) })).toMatch(/, U0P19 and 1 more$/);
});

test('a card mentions the same people as long as it is pending, and nobody who was asked once it is decided', () => {
  const asked = { channel: '#approvals', people: ['Caro', '@oncall'], mentioned: ['U0CARO', 'S0ONCALL'] };
  const shown = (more: Parameters<typeof aRequest>[0]): string =>
    JSON.stringify(renderCard(aRequest(more), asked).blocks);
  const approvals = [{ by: 'U0ANA', at: new Date('2026-11-24T10:00:05Z') }];
  for (const more of [{}, { approvals }, { late: true }])
    expect(shown(more)).toContain('<@U0CARO> <!subteam^S0ONCALL>');
  const decision = {
    outcome: 'denied' as const,
    by: { kind: 'reviewer' as const, id: 'U0ANA' },
    reason: null,
    decidedAt: new Date('2026-11-24T10:00:08Z'),
    latencyMs: 8_000,
  };
  expect(shown({ status: 'denied', decision })).not.toMatch(/U0CARO|S0ONCALL/);
});
