import { readCallerSettings } from '../../../src/client/settings/caller-settings.ts';

const NAMES = { url: 'EXPACTI_URL', token: 'EXPACTI_TOKEN' };
const read = (url: string | undefined, token: string | undefined = 't', insecure?: string) =>
  readCallerSettings({ url, token }, NAMES, { EXPACTI_INSECURE: insecure });

test.each([
  ['https://gate.test', 'https://gate.test'],
  ['https://gate.test/', 'https://gate.test'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['ws://127.8.9.10:3000/', 'http://127.8.9.10:3000'],
  ['http://LOCALHOST/', 'http://localhost'],
  ['http://[::1]:3000', 'http://[::1]:3000'],
  // Other spellings of 127.0.0.1, which the URL parser writes in the usual form.
  ['http://0x7f.1:3000', 'http://127.0.0.1:3000'],
  ['http://2130706433/', 'http://127.0.0.1'],
  ['wss://gate.test/expacti/', 'https://gate.test/expacti'],
  ['WSS://gate.test', 'https://gate.test'],
])('%s is the gate at %s', (given, url) => {
  expect(read(given)).toEqual({ kind: 'settings', settings: { url, token: 't', proxy: null } });
});

test.each([
  [undefined, 'is not set'],
  ['gate.test', 'is not a URL'],
  ['file:///etc/passwd', 'has the scheme file:, but must have http, https, ws or wss'],
  ['https://me:secret@gate.test', 'must not contain a user name or a password'],
  ['https://gate.test/?a=b', 'must not contain ? or #'],
])('the address %s is refused', (url, wrong) => {
  expect(read(url)).toMatchObject({ kind: 'problems', problems: [{ name: 'EXPACTI_URL', wrong }] });
});

test.each(['', 'two words', 'line\n', 'tökén'])('the token %j is refused', (token) => {
  expect(read('https://gate.test', token)).toMatchObject({
    kind: 'problems',
    problems: [{ name: 'EXPACTI_TOKEN' }],
  });
});

const FAR = [
  'http://gate.test',
  'ws://gate.test:3000/',
  'http://localhost.evil.example',
  'http://127.0.0.1.evil.example',
  'http://evil.example/localhost',
  'http://localhost.',
  'http://128.0.0.1',
  'http://0.0.0.0:3000',
  'http://10.0.0.1',
  'http://[::2]',
  'http://[fe80::1]',
  'http://127-0-0-1.example',
];

test.each(FAR)('%s would send the token unencrypted to another machine', (url) => {
  const refused = {
    kind: 'problems',
    problems: [
      {
        name: 'EXPACTI_URL',
        wrong: expect.stringMatching(/^is (http|ws):\/\/ to another machine, .* read the token/),
        fix: expect.stringContaining('EXPACTI_INSECURE=1'),
      },
    ],
  };
  for (const insecure of [undefined, '', '0', 'true', ' 1'])
    expect(read(url, 't', insecure)).toEqual(refused);
  expect(read(url, 't', '1').kind).toBe('settings');
});
