import { comparable, covers } from '../../../src/policy/match/cover.ts';
import type { Rule } from '../../../src/policy/rule.ts';
import { allow, aRule } from '../../support/rules.ts';

const cover = (outer: Rule, inner: Rule): string => covers(comparable(outer), comparable(inner));

test.each<[Rule, Rule, string]>([
  [allow('docker compose pull *'), allow('docker compose pull api', 'exact'), 'yes'],
  [allow('docker compose pull *'), allow('docker compose pull', 'exact'), 'yes'],
  [allow('docker compose pull *'), allow('docker compose pull api *'), 'yes'],
  [allow('docker compose *'), allow('docker compose pull *'), 'yes'],
  [allow('docker compose pull *'), allow('docker compose *'), 'unknown'],
  [allow('docker compose pull *'), allow('docker compose push api', 'exact'), 'unknown'],
  [allow('docker compose pull *'), allow('docker compose pull'), 'yes'],
  [allow('docker * pull'), allow('docker x* pull'), 'yes'],
  [allow('docker x* pull'), allow('docker * pull'), 'unknown'],
  [allow('docker pull [ab]'), allow('docker pull [ab]'), 'yes'],
  [allow('docker pull ?'), allow('docker pull a', 'exact'), 'unknown'],
  [allow('docker pull (a|b)', 'regex'), allow('docker pull a', 'exact'), 'yes'],
  [allow('docker pull (a|b)', 'regex'), allow('docker pull c', 'exact'), 'unknown'],
  [allow('docker pull .*', 'regex'), allow('docker pull .*', 'regex'), 'yes'],
  [allow('docker pull .*', 'regex'), allow('docker pull $X', 'exact'), 'unknown'],
  [allow('docker pull *'), allow('docker pull $X', 'exact'), 'yes'],
  [allow('a * && b *'), allow('a 1 && b 2', 'exact'), 'yes'],
  [allow('a *'), allow('a 1 && b 2', 'exact'), 'unknown'],
  [allow('a * > /tmp/*'), allow('a b > /tmp/*'), 'yes'],
  [allow('a *'), allow('a b > /tmp/*'), 'unknown'],
  [aRule('a *', { effect: 'deny' }), allow('a b'), 'unknown'],
])('%j over %j: %s', (outer, inner, expected) => {
  expect(cover(outer, inner)).toBe(expected);
});

const soon = new Date('2026-12-01T00:00:00Z');
const later = new Date('2027-01-01T00:00:00Z');

test.each<[Partial<Rule>, Partial<Rule>, string]>([
  [{ environments: ['staging'] }, {}, 'unknown'],
  [{}, { environments: ['staging'] }, 'yes'],
  [{ environments: ['staging', 'production'] }, { environments: ['staging'] }, 'yes'],
  [{ repositories: ['acme/api'] }, { repositories: ['Acme/API'] }, 'yes'],
  [{ repositories: ['acme/api'] }, { repositories: ['acme/web'] }, 'unknown'],
  [{ hours: 'working' }, {}, 'unknown'],
  [{ hours: 'working' }, { hours: 'working' }, 'yes'],
  [{ expiresAt: soon }, {}, 'unknown'],
  [{ expiresAt: soon }, { expiresAt: later }, 'unknown'],
  [{ expiresAt: later }, { expiresAt: soon }, 'yes'],
  [{ maxUses: 10 }, { maxUses: 1 }, 'unknown'],
  [{}, { maxUses: 1 }, 'yes'],
])('a scope of %j over %j: %s', (outer, inner, expected) => {
  expect(cover(aRule('make *', outer), aRule('make x', inner))).toBe(expected);
});

test('a cover is never claimed where some command is known by the inner rule alone', () => {
  const words = ['a', 'b', '*', 'a*', '*b', 'ab'];
  const patterns = words.flatMap((one) => [`make ${one}`, ...words.map((two) => `make ${one} ${two}`)]);
  const values = ['a', 'b', 'ab', 'aab', 'ba'];
  const texts = [
    'make',
    ...values.flatMap((one) => [`make ${one}`, ...values.map((two) => `make ${one} ${two}`)]),
  ];
  const known = patterns.map((pattern) => {
    const rule = comparable(allow(pattern));
    return { pattern, rule, texts: new Set(texts.filter((text) => rule.commands[0]?.words.matches(text))) };
  });
  const pairs = known.flatMap((outer) => known.map((inner) => ({ outer, inner })));
  const claimed = pairs.filter(({ outer, inner }) => covers(outer.rule, inner.rule) === 'yes');
  const wrong = claimed.filter(({ outer, inner }) => [...inner.texts].some((text) => !outer.texts.has(text)));
  expect(claimed.length).toBeGreaterThan(patterns.length);
  expect(wrong.map(({ outer, inner }) => `${outer.pattern} over ${inner.pattern}`)).toEqual([]);
});
