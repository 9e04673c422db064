import { needsSecondAdmin } from '../../src/rulebook/held-change.ts';

test.each([
  ['a glob in a marked environment', { environments: ['eu'] }, true],
  [
    'a regex that is also for a marked one',
    { type: 'regex' as const, environments: ['staging', 'eu'] },
    true,
  ],
  ['a glob for everywhere', { environments: [] }, true],
  ['a glob elsewhere', { environments: ['staging'] }, false],
  ['an exact rule', { type: 'exact' as const, environments: ['eu'] }, false],
  ['a rule that denies', { effect: 'deny' as const, environments: ['eu'] }, false],
])('%s', (_what, rule, needs) => {
  const whole = { effect: 'allow' as const, type: 'glob' as const, ...rule };
  expect(needsSecondAdmin(whole, ['eu'])).toBe(needs);
  expect(needsSecondAdmin(whole, [])).toBe(false);
});
