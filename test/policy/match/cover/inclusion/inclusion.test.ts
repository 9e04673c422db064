import { array, assert, constantFrom, letrec, oneof, property, tuple } from 'fast-check';
import { Expression } from '../../../../../src/policy/match/compile/expression.ts';
import { inclusion } from '../../../../../src/policy/match/cover/inclusion/inclusion.ts';

const compiled = (pattern: string): Expression => new Expression(pattern);
const decide = (outer: string | string[], inner: string, wordsOnly = false) =>
  inclusion([outer].flat().map(compiled), compiled(inner), { wordsOnly });

/** Every text over the alphabet up to this length. */
function textsUpTo(length: number, alphabet: string): string[] {
  const longest = length === 0 ? [''] : textsUpTo(length - 1, alphabet);
  return [...new Set([...longest, ...longest.flatMap((text) => Array.from(alphabet, (one) => text + one))])];
}

const TEXTS = textsUpTo(6, 'ab ');

const { pattern } = letrec<{ pattern: string; one: string; many: string }>((tie) => ({
  one: constantFrom('a', 'b', ' ', '.', '[ab]', '[^a]', '', 'a?', 'b*', '(?i:A)', '\\w', '\\S', '[a-c ]'),
  many: oneof(
    tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
    tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
    tuple(tie('pattern'), constantFrom('*', '+', '?', '{2}', '{1,3}')).map(([a, n]) => `(?:${a})${n}`),
  ),
  pattern: oneof({ maxDepth: 4 }, tie('one'), tie('many')),
}));

test('what is decided is what trying every short text says', () => {
  const decided = { included: 0, 'not-included': 0, 'not-decided': 0 };
  assert(
    property(array(pattern, { minLength: 1, maxLength: 2 }), pattern, (outer, inner) => {
      const [narrow, ...wide] = [inner, ...outer].map(compiled);
      const answer = inclusion(wide, narrow as Expression, { wordsOnly: false });
      decided[answer.kind] += 1;
      const counter = TEXTS.find((text) => narrow?.matches(text) && !wide.some((one) => one.matches(text)));
      if (answer.kind === 'included') return counter === undefined;
      if (answer.kind === 'not-decided') return true;
      // Its own witness holds, and no shorter one does.
      const isWitness =
        narrow?.matches(answer.text) === true && !wide.some((one) => one.matches(answer.text));
      return isWitness && (counter === undefined || counter.length >= Array.from(answer.text).length);
    }),
    { numRuns: 1_500, seed: 20261124 },
  );
  expect(decided.included).toBeGreaterThan(150);
  expect(decided['not-included']).toBeGreaterThan(150);
  expect(decided['not-decided']).toBe(0);
});

test.each<[string | string[], string, unknown]>([
  ['docker pull [a-z]+', 'docker pull (?:api|web)', { kind: 'included' }],
  ['docker pull [a-z]+', 'docker pull .*', { kind: 'not-included', text: 'docker pull ' }],
  [['x a.*', 'x [^a].*', 'x '], 'x .*', { kind: 'included' }],
  [['x a.*', 'x [^a].*'], 'x .*', { kind: 'not-included', text: 'x ' }],
  ['[0-9a-f]{7,40}', '[0-9a-f]{8}', { kind: 'included' }],
  ['(?i)make', 'MaKe', { kind: 'included' }],
  ['make', '(?i)make', { kind: 'not-included', text: 'makE' }],
  ['^make$', 'make', { kind: 'included' }],
  ['make', '^ma^ke$', { kind: 'included' }],
  ['.*', '(?:a|$)+', { kind: 'included' }],
  ['make\\b', 'make', { kind: 'not-decided' }],
  ['[^é]*', 'é', { kind: 'not-included', text: 'é' }],
])('%j takes in %j: %j', (outer, inner, expected) => {
  expect(decide(outer, inner)).toEqual(expected);
});

test('of commands there are none with two blanks side by side, or one at an end', () => {
  expect(decide('make .+', 'make .*')).toEqual({ kind: 'not-included', text: 'make ' });
  expect(decide('make .+', 'make .*', true)).toEqual({ kind: 'included' });
  expect(decide('make(?: [^ ]+)+', 'make .*', true)).toEqual({ kind: 'included' });
});

test('an expression that would take for ever is not decided', () => {
  const last = (one: string): string => `(?:a|b)*${one}(?:a|b){20}`;
  expect(decide([last('a'), last('b'), '(?:a|b){0,20}'], '(?:a|b)*')).toEqual({ kind: 'not-decided' });
});
