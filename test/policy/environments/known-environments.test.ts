import { unknownEnvironment } from '../../../src/policy/environments/known-environments.ts';

const KNOWN = ['production', 'staging'];

test('a configured environment has nothing wrong', () => {
  expect(unknownEnvironment('staging', KNOWN)).toBeNull();
});

test('an unknown one is named with the closest and with those that exist', () => {
  expect(unknownEnvironment('prd', KNOWN)).toBe(
    '"prd" is not a configured environment; the closest is production. Configured: production, staging',
  );
});

test.each([
  'constructor',
  'toString',
  '__proto__',
  'hasOwnProperty',
  'Production',
  ' production',
  'production\n',
])('%j exists in no object by accident', (name) =>
  expect(unknownEnvironment(name, KNOWN)).toMatch(/^".*" is not a configured environment/),
);

test('neither a long name nor many environments make a long sentence', () => {
  const many = Array.from({ length: 500 }, (_, n) => `env-${n}`);
  const text = unknownEnvironment('x'.repeat(100_000), many) ?? '';
  expect(text.length).toBeLessThan(500);
  expect(text).toMatch(/env-19 and 480 more$/);
});
