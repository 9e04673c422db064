import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepKey, keyFile, readKeyFile } from '../../src/config/key-file.ts';
import { loadSettings } from '../../src/config/load-settings.ts';
import { SettingsError } from '../../src/config/problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'expacti-key-'));
afterAll(() => rmSync(folder, { recursive: true }));
let dataDir: string;
let count = 0;
beforeEach(() => {
  count += 1;
  dataDir = join(folder, String(count));
});

const HEX = 'ab'.repeat(32);
const policy = join(folder, 'expacti.yaml');
writeFileSync(policy, 'channels: { approvals: C0APPROVALS }\nreviewers: [U0ANA]\n');

function load(env: Record<string, string>) {
  const all = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', EXPACTI_CONFIG: policy, ...env };
  return loadSettings({ EXPACTI_DATA_DIR: dataDir, ...all }).secretKey;
}

function problems(env: Record<string, string>): string[] {
  try {
    load(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split('\n');
    throw error;
  }
  return [];
}

/** Writes a key file with these rights, whatever the umask. */
function writeKey(text: string, mode = 0o600): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(keyFile(dataDir), text);
  chmodSync(keyFile(dataDir), mode);
}

test.each([
  ['hex', HEX],
  ['hex in capitals', HEX.toUpperCase()],
  ['base64', Buffer.from(HEX, 'hex').toString('base64')],
  ['base64 for URLs, without padding', Buffer.from(HEX, 'hex').toString('base64url')],
])('a key in %s is understood', (_what, text) => {
  expect(load({ EXPACTI_SECRET_KEY: text })).toEqual({ key: Buffer.from(HEX, 'hex'), from: 'setting' });
});

test('a longer key is used whole', () => {
  expect(load({ EXPACTI_SECRET_KEY: 'cd'.repeat(64) })?.key).toHaveLength(64);
});

test.each([
  ['31 bytes in hex', 'ab'.repeat(31)],
  ['31 bytes in base64', Buffer.alloc(31, 7).toString('base64')],
  ['words', 'correct horse battery staple correct horse'],
  ['half a byte', `${HEX}?`],
  ['a novel', 'ab'.repeat(2000)],
])('a key that is %s is refused, without repeating it', (_what, text) => {
  const told = problems({ EXPACTI_SECRET_KEY: text, PORT: 'none' });
  expect(told).toEqual([
    'EXPACTI_SECRET_KEY: must be at least 32 bytes in hex or base64. Make one with: openssl rand -hex 32',
    expect.stringMatching(/^PORT: /),
  ]);
});

test('without a setting the key is that of the file, and without a file there is none yet', () => {
  expect(load({})).toBeNull();
  writeKey(`${HEX}\n`);
  expect(load({ EXPACTI_SECRET_KEY: '' })).toEqual({ key: Buffer.from(HEX, 'hex'), from: 'file' });
  expect(load({ EXPACTI_SECRET_KEY: 'cd'.repeat(32) })).toMatchObject({ from: 'setting' });
});

test.each([0o640, 0o604, 0o620, 0o700, 0o666])('a key file with the rights %o is refused', (mode) => {
  writeKey(HEX, mode);
  expect(problems({ PORT: 'none' })).toEqual([
    expect.stringMatching(/^PORT: /),
    `EXPACTI_SECRET_KEY: the key file ${keyFile(dataDir)} has the mode 0${mode.toString(8)}, so others can read or change it; its mode must be 0600. Run: chmod 600 ${keyFile(dataDir)}`,
  ]);
});

test.each(['', 'not a key', 'ab'.repeat(16), '\0'.repeat(10_000)])(
  'a key file that holds %j is refused',
  (text) => {
    writeKey(text);
    expect(problems({})).toEqual([
      expect.stringMatching(/key file .* cannot be used: its content must be at least 32 bytes/),
    ]);
  },
);

test('a folder or a link in the place of the key file is refused', () => {
  mkdirSync(keyFile(dataDir), { recursive: true });
  expect(problems({})).toEqual([expect.stringMatching(/cannot be used: it is not a regular file/)]);
  rmSync(keyFile(dataDir), { recursive: true });
  writeFileSync(join(folder, 'elsewhere'), HEX, { mode: 0o600 });
  symlinkSync(join(folder, 'elsewhere'), keyFile(dataDir));
  expect(problems({})).toEqual([expect.stringMatching(/cannot be used: it cannot be opened \(ELOOP\)/)]);
});

test('a new key has 32 random bytes and the rights 0600, and nothing else is left behind', async () => {
  const made = await keepKey(dataDir, null);
  expect(made).toHaveLength(32);
  expect(statSync(keyFile(dataDir)).mode & 0o777).toBe(0o600);
  expect(readFileSync(keyFile(dataDir), 'utf8')).toBe(`${made.toString('hex')}\n`);
  expect(readdirSync(dataDir)).toEqual(['secret.key']);
  expect(readKeyFile(dataDir)).toEqual(made);
});

test('a key that is there is never written over', async () => {
  const made = await keepKey(dataDir, null);
  expect(await keepKey(dataDir, null)).toEqual(made);
  expect(await keepKey(dataDir, Buffer.alloc(32, 1))).toEqual(made);
  chmodSync(keyFile(dataDir), 0o644);
  await expect(keepKey(dataDir, null)).rejects.toThrow(/has the mode 0644/);
});
