import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { RE2JS } from 're2js';
import { literalGlob } from '../../../../src/policy/match/compile/literal-glob.ts';
import { type PatternPart } from '../../../../src/policy/match/compile/pattern-part.ts';
import { compileParts } from '../../../../src/policy/match/compile/word-pattern.ts';

const HALVES = '\u{1F600}'.split('');
const character = constantFrom('a', 'b', ' ', '.', '\n', '\\E', '(', '\u{1F600}', ...HALVES);
const text = string({ unit: character, maxLength: 5 });
const part = oneof(
  text.map((one): PatternPart => ({ kind: 'text', text: one })),
  constantFrom<PatternPart>({ kind: 'any' }),
);

const isByRe2 = (parts: readonly PatternPart[], asked: string): boolean =>
  RE2JS.compile(compileParts(parts).pattern(), RE2JS.DOTALL).matches(asked);

test('text and stars match without an expression what RE2 matches', () => {
  let matched = 0;
  assert(
    property(array(part, { maxLength: 6 }), array(text, { maxLength: 6 }), (parts, fillings) => {
      // Each star filled with something is what is likely to match; the rest is likely not to.
      const filled = parts.map((one, index) => (one.kind === 'text' ? one.text : (fillings[index] ?? '')));
      const whole = filled.join('');
      // Where two texts could share a character, they must not.
      const shared = whole.replaceAll(/(.)\1/gsu, '$1');
      return [whole, whole.trimEnd(), shared, fillings.join('')].every((asked) => {
        const said = compileParts(parts).matches(asked);
        if (said) matched += 1;
        return said === isByRe2(parts, asked);
      });
    }),
    { numRuns: 3_000, seed: 20261128 },
  );
  expect(matched).toBeGreaterThan(2_000);
});

test.each<[string, PatternPart[]]>([
  [
    'a question mark',
    [
      { kind: 'text', text: 'a' },
      { kind: 'one', class: '[^b]' },
    ],
  ],
  ['half a character', [{ kind: 'any' }, { kind: 'text', text: HALVES[1] ?? '' }]],
])('%s is left to RE2', (_, parts) => {
  expect(literalGlob(parts)).toBeNull();
});
