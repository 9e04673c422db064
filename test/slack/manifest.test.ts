import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DECLINABLE_SCOPES,
  HISTORY_SCOPES,
  OPTIONAL_SCOPES,
  REQUIRED_SCOPES,
} from '../../src/slack/api/scopes.ts';
import { findSubcommand, SUBCOMMANDS, usageHint } from '../../src/slack/command/subcommands.ts';
import { readManifest } from '../support/slack/manifest.ts';

const SRC = join(__dirname, '../../src/slack');
const code = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(SRC, path), 'utf8'))
  .join('\n');

const events = Array.from(code.matchAll(/onEvent\(app, deps, '([^']+)'/g), ([, name = '']) => name).sort();

const manifest = readManifest();

// What the scopes allow is shown by every flow test: their workspace grants what the manifest asks for, and no more.
test('the manifest registers the commands and events that have a listener, and no others', () => {
  expect(manifest.commands).toEqual(['/expacti']);
  expect(manifest.events).toEqual(events);
});

test('the usage hint of manifest.yml names every sub-command: if not, write what is expected there', () => {
  expect(manifest.usageHint).toBe(usageHint());
  // At most 1,000 characters: docs.slack.dev, "App manifest reference".
  expect(usageHint().length).toBeLessThanOrEqual(1_000);
});

test('names of sub-commands are unique, and in lower case', () => {
  const names = SUBCOMMANDS.map(({ name }) => name);
  expect(names).toEqual([...new Set(names.map((name) => name.toLowerCase()))]);
});

test('a sub-command is found in any case, and an unknown one is not', () => {
  expect(findSubcommand('BREAK-Glass')?.name).toBe('break-glass');
  expect(findSubcommand('constructor')).toBeUndefined();
});

test('the manifest asks for what socket mode, modals and the Home tab need', () => {
  expect(manifest.settings).toMatchObject({ socket_mode_enabled: true, interactivity: { is_enabled: true } });
});

test('a workspace need not let the app read messages: no scope for that is more than optional', () => {
  const reading = manifest.scopes.filter((scope) => /history|admin|search/.test(scope));
  expect(reading).toEqual([...HISTORY_SCOPES]);
  expect(manifest.declinable).toEqual(expect.arrayContaining(reading));
});

test('every scope of the manifest is required, or the code says what is missing without it', () => {
  const known = [...REQUIRED_SCOPES, ...Object.keys(OPTIONAL_SCOPES), ...DECLINABLE_SCOPES].sort();
  expect([...manifest.scopes].sort()).toEqual(known);
});

test('scopes that may be left out at the installation are those without which nothing is degraded', () => {
  expect([...manifest.declinable].sort()).toEqual([...DECLINABLE_SCOPES].sort());
});

test('the light beside the app’s name is the gate’s to set', () => {
  expect(manifest.alwaysOnline).toBe(false);
});
