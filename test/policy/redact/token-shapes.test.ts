import * as fc from 'fast-check';
import { TOKEN_SHAPES } from '../../../src/policy/redact/find/tokens/token-catalogue.ts';
import { findTokens } from '../../../src/policy/redact/find/tokens/token-shapes.ts';
import { LOOKALIKES } from './lookalikes.ts';
import { CONTEXTS, TOKEN_SAMPLES } from './token-samples.ts';

/** What the found ranges hold, with their kinds. */
function tokensIn(text: string): [kind: string, token: string][] {
  return findTokens(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
}

/** The dot at the end of an unsigned JWT may stay: it tells nothing. */
function withoutLastDot(token: string): string {
  return token.replace(/\.$/, '');
}

test.each(TOKEN_SAMPLES)('%s is found by its form', (kind, token) => {
  const found = [[kind, withoutLastDot(token)]];
  expect(tokensIn(token)).toEqual(found);
  expect(tokensIn(`curl -H "Authorization: Bearer ${token}" https://api.example.com`)).toEqual(found);
  expect(tokensIn(`{"a":"${token}","b":1}`)).toEqual(found);
  expect(tokensIn(`https://ci:${token}@host/x`)).toEqual(found);
  expect(tokensIn(`--token=${token}`)).toEqual(found);
});

test.each(CONTEXTS)('%s: only the secret part of a text is found', (kind, before, secret, after) => {
  expect(tokensIn(before + secret + after)).toEqual([[kind, secret]]);
});

test.each(LOOKALIKES)('no token in %s', (text) => {
  expect(tokensIn(text)).toEqual([]);
});

test('a token in the middle of a longer word is none', () => {
  expect(tokensIn(`xghp_${'a1'.repeat(18)}`)).toEqual([]);
  expect(tokensIn(`dapi${'0a'.repeat(17)}`)).toEqual([]);
});

test('several tokens come in their order and do not overlap', () => {
  const text = TOKEN_SAMPLES.map(([, token]) => token).join(' ');
  expect(tokensIn(text)).toEqual(TOKEN_SAMPLES.map(([kind, token]) => [kind, withoutLastDot(token)]));
});

test('every shape of the catalogue has two samples of its kind', () => {
  const kinds = new Set(TOKEN_SHAPES.map(({ kind }) => kind));
  const samples = [...TOKEN_SAMPLES, ...CONTEXTS].map(([kind]) => kind);
  const few = [...kinds].filter((kind) => samples.filter((sample) => sample === kind).length < 2);
  expect(few).toEqual([]);
});

const pieces = fc.constantFrom(
  ...TOKEN_SHAPES.map(({ literal }) => literal),
  ...TOKEN_SAMPLES.map(([, token]) => token),
  ...' \t\n"\'$`;|&(){}<>\\*?[]#!^,'.split(''),
  'a1B2'.repeat(9),
  '=',
  'ü',
  '😀',
);

test('a token never holds white space, quotes or a character that a shell reads as code', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      let last = 0;
      for (const { start, end } of findTokens(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(text.slice(start, end)).toMatch(/^[A-Za-z0-9_\-.+/=:%~]+$/);
        last = end;
      }
    }),
    { numRuns: 2000 },
  );
});
