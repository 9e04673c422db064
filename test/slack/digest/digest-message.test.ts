import type { Digest } from '../../../src/digest/digest.ts';
import { digestDocument } from '../../../src/digest/document.ts';
import { renderDigest } from '../../../src/slack/digest/views/digest-message.ts';
import { rulesByUse } from '../../../src/stats/rules-by-use.ts';
import type { Week } from '../../../src/stats/week.ts';
import { digestJson } from '../../../src/store/digest/digest-json.ts';

const EMPTY: Week = {
  from: '2026-11-09',
  to: '2026-11-15',
  requests: 0,
  byRule: null,
  approvals: 0,
  denials: 0,
  timedOut: 0,
  medianMs: null,
  p95Ms: null,
  underTwoSeconds: 0,
  reviewers: [],
  reviewersInAll: 0,
};
const WEEK: Week = {
  ...EMPTY,
  from: '2026-11-16',
  to: '2026-11-22',
  requests: 1_204,
  byRule: 0.91,
  approvals: 40,
  denials: 10,
  timedOut: 3,
  medianMs: 8_400,
  p95Ms: 42_000,
  underTwoSeconds: 6,
  reviewers: [{ reviewer: 'U0ANA', answers: 50 }],
  reviewersInAll: 2,
};

const digest = (weeks: Digest['weeks']): Digest => ({
  at: new Date('2026-11-23T08:00:00Z'),
  since: null,
  rules: 0,
  requests: 0,
  isPartial: false,
  undecided: 0,
  denials: [],
  weeks,
  use: null,
  proposals: [],
  leftOut: 0,
});

const text = (weeks: Digest['weeks']): string =>
  JSON.stringify(renderDigest('one', digest(weeks), 'channel').blocks);

test('the week stands beside the week before, with who answered how much', () => {
  const { blocks } = renderDigest('one', digest({ now: WEEK, before: EMPTY }), 'channel');
  const table = JSON.stringify(blocks[2]);
  for (const row of [
    /requests +1,204 +0\b/,
    /decided by rules +91% +–/,
    /time-outs +3 +0/,
    /median decision +8\.4 s +–/,
    /95th percentile +42 s +–/,
    /within 2 s +6 +0/,
    /share approved +80% +–/,
  ])
    expect(table).toMatch(row);
  expect(JSON.stringify(blocks[3])).toContain('<@U0ANA> 50, and 1 more people');
});

test('without a request in two weeks, or without counts, the message is about the rule book alone', () => {
  expect(text({ now: EMPTY, before: EMPTY })).not.toContain('week in numbers');
  expect(text(null)).not.toContain('week in numbers');
});

test('the document for git has the same numbers', () => {
  const document = digestDocument(digest({ now: WEEK, before: EMPTY }));
  expect(document).toContain('| Whole days | 2026-11-16 to 2026-11-22 | 2026-11-09 to 2026-11-15 |');
  expect(document).toContain('| decided by rules | 91% | – |');
  expect(document).toContain('Answers by person: U0ANA 50.');
});

test('the document for git has a table of the rules by use, whatever is in their patterns', () => {
  const rule = { id: 'one', effect: 'allow', type: 'regex', pattern: 'make (?:a|b)\n`x`' } as const;
  const tableOf = (uses: number): string => {
    const use = rulesByUse([rule], uses === 0 ? [] : [{ ruleId: 'one', uses }], 30);
    return digestDocument({ ...digest(null), use });
  };
  expect(tableOf(1_204)).toContain('| allow regex `` make (?:a\\|b) ⏎ `x` `` | 1,204 |');
  expect(tableOf(0)).not.toContain('Rules by use');
});

test('a digest that was kept before uses and weeks were counted can still be read', () => {
  const { weeks: _weeks, use: _use, ...kept } = digest(null);
  expect(digestJson.parse(JSON.parse(JSON.stringify(kept)))).toEqual(digest(null));
  const use = rulesByUse([], [], 30);
  expect(digestJson.parse(JSON.parse(JSON.stringify({ ...kept, use })))).toEqual({ ...digest(null), use });
});
