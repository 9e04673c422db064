import { UnknownTokens } from '../../../src/ingress/callers/unknown-tokens.ts';

const HERE = '192.0.2.1';

function tries(): {
  miss(hash: string, at?: number, address?: string): number | null;
  tokens: UnknownTokens;
} {
  const tokens = new UnknownTokens();
  return { tokens, miss: (hash, at = 0, address = HERE) => tokens.missed(address, hash, at) };
}

test('ten unknown tokens a minute are answered, further ones have to wait for the minute to end', () => {
  const { miss } = tries();
  for (let n = 0; n < 10; n += 1) expect(miss(`t${n}`)).toBeNull();
  expect(miss('t10')).toBe(60);
  expect(miss('t11', 45_500)).toBe(15);
  expect(miss('t12', 45_500, '192.0.2.2')).toBeNull();
  expect(miss('t13', 60_000)).toBeNull();
});

test('a token that was valid is looked up however many unknown ones come from its address', () => {
  const { tokens } = tries();
  tokens.found(HERE, 'good', 0);
  for (let n = 0; n < 100; n += 1) expect(tokens.reserve(HERE, `bad${n}`, 0)).toBeNull();
  expect(tokens.reserve(HERE, 'bad', 0)).toBe(60);
  expect(tokens.reserve(HERE, 'good', 0)).toBeNull();
  tokens.missed(HERE, 'good', 0);
  expect(tokens.reserve(HERE, 'good', 0)).toBe(60);
});

test('tokens that turn out valid use up nothing', () => {
  const { tokens } = tries();
  for (let n = 0; n < 1_000; n += 1) {
    expect(tokens.reserve(HERE, `good${n}`, 0)).toBeNull();
    tokens.found(HERE, `good${n}`, 0);
  }
});

test('a clock that is set back ends the wait', () => {
  const { miss } = tries();
  for (let n = 0; n < 20; n += 1) miss(`t${n}`, 3_600_000);
  expect(miss('t', 0)).toBeNull();
});
