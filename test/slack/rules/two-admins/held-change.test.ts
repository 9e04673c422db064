import { TRUSTED } from '../../../../src/policy/match/repositories/provenance.ts';
import type { HeldChange, IntendedChange } from '../../../../src/rulebook/changes/two-admins/held-change.ts';
import type { RuleStep } from '../../../../src/rulebook/changes/two-admins/weakenings.ts';
import type { PastDenial } from '../../../../src/rulebook/preview/past.ts';
import type { StoredRule } from '../../../../src/rulebook/stored-rule.ts';
import { blocksLength } from '../../../../src/sandbox/block-kit/blocks-length.ts';
import { escapedBytes } from '../../../../src/sandbox/block-kit/escaped-length.ts';
import { messageProblems } from '../../../../src/sandbox/block-kit/message-problems.ts';
import { viewProblems } from '../../../../src/sandbox/block-kit/view-problems.ts';
import { pingsOf } from '../../../../src/sandbox/workspace/messages/pings.ts';
import {
  type HeldChangePreview,
  renderHeld,
  renderSettled,
} from '../../../../src/slack/rules/two-admins/views/held-change.ts';
import { restoreReview, undoReview } from '../../../../src/slack/rules/undo/views/later-denials-review.ts';

const NOW = new Date('2026-11-28T10:00:00Z');

const aRule = (more: Partial<StoredRule> = {}): StoredRule => ({
  id: 'r1',
  effect: 'allow',
  type: 'glob',
  pattern: 'make *',
  environments: ['eu'],
  repositories: [],
  hours: 'any',
  expiresAt: null,
  maxUses: null,
  reason: 'every day',
  example: null,
  uses: 0,
  owner: 'U0ANA',
  lastUsedAt: null,
  createdAt: NOW,
  retiredAt: null,
  version: 1,
  ...more,
});

const held = (change: IntendedChange, steps: RuleStep[]): HeldChange => ({
  id: 'h1',
  author: 'U0ANA',
  change,
  steps,
  createdAt: NOW,
  settled: null,
});

const NO_PREVIEW: HeldChangePreview = { allows: null, denied: null, later: null };
const undo: IntendedChange = { action: 'undo', batch: 'b1', only: null };
const deny = aRule({ effect: 'deny', pattern: 'rm *' });

test.each<[string, IntendedChange, RuleStep[], string]>([
  [
    'an addition',
    { action: 'add', draft: aRule(), replaces: [] },
    [{ before: null, after: aRule() }],
    'wants to add an allow rule `make *`',
  ],
  [
    'a retirement',
    { action: 'retire', id: 'r1', version: 1 },
    [{ before: deny, after: null }],
    'wants to retire a deny rule `rm *`',
  ],
  [
    'an undone addition',
    undo,
    [{ before: deny, after: null }],
    'wants to undo an addition and remove a deny rule `rm *`',
  ],
  [
    'an undone edit',
    undo,
    [{ before: aRule({ maxUses: 1 }), after: aRule() }],
    'wants to undo an edit of an allow rule `make *`',
  ],
  [
    'several undone changes',
    undo,
    [
      { before: deny, after: null },
      { before: null, after: aRule() },
    ],
    'wants to undo 2 changes',
  ],
  ['proposals', { action: 'apply', items: [] }, [], 'wants to apply 0 suggestions from the digest'],
])('%s is said in one line', (_what, change, steps, line) => {
  expect(renderHeld({ what: 'held', held: held(change, steps), preview: NO_PREVIEW }).text).toContain(
    `<@U0ANA> ${line}`,
  );
});

describe.each(['&', '\u202E', '🚀', 'a `b` *c* <!channel>\n', 'x'])('everything full of %j', (filler) => {
  const text = (max: number) => filler.repeat(Math.ceil(max / filler.length)).slice(0, max);
  const many = Array.from({ length: 40 }, (_, index) => `${text(40)}${index}`);
  const large = aRule({ pattern: text(2_000), reason: text(1_000), environments: many, repositories: many });
  const denial: PastDenial = {
    requestId: 'q1',
    command: text(4_000),
    environment: 'eu',
    repository: text(256),
    provenance: TRUSTED,
    by: 'U0BEN',
    at: NOW,
    reason: text(500),
  };
  const denied = Array.from({ length: 500 }, () => denial);
  const preview = { days: 30, requests: 1e9, examples: [], denied, isPartial: true };
  const later = { denied, isPartial: true };
  const found = { allows: preview, denied: preview, later: { ...later, since: NOW } };
  const steps = Array.from({ length: 300 }, () => ({ before: large, after: large }));

  test.each<[string, IntendedChange]>([
    ['an addition', { action: 'add', draft: large, replaces: [] }],
    ['an undo', undo],
  ])('stays within what Slack takes: %s', (_what, change) => {
    const all = held(change, steps);
    for (const shown of [found, { ...found, later: null }, null]) {
      const message = renderHeld({ what: 'held', held: all, preview: shown });
      expect(messageProblems(message.blocks)).toEqual([]);
      expect(pingsOf(message).filter((who) => !who.startsWith('U0'))).toEqual([]);
      expect(blocksLength(message.blocks)).toBeLessThanOrEqual(13_200);
    }
    const { text: line, blocks } = renderSettled(all, 'Confirmed by <@U0CARO>.');
    expect(messageProblems(blocks)).toEqual([]);
    expect(escapedBytes(line)).toBeLessThanOrEqual(4_000);
  });

  test('stays within what Slack takes: the denials before a rule comes back', () => {
    const review = { rules: Array.from({ length: 80 }, () => large), since: NOW, later };
    const list = { words: text(500), page: 0, retired: true };
    expect(viewProblems(restoreReview(review, { list, rule_id: 'r1', version: 1 }))).toEqual([]);
    expect(viewProblems(undoReview(review, { batch: 'b1' }))).toEqual([]);
  });
});
