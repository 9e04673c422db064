import { compileRule } from '../../../src/policy/match/compile/compile-rule.ts';
import { coverOf, covers, isShadowed } from '../../../src/policy/match/cover/cover.ts';
import { matchesText } from '../../../src/policy/match/judge/matches-text.ts';
import type { Rule } from '../../../src/policy/rule.ts';
import { analyse } from '../../../src/policy/shell/analyse.ts';
import { allow, aRule, deny } from '../../support/rules/rules.ts';

const cover = (outer: Rule[], inner: Rule) => coverOf(outer.map(compileRule), compileRule(inner));

const COVERED = { kind: 'covered' };
const NOT_DECIDED = { kind: 'not-decided' };
const but = (witness: string) => ({ kind: 'not-covered', witness });

test.each<[Rule, Rule, unknown]>([
  [allow('docker compose pull *'), allow('docker compose pull api', 'exact'), COVERED],
  [allow('docker compose pull *'), allow('docker compose pull', 'exact'), COVERED],
  [allow('docker compose pull *'), allow('docker compose pull api *'), COVERED],
  [allow('docker compose *'), allow('docker compose pull *'), COVERED],
  [allow('docker compose pull *'), allow('docker compose *'), but('docker compose')],
  [allow('docker compose pull *'), allow('docker compose push api', 'exact'), but('docker compose push api')],
  [allow('docker compose pull *'), allow('docker compose pull'), COVERED],
  [allow('docker * pull'), allow('docker x* pull'), COVERED],
  [allow('docker x* pull'), allow('docker * pull'), but('docker a pull')],
  [allow('docker pull [ab]'), allow('docker pull [ab]'), COVERED],
  [allow('docker pull ?'), allow('docker pull a', 'exact'), COVERED],
  [allow('docker pull (a|b)', 'regex'), allow('docker pull a', 'exact'), COVERED],
  [allow('docker pull (a|b)', 'regex'), allow('docker pull c', 'exact'), but('docker pull c')],
  [allow('docker pull .*', 'regex'), allow('docker pull .*', 'regex'), COVERED],
  [allow('docker pull .*', 'regex'), allow('docker pull $X', 'exact'), NOT_DECIDED],
  [allow('docker pull *'), allow('docker pull $X', 'exact'), COVERED],
  [allow('docker pull(?: .*)?', 'regex'), allow('docker pull *'), COVERED],
  [allow('docker pull *'), allow('docker pull [a-z]+', 'regex'), COVERED],
  [allow('docker pull a:[0-9.]+', 'regex'), allow('docker pull a:[0-9]+', 'regex'), COVERED],
  [allow('docker pull a:[0-9]+', 'regex'), allow('docker pull a:[0-9.]+', 'regex'), but('docker pull a:.')],
  [allow('make .+', 'regex'), allow('make .*', 'regex'), but('make "${X}"')],
  [allow('make x\\b.*', 'regex'), allow('make x', 'exact'), COVERED],
  [allow('a * && b *'), allow('a 1 && b 2', 'exact'), COVERED],
  [allow('a *'), allow('a 1 && b 2', 'exact'), NOT_DECIDED],
  [allow('a * > /tmp/*'), allow('a b > /tmp/*'), COVERED],
  [allow('a *'), allow('a b > /tmp/*'), NOT_DECIDED],
  [allow('a * > /tmp/*'), allow('a b > /tmp/x/*'), COVERED],
  [allow('a * > /tmp/*'), allow('a b > /tmp/x', 'exact'), COVERED],
  [allow('a * > /tmp/*'), allow('a b > /tmp/../x', 'exact'), NOT_DECIDED],
  [allow('a * > /tmp/*'), allow('a b > /var/x', 'exact'), NOT_DECIDED],
  [allow('TAG=* a *'), allow('TAG=3f2a9bc a b', 'exact'), COVERED],
  [allow('TAG=* a *'), allow('TAG=v[0-9] a b'), COVERED],
  [allow('TAG=v[0-9] a *'), allow('TAG=* a b'), NOT_DECIDED],
  [allow('TAG=v* a *'), allow('TAG=3f2a9bc a b', 'exact'), NOT_DECIDED],
  [allow('TAG=* a *'), allow('TOG=3f2a9bc a b', 'exact'), NOT_DECIDED],
  [allow('TAG=* a *'), allow('TAG=1 TOG=2 a b', 'exact'), NOT_DECIDED],
  [allow('TAG=?* a *'), allow('TAG=$X a b', 'exact'), NOT_DECIDED],
  // What stands behind the last `*` also allows the command inside; an open end does not.
  [allow('docker *'), allow('docker * bash'), NOT_DECIDED],
  [allow('timeout .*', 'regex'), allow('timeout 5 deploy .*', 'regex'), NOT_DECIDED],
  [aRule('a *', { effect: 'deny' }), allow('a b'), NOT_DECIDED],
  [deny('rm *'), deny('rm -rf /', 'exact'), COVERED],
  // A glob also asks about commands that only resemble it; an expression does not.
  [deny('rm .*', 'regex'), deny('rm -rf /', 'exact'), NOT_DECIDED],
])('%j over %j: %j', (outer, inner, expected) => {
  expect(cover([outer], inner)).toEqual(expected);
});

test('several rules cover one together, and a variable has to be known by one of them', () => {
  expect(cover([allow('make [a-m]'), allow('make [n-z]')], allow('make [a-z]', 'regex'))).toEqual(COVERED);
  const open = [allow('make a*'), allow('make [^a]*', 'regex'), allow('make', 'exact')];
  expect(cover(open, allow('make *'))).toEqual(but('make "${X}"'));
});

test('each environment and repository may be covered by another rule', () => {
  const by = (environment: string): Rule => aRule('make *', { environments: [environment] });
  const both = aRule('make x', { environments: ['staging', 'production'] });
  expect(cover([by('staging'), by('production')], both)).toEqual(COVERED);
  expect(cover([by('staging')], both)).toEqual(NOT_DECIDED);
});

test('a rule whose every command is denied is in the shadow of that denial', () => {
  const shadow = (allowed: Rule, denying: Rule) => isShadowed(compileRule(allowed), compileRule(denying));
  expect(shadow(allow('rm -rf [a-z]+', 'regex'), deny('rm -rf *'))).toBe(true);
  expect(shadow(allow('rm *'), deny('rm -rf *'))).toBe(false);
  expect(shadow(allow('rm x'), aRule('rm *', { effect: 'deny', environments: ['staging'] }))).toBe(false);
});

const soon = new Date('2026-12-01T00:00:00Z');
const later = new Date('2027-01-01T00:00:00Z');

test.each<[Partial<Rule>, Partial<Rule>, boolean]>([
  [{ environments: ['staging'] }, {}, false],
  [{}, { environments: ['staging'] }, true],
  [{ environments: ['staging', 'production'] }, { environments: ['staging'] }, true],
  [{ repositories: ['acme/api'] }, { repositories: ['Acme/API'] }, true],
  [{ repositories: ['acme/api'] }, { repositories: ['acme/web'] }, false],
  [{ repositories: ['acme/*'] }, { repositories: ['Acme/api'] }, true],
  [{ repositories: ['acme/*'] }, { repositories: ['acme/a*'] }, false],
  [{ hours: 'working' }, {}, false],
  [{ hours: 'working' }, { hours: 'working' }, true],
  [{ expiresAt: soon }, {}, false],
  [{ expiresAt: soon }, { expiresAt: later }, false],
  [{ expiresAt: later }, { expiresAt: soon }, true],
  [{ maxUses: 10 }, { maxUses: 1 }, false],
  [{}, { maxUses: 1 }, true],
])('a scope of %j over %j: %s', (outer, inner, expected) => {
  expect(covers(compileRule(aRule('make *', outer)), compileRule(aRule('make x', inner)))).toBe(expected);
});

test('what is decided is what the matcher says of every command', () => {
  const words = ['a', '*', 'a*', '*b', 'a?', '[ab]', '$X'];
  const expressions = ['.*', '.+', 'a.*', '[ab]+', '[^ ]*', '(?:a|b)?', 'a b', '[^a]+'];
  const rules = [
    ...words.flatMap((one) => [allow(`make ${one}`), ...words.map((two) => allow(`make ${one} ${two}`))]),
    ...expressions.map((one) => allow(`make ${one}`, 'regex')),
  ].map(compileRule);
  const values = ['a', 'b', 'ab', "'a b'", "''", '$X', 'a$X', '"$X b"'];
  const texts = ['', ...values, ...values.flatMap((one) => values.map((two) => `${one} ${two}`))];
  const analyses = texts.map((text) => analyse(`make ${text}`));
  const known = new Map(rules.map((rule) => [rule, analyses.map((one) => matchesText(rule, one))]));
  const wrong: string[] = [];
  const counts = { covered: 0, 'not-covered': 0, 'not-decided': 0 };
  for (const outer of rules)
    for (const inner of rules) {
      const found = coverOf([outer], inner);
      counts[found.kind] += 1;
      const counter = texts.find((_, index) => known.get(inner)?.[index] && !known.get(outer)?.[index]);
      if (found.kind === 'covered' && counter !== undefined)
        wrong.push(`${outer.rule.pattern} over ${inner.rule.pattern} but ${counter}`);
    }
  expect(wrong).toEqual([]);
  expect(counts.covered).toBeGreaterThan(rules.length * 3);
  expect(counts['not-covered']).toBeGreaterThan(counts['not-decided']);
});
