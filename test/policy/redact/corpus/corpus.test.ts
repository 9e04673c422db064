import { findTokens } from '../../../../src/policy/redact/find/tokens/token-shapes.ts';
import { ATTACKS } from './attacks.ts';
import { HARMLESS } from './harmless.ts';
import { SECRETS } from './secrets.ts';

test('the collections are as large as promised and hold no command twice', () => {
  const secrets = SECRETS.map(({ command }) => command);
  const attacks = ATTACKS.map(({ command }) => command);
  expect(secrets.length).toBeGreaterThanOrEqual(160);
  expect(HARMLESS.length).toBeGreaterThanOrEqual(160);
  expect(attacks.length).toBeGreaterThanOrEqual(60);
  const all = [...secrets, ...HARMLESS, ...attacks];
  expect(all.filter((command, i) => all.indexOf(command) !== i)).toEqual([]);
});

test.each(SECRETS)('a secret stands in $command', ({ command, secrets }) => {
  expect(command).not.toMatch(/[«»]/);
  expect(secrets.length).toBeGreaterThan(0);
  expect(secrets.some((secret) => command.includes(secret))).toBe(true);
  for (const secret of secrets) expect(secret.length).toBeGreaterThanOrEqual(6);
});

test.each(ATTACKS)('what must stay visible stands in $command', ({ command, visible }) => {
  expect(visible.length).toBeGreaterThan(0);
  for (const part of visible) expect(command).toContain(part);
});

test.each(HARMLESS)('no token in %s', (command) => {
  expect(findTokens(command)).toEqual([]);
});
