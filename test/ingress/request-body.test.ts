import { requestBodyFor } from '../../src/ingress/requests/schemas.ts';

const problems = (known: string[], body: object) =>
  requestBodyFor(known)
    .safeParse({ command: 'ls', ...body })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

test('a request that names no environment is for production, if there is one', () => {
  expect(requestBodyFor(['production', 'staging']).parse({ command: 'ls' }).environment).toBe('production');
  expect(problems(['staging'], {})).toEqual([
    'environment: "production" is not a configured environment; the closest is staging. Configured: staging',
  ]);
});

test.each([null, 5, ['production'], 'a\0b', '\ud83d'])(
  'environment %j is a problem with that field',
  (environment) => {
    const found = problems(['production'], { environment });
    expect(found?.length).toBeGreaterThan(0);
    expect(found?.every((one) => one.startsWith('environment: '))).toBe(true);
  },
);
