import { describeRule, scopeText } from '../../../src/rulebook/documents/describe.ts';
import { aRule } from '../../support/rules/rules.ts';

test('a rule says in words what it means', () => {
  expect(describeRule(aRule('make *'))).toBe(
    'Runs without asking: commands like this; * is any text within one simple command – in every environment.',
  );
  expect(describeRule(aRule('rm x', { effect: 'deny', type: 'exact', environments: ['production'] }))).toBe(
    'Never runs: exactly this command; white space and quoting do not matter – in production.',
  );
});

test('a scope says where, for whom, when, until when and how often', () => {
  const scoped = aRule('make *', {
    environments: ['production', 'staging', 'qa'],
    repositories: ['acme/*'],
    hours: 'working',
    expiresAt: new Date('2027-01-31T12:30:00Z'),
    maxUses: 10,
  });
  expect(scopeText(scoped)).toBe(
    'in production, staging and qa, for acme/*, within working hours, until 2027-01-31 12:30 UTC, 10 times',
  );
  expect(scopeText(aRule('make *', { maxUses: 1, environments: ['qa', 'dev'] }))).toBe('in qa and dev, once');
});
