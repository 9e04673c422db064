import { TRUSTED } from '../../../src/policy/match/repositories/provenance.ts';
import type { ShapedDenial } from '../../../src/rulebook/documents/runbook.ts';
import { viewProblems } from '../../../src/sandbox/block-kit/view-problems.ts';
import { pingsOf } from '../../../src/sandbox/workspace/messages/pings.ts';
import { type RunbookState, renderRunbook } from '../../../src/slack/runbook/views/runbook.ts';

const ID = '6f0c9a3e-58b3-4d5e-9a51-6f0a1f8f3c11';
const lookedAt = { days: 365, limit: 1_000, isPartial: true };

function denials(text: string): [ShapedDenial, ...ShapedDenial[]] {
  const denial = {
    requestId: ID,
    command: text,
    shape: text,
    environment: 'e'.repeat(63),
    repository: text.slice(0, 256),
    provenance: TRUSTED,
    by: 'U0ANA',
    at: new Date(0),
    reason: text.slice(0, 500),
  };
  return [denial, ...Array.from({ length: 20 }, () => denial)];
}

test.each(['&', '\u202E', '🚀', 'a `b` *c* <!channel>\n', 'x', '"\\'])(
  'a runbook full of %j stays within what Slack takes, and pings nobody',
  (filler) => {
    const text = filler.repeat(16_000).slice(0, 16_000);
    const entries = Array.from({ length: 20 }, () => ({ shape: text, denials: denials(text) }));
    const words = text.slice(0, 300);
    const states: RunbookState[] = [
      { words, page: 1, entry: null },
      { words, page: 0, entry: { requestId: ID, page: 1 } },
    ];
    for (const state of states) {
      const view = renderRunbook(entries, state, lookedAt);
      expect(viewProblems(view)).toEqual([]);
      expect(pingsOf({ text: '', blocks: view.blocks })).toEqual(['U0ANA']);
    }
  },
);

test('an entry that is not there any more gives way to the list, which says so', () => {
  const view = renderRunbook([], { words: '', page: 3, entry: { requestId: ID, page: 2 } }, lookedAt);
  expect(JSON.stringify(view.blocks)).toMatch(/This entry is no longer in the runbook.*No denials/);
  expect(view.private_metadata).toBe('{"words":"","page":0,"entry":null}');
});

test('more denials than are looked through are said so', () => {
  const view = renderRunbook([], { words: '', page: 0, entry: null }, lookedAt);
  expect(JSON.stringify(view.blocks)).toContain('Only the newest 1000 denials were searched');
});
