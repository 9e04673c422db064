import * as fc from 'fast-check';
import { coversScope, scopeParts } from '../../../src/policy/match/cover/cover-scope.ts';
import { denialScope, type Occasion, outOfScope } from '../../../src/policy/match/judge/scope.ts';
import { type Provenance, TRUSTED, UNPROVEN } from '../../../src/policy/match/repositories/provenance.ts';
import { isProvenIn, reachOf } from '../../../src/policy/match/repositories/reach.ts';
import { matchesRepository } from '../../../src/policy/match/repositories/repository-glob.ts';
import type { Rule } from '../../../src/policy/rule.ts';
import { aRule } from '../../support/rules/rules.ts';

const bound = (...boundTo: string[]): Provenance => ({ isTrusted: false, boundTo });

test.each<[string, string[], string | null, Provenance, boolean]>([
  ['a claim', ['acme/infra'], 'acme/infra', UNPROVEN, false],
  ['a claim by the operator', ['acme/infra'], 'acme/infra', TRUSTED, true],
  ['another one by the operator', ['acme/infra'], 'acme/api', TRUSTED, false],
  ['a binding that names it', ['acme/*'], 'ACME/Infra', bound('acme/infra', 'other/*'), true],
  ['a binding that names another one', ['acme/infra'], 'acme/infra', bound('acme/api', 'acme/*'), false],
  ['a binding inside of the scope', ['acme/*'], 'acme/infra', bound('acme/infra-*', 'ACME/in[f]ra'), true],
  ['a binding wider than the scope', ['acme/infra'], 'acme/infra', bound('acme/*'), false],
  ['a binding that is partly outside', ['acme/*'], 'acme/infra', bound('acme/*', 'other/*'), false],
  ['a binding inside of two together', ['acme/a*', 'acme/i*'], 'acme/api', bound('acme/{api,infra}'), true],
  ['a binding, and none named', ['acme/*'], null, bound('acme/infra'), true],
  ['no binding, and none named', ['acme/*'], null, TRUSTED, false],
])('an allow rule’s repository is proven by: %s', (_what, globs, repository, provenance, isProven) => {
  expect(isProvenIn(globs, { repository, provenance })).toBe(isProven);
});

test.each<[string, string[], string | null, Provenance, 'certain' | 'possible' | null]>([
  ['a claim of it', ['acme/infra'], 'acme/infra', UNPROVEN, 'certain'],
  ['a claim of it in other letters', ['acme/infra'], 'Acme/INFRA\u200b', UNPROVEN, 'certain'],
  ['none named', ['acme/infra'], null, UNPROVEN, 'certain'],
  ['none named by the operator', ['acme/infra'], null, TRUSTED, 'certain'],
  ['a claim of another one', ['acme/infra'], 'acme/api', UNPROVEN, 'possible'],
  ['a claim of another one, wide binding', ['acme/infra'], 'acme/api', bound('acme/*'), 'possible'],
  ['another one by the operator', ['acme/infra'], 'acme/api', TRUSTED, null],
  ['a binding that names another one', ['acme/infra'], 'acme/api', bound('acme/api', 'acme/*'), null],
  ['a binding elsewhere', ['acme/infra'], 'other/api', bound('other/*'), null],
  ['a binding elsewhere, none named', ['acme/*'], null, bound('other/*', 'third/x'), null],
  ['a binding that takes it in, none named', ['acme/infra'], null, bound('*/infra'), 'certain'],
  ['a scope that is no glob', ['acme/[infra'], 'other/x', TRUSTED, 'certain'],
])('a deny rule’s reach: %s', (_what, globs, repository, provenance, reach) => {
  expect(reachOf(globs, { repository, provenance })).toBe(reach);
});

test('names are compared without case and without what nobody sees', () => {
  expect(matchesRepository('acme/*', ' ACME/api\u200b')).toBe(true);
  expect(matchesRepository('Acme/API', 'acme/api')).toBe(true);
  expect(matchesRepository('acme/api', 'acme/apí')).toBe(false);
  expect(matchesRepository('acme/[api', 'acme/api')).toBe(false);
});

test.each<[string, string, boolean]>([
  ['[!b]*/infra', 'acme/infra', true],
  ['[!b]*/infra', 'bcme/infra', false],
  ['[^a-c]cme/infra', 'acme/infra', false],
  ['[^a-c]cme/infra', 'dcme/infra', true],
  ['acme/[a!]', 'acme/!', true],
  ['acme/{[!x],y}', 'acme/x', false],
  ['acme/{[!x],y}', 'acme/y', true],
])('a bracket is negated as in the shell: %s, %s', (glob, name, isMatched) => {
  expect(matchesRepository(glob, name)).toBe(isMatched);
});

test.each(['acme/inf\u200bra', '\uff41cme/infra', 'acme/infra\u00a0', ' ACME/infra', 'acme/in\u00adfra'])(
  'a glob is compared as a name is, so that a deny rule reaches what it shows: %j',
  (glob) => {
    expect(reachOf([glob], { repository: 'acme/infra', provenance: TRUSTED })).toBe('certain');
    expect(reachOf([glob], { repository: 'acme/api', provenance: TRUSTED })).toBe(null);
  },
);

const NAMES = ['acme/api', 'acme/infra', 'other/x', 'bcme/api'];
const GLOBS = [...NAMES, 'acme/*', '*/infra', '*', 'acme/{api,infra}', '[ab]cme/*', 'acme/a??', 'other/*'];
const scopes = fc.uniqueArray(fc.constantFrom(...GLOBS), { maxLength: 3 });
const origins = fc
  .record({
    repository: fc.constantFrom(null, ...NAMES),
    isTrusted: fc.boolean(),
    boundTo: scopes,
  })
  // What the API lets in: a bound token names one of its repositories.
  .filter(
    ({ repository, boundTo }) =>
      boundTo.length === 0 ||
      (repository !== null && boundTo.some((glob) => matchesRepository(glob, repository))),
  );
const occasion = (origin: {
  repository: string | null;
  isTrusted: boolean;
  boundTo: string[];
}): Occasion => ({
  repository: origin.repository,
  provenance: { isTrusted: origin.isTrusted, boundTo: origin.boundTo },
  environment: 'production',
  isWorkingTime: true,
  now: new Date('2026-11-24T10:00:00Z'),
  usedUp: new Set(),
});

const RANK = [null, 'possible', 'certain'];

test('what a scope is proven to cover, it covers for every request', () => {
  fc.assert(
    fc.property(fc.array(scopes, { minLength: 1, maxLength: 3 }), scopes, origins, (wide, narrow, origin) => {
      const at = occasion(origin);
      const rules = (effect: 'allow' | 'deny') =>
        [narrow, ...wide].map((repositories) => aRule('ls', { repositories, effect }));
      const isCovered = ([inner, ...outer]: Rule[]) =>
        scopeParts(inner as Rule).every((part) => outer.some((one) => coversScope(one, part)));
      const applies = rules('allow').map((rule) => outOfScope(rule, at) === null);
      const allowsLess = applies[0] === true && !applies.slice(1).includes(true);
      const ranks = rules('deny').map((rule) => RANK.indexOf(denialScope(rule, at)?.reach ?? null));
      const deniesLess = Math.max(...ranks.slice(1)) < (ranks[0] ?? 0);
      expect([isCovered(rules('allow')) && allowsLess, isCovered(rules('deny')) && deniesLess]).toEqual([
        false,
        false,
      ]);
    }),
    { numRuns: 3_000 },
  );
});
