import { redactText, redactTexts } from '../../../src/policy/redact/free-text.ts';
import { FAKE } from './corpus/planted.ts';

test.each(Object.entries(FAKE).filter(([kind]) => kind !== 'slackHook' && kind !== 'awsSecret'))(
  'a key of %s in a reason, a link, a folder or a branch is redacted',
  (_kind, key) => {
    for (const text of [
      `rotate ${key} now`,
      `https://ci.example/run?x=${key}`,
      `/srv/${key}/app`,
      `refs/heads/${key}`,
    ])
      expect(redactText(text)).not.toContain(key);
  },
);

test.each([
  ['the password is hunter2hunter2', ['hunter2hunter2'], 'the password is ‹secret›'],
  ['https://ci:hunter2@ci.example/run/1', [], 'https://ci:‹secret›@ci.example/run/1'],
  ['see https://ci.example/run?token=hunter2', [], 'see https://ci.example/run?token=‹secret›'],
  ['it was wrong, DB_PASSWORD=hunter2 that is', [], 'it was wrong, DB_PASSWORD=‹secret› that is'],
  ['Authorization: Bearer hunter2hunter2', [], 'Authorization: Bearer ‹secret›'],
  ['release 42: fixes the token refresh', [], 'release 42: fixes the token refresh'],
  ['asked for by ana, see #123', ['ana'], 'asked for by ana, see #123'],
  ['a.c and abc', ['a.c and'], '‹secret› abc'],
])('%s', (text, values, shown) => {
  expect(redactText(text, values)).toBe(shown);
});

test('every text of a value is redacted, and nothing else of it changes', () => {
  const at = { count: 2, none: null, list: ['x', 'PASSWORD=hunter2'], deep: { url: 'https://a:hunter2@b' } };
  expect(redactTexts(at, [])).toEqual({
    count: 2,
    none: null,
    list: ['x', 'PASSWORD=‹secret›'],
    deep: { url: 'https://a:‹secret›@b' },
  });
});

test('what is redacted is not searched for again: a text does not grow without bounds', () => {
  const values = ['secret', 'e'.repeat(6)];
  expect(redactText('token=secret '.repeat(200), values).length).toBeLessThan(200 * 20);
});
