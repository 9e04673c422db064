import { newlyAllowing, weakenings } from '../../../../src/rulebook/changes/two-admins/weakenings.ts';
import type { RuleDraft } from '../../../../src/rulebook/stored-rule.ts';

const ALLOW: RuleDraft = {
  effect: 'allow',
  type: 'glob',
  pattern: 'make *',
  environments: ['eu'],
  repositories: [],
  hours: 'any',
  expiresAt: null,
  maxUses: null,
  reason: 'x',
  example: null,
};
const DENY: RuleDraft = { ...ALLOW, effect: 'deny' };
const LATER = new Date('2027-01-01T00:00:00Z');
const SOON = new Date('2026-12-01T00:00:00Z');

/** What the steps weaken where only `eu` is marked. */
const kinds = (before: RuleDraft | null, after: RuleDraft | null): string[] =>
  weakenings([{ before, after }], ['eu']).map(({ kind }) => kind);

describe('a rule that comes in', () => {
  test.each<[string, Partial<RuleDraft>, boolean]>([
    ['a glob in a marked environment', {}, true],
    ['a regex that is also for a marked one', { type: 'regex', environments: ['staging', 'eu'] }, true],
    ['a glob for everywhere', { environments: [] }, true],
    ['a glob elsewhere', { environments: ['staging'] }, false],
    ['an exact rule', { type: 'exact' }, false],
    ['a rule that denies', { effect: 'deny' }, false],
  ])('%s', (_what, more, needs) => {
    expect(kinds(null, { ...ALLOW, ...more })).toEqual(needs ? ['allows-more'] : []);
    expect(weakenings([{ before: null, after: { ...ALLOW, ...more } }], [])).toEqual([]);
  });
});

describe('a rule that goes', () => {
  test.each<[string, Partial<RuleDraft>, boolean]>([
    ['a deny rule in a marked environment', {}, true],
    ['an exact deny rule', { type: 'exact' }, true],
    ['a deny rule for everywhere', { environments: [] }, true],
    ['a deny rule that ended', { expiresAt: new Date(0) }, true],
    ['a deny rule elsewhere', { environments: ['staging'] }, false],
    ['an allow rule', { effect: 'allow' }, false],
  ])('%s', (_what, more, needs) => {
    expect(kinds({ ...DENY, ...more }, null)).toEqual(needs ? ['denies-less'] : []);
  });
});

const EDITS: [string, Partial<RuleDraft>, Partial<RuleDraft>][] = [
  ['another pattern', { pattern: 'make a *' }, { pattern: 'make b *' }],
  ['another type', { type: 'glob' }, { type: 'regex' }],
  ['a repository less', { repositories: ['acme/a', 'acme/b'] }, { repositories: ['acme/a'] }],
  ['a repository in place of all', { repositories: [] }, { repositories: ['acme/a'] }],
  ['working hours', { hours: 'any' }, { hours: 'working' }],
  ['an end', { expiresAt: null }, { expiresAt: LATER }],
  ['an earlier end', { expiresAt: LATER }, { expiresAt: SOON }],
  ['a number of uses', { maxUses: null }, { maxUses: 9 }],
  ['fewer uses', { maxUses: 9 }, { maxUses: 8 }],
  ['a marked environment less', { environments: ['eu'] }, { environments: ['staging'] }],
  ['an environment in place of all', { environments: [] }, { environments: ['staging'] }],
];

test.each(EDITS)('an edit to %s weakens a deny rule', (what, wide, narrow) => {
  expect(kinds({ ...DENY, ...wide }, { ...DENY, ...narrow })).toEqual(['denies-less']);
  const isOther = what.startsWith('another');
  expect(kinds({ ...DENY, ...narrow }, { ...DENY, ...wide })).toEqual(isOther ? ['denies-less'] : []);
});

test.each(EDITS)('an edit back from %s weakens an allow rule', (what, wide, narrow) => {
  expect(kinds({ ...ALLOW, ...narrow }, { ...ALLOW, ...wide })).toEqual(['allows-more']);
  const isOther = what.startsWith('another');
  expect(kinds({ ...ALLOW, ...wide }, { ...ALLOW, ...narrow })).toEqual(isOther ? ['allows-more'] : []);
});

test.each(EDITS)(
  'an edit to %s, or back, takes one admin where no environment of the rule is marked',
  (_what, wide, narrow) => {
    for (const rule of [ALLOW, DENY])
      for (const [before, after] of [
        [wide, narrow],
        [narrow, wide],
      ])
        expect(weakenings([{ before: { ...rule, ...before }, after: { ...rule, ...after } }], [])).toEqual(
          [],
        );
  },
);

test.each<[string, RuleDraft, RuleDraft, string[]]>([
  ['another reason alone', ALLOW, { ...ALLOW, reason: 'y', example: 'make it' }, []],
  ['an exact allow rule that becomes a glob', { ...ALLOW, type: 'exact' }, ALLOW, ['allows-more']],
  ['a glob that becomes an exact allow rule', ALLOW, { ...ALLOW, type: 'exact' }, []],
  ['a denial that becomes an allow rule', DENY, ALLOW, ['denies-less']],
  ['a denial that becomes an exact allow rule', DENY, { ...ALLOW, type: 'exact' }, ['denies-less']],
  ['an allow rule that becomes a denial', ALLOW, DENY, []],
  ['an environment more that is not marked', ALLOW, { ...ALLOW, environments: ['eu', 'us'] }, []],
  ['all environments in place of the marked one', ALLOW, { ...ALLOW, environments: [] }, []],
  ['a denial for the marked one in place of all', { ...DENY, environments: [] }, DENY, []],
])('%s', (_what, before, after, expected) => {
  expect(kinds(before, after)).toEqual(expected);
});

test('with several marked environments each counts', () => {
  const step = { before: ALLOW, after: { ...ALLOW, environments: [] } };
  expect(weakenings([step], ['eu', 'us'])).toEqual([{ kind: 'allows-more', step }]);
});

test('what newly allows is found in every environment, exact rules too', () => {
  const exact: RuleDraft = { ...ALLOW, type: 'exact', environments: ['staging'] };
  const narrower = { ...ALLOW, maxUses: 3 };
  expect(
    newlyAllowing([
      { before: null, after: exact },
      { before: ALLOW, after: narrower },
      { before: narrower, after: ALLOW },
      { before: null, after: DENY },
      { before: ALLOW, after: null },
    ]),
  ).toEqual([exact, ALLOW]);
});
